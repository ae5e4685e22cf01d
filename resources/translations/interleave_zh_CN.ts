<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Figure</name>
    <message>
        <source>running</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>only spins for the lock</source>
        <translation>只是自旋等锁</translation>
    </message>
    <message>
        <source>wants a core</source>
        <translation>等待核</translation>
    </message>
    <message>
        <source>waits for the lock</source>
        <translation>等锁</translation>
    </message>
    <message>
        <source>waits for a queue</source>
        <translation>等队列</translation>
    </message>
    <message>
        <source>waits for a device</source>
        <translation>等设备</translation>
    </message>
    <message>
        <source>sleeps</source>
        <translation>睡眠</translation>
    </message>
    <message>
        <source>off the core</source>
        <translation>不在核上</translation>
    </message>
    <message>
        <source>lost: nothing is known</source>
        <translation>丢失：一无所知</translation>
    </message>
    <message numerus="yes">
        <source>%n more lane(s) not shown</source>
        <translation>
            <numerusform>还有 %n 条泳道未画出</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>parameter and value</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 · %2 lost of %3 events</source>
        <translation>%1 · %3 个事件，丢失 %2 个</translation>
    </message>
</context>
<context>
    <name>LaneList</name>
    <message>
        <source>Core %1</source>
        <translation>核 %1</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>已固定</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>核</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>工作者</translation>
    </message>
    <message>
        <source>pid %1</source>
        <translation>pid %1</translation>
    </message>
    <message numerus="yes">
        <source>%n process(es)</source>
        <translation>
            <numerusform>%n 个进程</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lock(s)</source>
        <translation>
            <numerusform>%n 把锁</numerusform>
        </translation>
    </message>
    <message>
        <source>1 %1</source>
        <comment>one lock of this kind</comment>
        <translation>1 把%1</translation>
    </message>
    <message>
        <source>Locks</source>
        <translation>锁</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>队列</translation>
    </message>
    <message numerus="yes">
        <source>%n queue(s)</source>
        <translation>
            <numerusform>%n 个队列</numerusform>
        </translation>
    </message>
    <message>
        <source>holder</source>
        <translation>持有者</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>depth of a queue</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 of %2 busy</source>
        <translation>%2 核中 %1 核忙</translation>
    </message>
</context>
<context>
    <name>about</name>
    <message>
        <source>About Interleave</source>
        <translation>关于 Interleave</translation>
    </message>
    <message>
        <source>A desktop laboratory for concurrency: real threads, processes, locks and queues, watched while they run.&lt;br&gt;&lt;br&gt;Free software under the GNU General Public License, version 3 or later. It comes without any warranty.&lt;br&gt;The full text is in the file LICENSE, and at https://www.gnu.org/licenses/gpl-3.0.html.</source>
        <translation>并发的桌面实验室：真实的线程、进程、锁和队列，边运行边观察。&lt;br&gt;&lt;br&gt;自由软件，遵循 GNU 通用公共许可证第 3 版或更高版本，不附带任何担保。&lt;br&gt;全文见文件 LICENSE，以及 https://www.gnu.org/licenses/gpl-3.0.html。</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Freeze the view</source>
        <translation>冻结画面(&amp;F)</translation>
    </message>
    <message>
        <source>Switch the &amp;lock on or off</source>
        <translation>加锁或去锁(&amp;L)</translation>
    </message>
    <message>
        <source>Reset &amp;parameters to defaults</source>
        <translation>参数恢复默认值(&amp;P)</translation>
    </message>
    <message>
        <source>Switch between &amp;light and dark</source>
        <translation>切换浅色与深色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Projector</source>
        <translation>投影模式(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Bigger text and lanes</source>
        <translation>放大文字和泳道(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Smaller text and lanes</source>
        <translation>缩小文字和泳道(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Normal size</source>
        <translation>正常大小(&amp;N)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>Go &amp;left</source>
        <translation>向左(&amp;L)</translation>
    </message>
    <message>
        <source>Go &amp;right</source>
        <translation>向右(&amp;R)</translation>
    </message>
    <message>
        <source>Zoom in faster</source>
        <translation>快速放大</translation>
    </message>
    <message>
        <source>Zoom out faster</source>
        <translation>快速缩小</translation>
    </message>
    <message>
        <source>Go left faster</source>
        <translation>快速向左</translation>
    </message>
    <message>
        <source>Go right faster</source>
        <translation>快速向右</translation>
    </message>
    <message>
        <source>Zoom to the &amp;selection</source>
        <translation>缩放到所选(&amp;S)</translation>
    </message>
    <message>
        <source>Show the &amp;whole run</source>
        <translation>显示整个运行(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Follow live</source>
        <translation>跟随最新(&amp;F)</translation>
    </message>
    <message>
        <source>Previous slice of the lane</source>
        <translation>本泳道的上一段</translation>
    </message>
    <message>
        <source>Next slice of the lane</source>
        <translation>本泳道的下一段</translation>
    </message>
    <message>
        <source>Previous cause</source>
        <translation>上一个原因</translation>
    </message>
    <message>
        <source>Next cause</source>
        <translation>下一个原因</translation>
    </message>
    <message>
        <source>&amp;Pin the lane to the top</source>
        <translation>把泳道固定在顶部(&amp;P)</translation>
    </message>
    <message>
        <source>Set or remove a &amp;mark</source>
        <translation>设置或取消标记(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Clear the selection</source>
        <translation>取消选择(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Undo the last move of the view</source>
        <translation>撤销上一次移动(&amp;U)</translation>
    </message>
    <message>
        <source>R&amp;edo</source>
        <translation>重做(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Search experiments</source>
        <translation>搜索实验(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Reset the layout</source>
        <translation>恢复布局(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>按键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Interleave</source>
        <translation>关于 Interleave(&amp;A)</translation>
    </message>
    <message>
        <source>About &amp;Qt</source>
        <translation>关于 Qt(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>查看(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Timeline</source>
        <translation>时间线(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>窗口(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>wheel</source>
        <translation>滚轮</translation>
    </message>
    <message>
        <source>Scroll through the lanes</source>
        <translation>上下滚动泳道</translation>
    </message>
    <message>
        <source>Shift + wheel</source>
        <translation>Shift + 滚轮</translation>
    </message>
    <message>
        <source>Scroll through time</source>
        <translation>左右移动时间</translation>
    </message>
    <message>
        <source>Ctrl + wheel</source>
        <translation>Ctrl + 滚轮</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>以指针为中心缩放</translation>
    </message>
    <message>
        <source>drag on the lanes</source>
        <translation>在泳道上拖动</translation>
    </message>
    <message>
        <source>Select a range and add it up</source>
        <translation>选择一段时间并汇总</translation>
    </message>
    <message>
        <source>drag on the ruler</source>
        <translation>在刻度尺上拖动</translation>
    </message>
    <message>
        <source>Zoom to the range</source>
        <translation>缩放到这段时间</translation>
    </message>
    <message>
        <source>click</source>
        <translation>单击</translation>
    </message>
    <message>
        <source>Select a slice</source>
        <translation>选择一段</translation>
    </message>
    <message>
        <source>double click</source>
        <translation>双击</translation>
    </message>
    <message>
        <source>Select a slice and zoom to it</source>
        <translation>选择一段并放大</translation>
    </message>
    <message>
        <source>Mouse, on the timeline</source>
        <translation>鼠标（在时间线上）</translation>
    </message>
</context>
<context>
    <name>charts</name>
    <message>
        <source>Final values</source>
        <translation>最终值</translation>
    </message>
    <message>
        <source>After each trial its final value is counted here.</source>
        <translation>每一轮结束后，它的最终值计入这里。</translation>
    </message>
    <message>
        <source>%1 expected</source>
        <translation>应为 %1</translation>
    </message>
    <message>
        <source>%1, %2 wrong</source>
        <translation>%1，%2 轮错误</translation>
    </message>
    <message>
        <source>Time to the first instruction</source>
        <translation>到第一条指令的时间</translation>
    </message>
    <message>
        <source>Run the experiment: how long each start method takes appears here.</source>
        <translation>运行实验：每种启动方式需要的时间会出现在这里。</translation>
    </message>
    <message>
        <source>Race outcome over time</source>
        <translation>竞争结果随时间的变化</translation>
    </message>
    <message>
        <source>Run the experiment: lost updates per million appear here.</source>
        <translation>运行实验：每百万次更新丢失的次数会出现在这里。</translation>
    </message>
    <message>
        <source>lost per million</source>
        <translation>每百万次丢失</translation>
    </message>
    <message>
        <source>%1 lost / M now</source>
        <translation>现在每百万次丢失 %1</translation>
    </message>
    <message>
        <source>Lock contention</source>
        <translation>锁的竞争</translation>
    </message>
    <message>
        <source>With a lock, the time spent waiting for it appears here.</source>
        <translation>加锁之后，等锁的时间会出现在这里。</translation>
    </message>
    <message>
        <source>wait share</source>
        <translation>等待比例</translation>
    </message>
    <message>
        <source>wait share %1</source>
        <translation>等待占 %1</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>吞吐量</translation>
    </message>
    <message>
        <source>Run the experiment: operations per second appear here, one line for each worker.</source>
        <translation>运行实验：每秒的操作数会出现在这里，每个工作者一条线。</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>all workers</source>
        <translation>全部工作者</translation>
    </message>
    <message>
        <source>%1 operations/s</source>
        <translation>每秒 %1 次操作</translation>
    </message>
    <message>
        <source>Queue depth</source>
        <translation>队列深度</translation>
    </message>
    <message>
        <source>Run the experiment: the number of items in the queue appears here.</source>
        <translation>运行实验：队列里的元素个数会出现在这里。</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>%1 in the queue now</source>
        <translation>现在队列里有 %1 个</translation>
    </message>
    <message>
        <source>capacity</source>
        <translation>容量</translation>
    </message>
    <message numerus="yes">
        <source>%n trial(s)</source>
        <translation>
            <numerusform>%n 轮</numerusform>
        </translation>
    </message>
    <message>
        <source>median; line up to 99 of 100; logarithmic</source>
        <translation>中位数；细线到百分之九十九；对数刻度</translation>
    </message>
</context>
<context>
    <name>checks</name>
    <message>
        <source>%1 of %2 trials wrong</source>
        <translation>%2 轮中 %1 轮出错</translation>
    </message>
    <message>
        <source>%1 lost of %2</source>
        <translation>%2 次中丢失 %1 次</translation>
    </message>
    <message>
        <source>%1 / %2 per million</source>
        <translation>每百万 %1 / %2 次</translation>
    </message>
    <message>
        <source>&gt; %1 without, %2 with lock</source>
        <translation>不加锁 &gt; %1，加锁 %2</translation>
    </message>
    <message>
        <source>each right / %1</source>
        <translation>各自都对 / %1</translation>
    </message>
    <message>
        <source>&gt;= %1 and above the mutex&apos;s</source>
        <translation>&gt;= %1，且高于互斥锁</translation>
    </message>
    <message>
        <source>%1 began too early</source>
        <translation>%1 个过早开始</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>%1 次被拒绝</translation>
    </message>
    <message>
        <source>%1 of %2 in place, %3 overtaken on the way</source>
        <translation>%2 个中 %1 个在原位，%3 个途中被超过</translation>
    </message>
    <message>
        <source>all in place</source>
        <translation>都在原位</translation>
    </message>
    <message>
        <source>%1 of %2 workers in %3 ms</source>
        <translation>%2 个工作者中 %1 个在 %3 毫秒内启动</translation>
    </message>
    <message>
        <source>%1 lost, %2 begun</source>
        <translation>丢失 %1 个，新开始 %2 个</translation>
    </message>
    <message>
        <source>no task lost, none begun</source>
        <translation>不丢任务，也不开始新任务</translation>
    </message>
    <message>
        <source>%1 killed, %2 replaced, %3 tasks lost</source>
        <translation>被杀 %1 个，补上 %2 个，丢失任务 %3 个</translation>
    </message>
    <message>
        <source>its task lost, all others done</source>
        <translation>只丢它的任务，其余都完成</translation>
    </message>
    <message>
        <source>no task lost</source>
        <translation>不丢任务</translation>
    </message>
    <message>
        <source>&lt;= capacity</source>
        <translation>&lt;= 容量</translation>
    </message>
    <message>
        <source>%1 put, %2 got, %3 lost, %4 twice</source>
        <translation>放入 %1，取出 %2，丢失 %3，重复 %4</translation>
    </message>
    <message>
        <source>%1 put, %2 got, %3 lost</source>
        <translation>放入 %1，取出 %2，丢失 %3</translation>
    </message>
    <message>
        <source>gets = puts</source>
        <translation>取出 = 放入</translation>
    </message>
    <message>
        <source>puts = gets + lost</source>
        <translation>放入 = 取出 + 丢失</translation>
    </message>
    <message>
        <source>depth %1, blocked %2 %</source>
        <translation>深度 %1，阻塞 %2 %</translation>
    </message>
    <message>
        <source>depth %1, producers blocked</source>
        <translation>深度 %1，生产者阻塞</translation>
    </message>
    <message>
        <source>consumers blocked</source>
        <translation>消费者阻塞</translation>
    </message>
    <message>
        <source>%1 us with %2 MB, %3 us with %4 MB</source>
        <translation>%2 MB 时 %1 us，%4 MB 时 %3 us</translation>
    </message>
    <message>
        <source>&gt;= %1 times</source>
        <translation>&gt;= %1 倍</translation>
    </message>
    <message>
        <source>&lt; %1 times</source>
        <translation>&lt; %1 倍</translation>
    </message>
    <message>
        <source>%1 ms, then %2 ms</source>
        <translation>先 %1 ms，后 %2 ms</translation>
    </message>
    <message>
        <source>longer with the longer interval</source>
        <translation>间隔越长，一轮越长</translation>
    </message>
    <message>
        <source>%1 times</source>
        <translation>%1 倍</translation>
    </message>
    <message>
        <source>%1 tasks on %2 threads</source>
        <translation>%1 个任务在 %2 个线程上</translation>
    </message>
    <message>
        <source>all on %1 thread</source>
        <translation>全部在 %1 个线程上</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 个中的 %1 个</translation>
    </message>
    <message>
        <source>%1 / %2 requests per second</source>
        <translation>每秒 %1 / %2 个请求</translation>
    </message>
    <message>
        <source>more with the shorter interval</source>
        <translation>间隔越短越多</translation>
    </message>
    <message>
        <source>%1 wrong of %2</source>
        <translation>%2 个中 %1 个错误</translation>
    </message>
</context>
<context>
    <name>claims</name>
    <message>
        <source>lost updates</source>
        <translation>丢失的更新</translation>
    </message>
    <message>
        <source>lost per million</source>
        <translation>每百万次丢失</translation>
    </message>
    <message>
        <source>wrong trials</source>
        <translation>错误的轮数</translation>
    </message>
    <message>
        <source>time with overlap</source>
        <translation>重叠时间</translation>
    </message>
    <message>
        <source>time per operation</source>
        <translation>每次操作用时</translation>
    </message>
    <message>
        <source>speedup</source>
        <translation>加速比</translation>
    </message>
    <message>
        <source>time spent waiting</source>
        <translation>等待时间</translation>
    </message>
    <message>
        <source>changes of owner</source>
        <translation>持有者更换</translation>
    </message>
    <message>
        <source>hand-over of the lock</source>
        <translation>锁的交接</translation>
    </message>
    <message>
        <source>busiest to laziest worker</source>
        <translation>最忙与最闲之比</translation>
    </message>
    <message>
        <source>switches per second</source>
        <translation>每秒切换次数</translation>
    </message>
    <message>
        <source>time for all tasks</source>
        <translation>全部任务用时</translation>
    </message>
    <message>
        <source>most tasks at once</source>
        <translation>同时最多任务数</translation>
    </message>
    <message>
        <source>wait of each task</source>
        <translation>每个任务的等待</translation>
    </message>
    <message>
        <source>idle share of the workers</source>
        <translation>工作者空闲比例</translation>
    </message>
    <message>
        <source>refused calls</source>
        <translation>被拒绝的调用</translation>
    </message>
    <message>
        <source>items put</source>
        <translation>放入的元素</translation>
    </message>
    <message>
        <source>items got</source>
        <translation>取出的元素</translation>
    </message>
    <message>
        <source>greatest depth</source>
        <translation>最大深度</translation>
    </message>
    <message>
        <source>mean depth</source>
        <translation>平均深度</translation>
    </message>
    <message>
        <source>time in the queue</source>
        <translation>在队列里的时间</translation>
    </message>
    <message>
        <source>time blocked</source>
        <translation>阻塞时间</translation>
    </message>
    <message>
        <source>items lost</source>
        <translation>丢失的元素</translation>
    </message>
    <message>
        <source>items out of order</source>
        <translation>次序错误的元素</translation>
    </message>
    <message>
        <source>time to the first instruction</source>
        <translation>到第一条指令的时间</translation>
    </message>
    <message>
        <source>memory of its own</source>
        <translation>私有内存</translation>
    </message>
    <message>
        <source>share of memory</source>
        <translation>内存份额</translation>
    </message>
    <message>
        <source>inherited descriptors</source>
        <translation>继承的描述符</translation>
    </message>
    <message>
        <source>without lock: results are wrong</source>
        <translation>不加锁：结果出错</translation>
    </message>
    <message>
        <source>with a lock, or one atomic instruction: nothing is lost</source>
        <translation>加锁，或用一条原子指令：什么也不丢</translation>
    </message>
    <message>
        <source>switching the lock on stops the loss</source>
        <translation>加上锁，丢失就停止</translation>
    </message>
    <message>
        <source>a private copy each: every worker right, the parent&apos;s value untouched</source>
        <translation>各有一份拷贝：每个工作者都对，父进程的值不变</translation>
    </message>
    <message>
        <source>without start gate and with few iterations: mostly right</source>
        <translation>没有起跑门、循环次数少：大多正确</translation>
    </message>
    <message>
        <source>the less is locked, the faster</source>
        <translation>锁住的越少越快</translation>
    </message>
    <message>
        <source>all locked: no faster than one worker</source>
        <translation>全部锁住：不比一个工作者快</translation>
    </message>
    <message>
        <source>a ticket lock changes its owner nearly every time</source>
        <translation>排队锁几乎每次都换持有者</translation>
    </message>
    <message>
        <source>larger units of work are faster at the same locked share</source>
        <translation>锁的比例相同，工作单元越大越快</translation>
    </message>
    <message>
        <source>tasks done</source>
        <translation>完成的任务</translation>
    </message>
    <message>
        <source>tasks lost</source>
        <translation>丢失的任务</translation>
    </message>
    <message>
        <source>producers blocked</source>
        <translation>生产者阻塞</translation>
    </message>
    <message>
        <source>consumers blocked</source>
        <translation>消费者阻塞</translation>
    </message>
    <message>
        <source>items that came twice</source>
        <translation>重复的元素</translation>
    </message>
    <message>
        <source>the queue is never deeper than its capacity</source>
        <translation>队列从不超过容量</translation>
    </message>
    <message>
        <source>every item arrives, once</source>
        <translation>每个元素都到达，且只一次</translation>
    </message>
    <message>
        <source>items leave in the order they came in</source>
        <translation>先进先出</translation>
    </message>
    <message>
        <source>a faster producer waits at a full queue</source>
        <translation>生产较快：生产者在满队列前等待</translation>
    </message>
    <message>
        <source>a faster consumer waits at an empty queue</source>
        <translation>消费较快：消费者在空队列前等待</translation>
    </message>
    <message>
        <source>ended from outside: what was in the queue is lost, and counted</source>
        <translation>从外面终止：队列里剩下的丢失，并被计数</translation>
    </message>
    <message>
        <source>never more tasks at once than the pool has workers</source>
        <translation>同时运行的任务不超过池的大小</translation>
    </message>
    <message>
        <source>the next task begins only when one has ended</source>
        <translation>有任务结束，下一个才开始</translation>
    </message>
    <message>
        <source>after closing, a task is refused</source>
        <translation>关闭之后提交任务被拒绝</translation>
    </message>
    <message>
        <source>joining before closing is refused</source>
        <translation>关闭之前 join 被拒绝</translation>
    </message>
    <message>
        <source>results come in the order of the tasks</source>
        <translation>结果按任务的次序返回</translation>
    </message>
    <message>
        <source>a larger pool starts its new workers at once</source>
        <translation>扩大进程池：新工作者立刻启动</translation>
    </message>
    <message>
        <source>a smaller pool lets each worker finish its task</source>
        <translation>缩小进程池：工作者做完手里的任务</translation>
    </message>
    <message>
        <source>a worker killed in its task: the task is lost and reported, the pool goes on</source>
        <translation>工作者执行任务时被杀：任务丢失并报告，进程池继续</translation>
    </message>
    <message>
        <source>a worker killed while idle: nothing is lost</source>
        <translation>工作者空闲时被杀：什么也不丢</translation>
    </message>
    <message>
        <source>a thread starts sooner than a fork server&apos;s child, and that sooner than a spawned process</source>
        <translation>线程启动快于 fork 服务器的子进程，后者又快于 spawn 的进程</translation>
    </message>
    <message>
        <source>fork takes longer, the more memory the parent has</source>
        <translation>父进程内存越多，fork 越慢</translation>
    </message>
    <message>
        <source>spawn does not care for the parent&apos;s memory</source>
        <translation>spawn 与父进程的内存无关</translation>
    </message>
    <message>
        <source>a spawned process inherits only what it was given</source>
        <translation>spawn 的进程只继承交给它的东西</translation>
    </message>
    <message>
        <source>phases between changes</source>
        <translation>各次改变之间的阶段</translation>
    </message>
    <message>
        <source>values of the private copies</source>
        <translation>各份拷贝的值</translation>
    </message>
    <message>
        <source>value in the parent</source>
        <translation>父进程里的值</translation>
    </message>
    <message>
        <source>time to the first instruction, small parent</source>
        <translation>到第一条指令的时间（小的父进程）</translation>
    </message>
    <message>
        <source>one switch</source>
        <translation>一次切换</translation>
    </message>
    <message>
        <source>memory of each, in bytes</source>
        <translation>每个占用的内存（字节）</translation>
    </message>
    <message>
        <source>threads of the system</source>
        <translation>系统线程数</translation>
    </message>
    <message>
        <source>longest stall</source>
        <translation>最长停顿</translation>
    </message>
    <message>
        <source>tasks at once</source>
        <translation>同时存在的任务</translation>
    </message>
    <message>
        <source>until all had slept</source>
        <translation>全部睡完所用时间</translation>
    </message>
    <message>
        <source>stall by kind of call</source>
        <translation>各类调用造成的停顿</translation>
    </message>
    <message>
        <source>items sent and yielded in turn</source>
        <translation>轮流传递的东西</translation>
    </message>
    <message>
        <source>all tasks run on one thread of the system</source>
        <translation>所有任务运行在一个系统线程上</translation>
    </message>
    <message>
        <source>a switch between tasks is far cheaper than one between threads</source>
        <translation>任务之间的切换远比线程之间便宜</translation>
    </message>
    <message>
        <source>producer and consumer take turns by send and yield, without a lock</source>
        <translation>生产者与消费者用 send 和 yield 轮流，无需锁</translation>
    </message>
    <message>
        <source>all can sleep at once: together hardly longer than one</source>
        <translation>全都可以同时睡眠：总共几乎不比一个久</translation>
    </message>
    <message>
        <source>a sleep that is awaited stalls nobody</source>
        <translation>等待式睡眠不会让别人停顿</translation>
    </message>
    <message>
        <source>a call that blocks stalls every task for as long</source>
        <translation>阻塞调用让每个任务停顿同样久</translation>
    </message>
    <message>
        <source>CPU in percent of one core</source>
        <translation>CPU 占一个核的百分比</translation>
    </message>
    <message>
        <source>cores used</source>
        <translation>用到的核数</translation>
    </message>
    <message>
        <source>hand-overs</source>
        <translation>换手次数</translation>
    </message>
    <message>
        <source>turn of a holder</source>
        <translation>持有者的一轮</translation>
    </message>
    <message>
        <source>loops per second, all workers</source>
        <translation>每秒循环数（全部工作者）</translation>
    </message>
    <message>
        <source>loops per second, one worker alone</source>
        <translation>每秒循环数（单独一个工作者）</translation>
    </message>
    <message>
        <source>most holders at once</source>
        <translation>同时持有者的最大数</translation>
    </message>
    <message>
        <source>under the lock all threads together use one core, however many there are</source>
        <translation>有锁时，无论有多少线程，总共只用一个核</translation>
    </message>
    <message>
        <source>under the lock more threads get no more done</source>
        <translation>有锁时，线程再多也不会多做</translation>
    </message>
    <message>
        <source>without the lock, or as processes, they use every core</source>
        <translation>没有锁，或者用进程，就能用上每个核</translation>
    </message>
    <message>
        <source>by the old rule a second core burns time with waking in vain</source>
        <translation>按旧规则，第二个核把时间耗在白白唤醒上</translation>
    </message>
    <message>
        <source>while one waits for a device, another computes</source>
        <translation>一个等待设备时，另一个在计算</translation>
    </message>
    <message>
        <source>only one worker at a time executes bytecode</source>
        <translation>同一时刻只有一个工作者执行字节码</translation>
    </message>
    <message>
        <source>a turn lasts about as long as the switch interval</source>
        <translation>一轮大约持续一个切换间隔</translation>
    </message>
    <message>
        <source>a longer switch interval makes longer turns, at once</source>
        <translation>切换间隔变长，每轮立刻变长</translation>
    </message>
    <message>
        <source>steps out of order</source>
        <translation>次序颠倒的步骤</translation>
    </message>
    <message>
        <source>steps with another inside</source>
        <translation>中间被插入的步骤</translation>
    </message>
    <message>
        <source>covered before the radish was in</source>
        <translation>没放萝卜就盖土</translation>
    </message>
    <message>
        <source>fields done in order</source>
        <translation>按顺序完成的田地</translation>
    </message>
    <message>
        <source>threads begin a step before the one ahead of it is finished</source>
        <translation>线程在前一步完成之前就开始下一步</translation>
    </message>
    <message>
        <source>with a lock every step waits for the one ahead of it</source>
        <translation>有了锁，每步都等前一步</translation>
    </message>
    <message>
        <source>coroutines keep the order without any lock</source>
        <translation>协程不用锁也保持次序</translation>
    </message>
    <message>
        <source>requests per second</source>
        <translation>每秒请求数</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>请求数</translation>
    </message>
    <message>
        <source>wrong replies</source>
        <translation>错误的回答</translation>
    </message>
    <message>
        <source>without busy threads</source>
        <translation>没有忙碌线程时</translation>
    </message>
    <message>
        <source>with a shorter switch interval</source>
        <translation>切换间隔更短时</translation>
    </message>
    <message>
        <source>beside a busy thread the server answers far fewer requests</source>
        <translation>旁边有忙碌线程时，服务器回答的请求少得多</translation>
    </message>
    <message>
        <source>the usual request waits for half a switch interval or longer</source>
        <translation>通常一个请求要等半个切换间隔或更久</translation>
    </message>
    <message>
        <source>a shorter switch interval lets more requests through</source>
        <translation>切换间隔更短，能通过更多请求</translation>
    </message>
    <message>
        <source>every reply is right</source>
        <translation>每个回答都正确</translation>
    </message>
</context>
<context>
    <name>display</name>
    <message>
        <source>DISPLAY and WAYLAND_DISPLAY are not set</source>
        <translation>没有设置 DISPLAY 和 WAYLAND_DISPLAY</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 没有回应</translation>
    </message>
    <message>
        <source>Start it in a graphical session (with ssh: ssh -X), or do without a window: interleave run lost-update --png figure.png</source>
        <translation>请在图形会话中启动（用 ssh 时：ssh -X），或者不用窗口：interleave run lost-update --png figure.png</translation>
    </message>
</context>
<context>
    <name>docks</name>
    <message>
        <source>Experiments</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Data behind the charts</source>
        <translation>图表背后的数据</translation>
    </message>
    <message>
        <source>Output of the workers</source>
        <translation>工作者的输出</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>所选</translation>
    </message>
</context>
<context>
    <name>doctor</name>
    <message>
        <source>Ways to watch the workers, best first (the first that is possible is taken)</source>
        <translation>观察工作者的方式，从好到差（采用第一种可行的）</translation>
    </message>
    <message>
        <source>why not: %1</source>
        <translation>不可用的原因：%1</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>这台机器</translation>
    </message>
    <message>
        <source>usable cores: %1 (allowed: %2)</source>
        <translation>可用的核：%1（允许：%2）</translation>
    </message>
    <message>
        <source>With one core workers take turns: races and contention show rarely.</source>
        <translation>只有一个核时工作者轮流执行：竞争很少出现。</translation>
    </message>
    <message>
        <source>CPU quota of the container: %1 cores</source>
        <translation>容器的 CPU 配额：%1 核</translation>
    </message>
    <message>
        <source>CPU quota of the container: none</source>
        <translation>容器的 CPU 配额：无</translation>
    </message>
    <message>
        <source>timer tick: %1 Hz</source>
        <translation>时钟节拍：%1 Hz</translation>
    </message>
    <message>
        <source>clock of the records: %1</source>
        <translation>记录使用的时钟：%1</translation>
    </message>
    <message>
        <source>restartable sequences (rseq)</source>
        <translation>可重启序列（rseq）</translation>
    </message>
    <message>
        <source>scheduler statistics of each thread in /proc</source>
        <translation>/proc 中每个线程的调度统计</translation>
    </message>
    <message>
        <source>a font with Chinese glyphs</source>
        <translation>含中文字形的字体</translation>
    </message>
    <message>
        <source>For Chinese install one of: %1. For example: sudo apt install fonts-droid-fallback</source>
        <translation>显示中文请安装其中之一：%1。例如：sudo apt install fonts-droid-fallback</translation>
    </message>
    <message>
        <source>a display for the window</source>
        <translation>窗口所需的显示</translation>
    </message>
    <message>
        <source>DISPLAY and WAYLAND_DISPLAY are not set; the command line works without.</source>
        <translation>没有设置 DISPLAY 和 WAYLAND_DISPLAY；命令行不需要它们。</translation>
    </message>
    <message>
        <source>%1 does not answer; the command line works without.</source>
        <translation>%1 没有回应；命令行不需要它。</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>There is no “%1” here. Accepted: %2.</source>
        <translation>这里没有“%1”。可接受：%2。</translation>
    </message>
    <message>
        <source>%1 needs a value: %2.</source>
        <translation>%1 需要一个值：%2。</translation>
    </message>
    <message>
        <source>%1 cannot be “%2”. Accepted: %3.</source>
        <translation>%1 不能是“%2”。可接受：%3。</translation>
    </message>
    <message>
        <source>There is no experiment “%1”. Choose one of: %2.</source>
        <translation>没有实验“%1”。请从中选择：%2。</translation>
    </message>
    <message>
        <source>Experiment “%1” has no parameter “%2”. It has: %3.</source>
        <translation>实验“%1”没有参数“%2”。它有：%3。</translation>
    </message>
    <message>
        <source>Parameter “%1” cannot be “%2”. Accepted: %3.</source>
        <translation>参数“%1”不能是“%2”。可接受：%3。</translation>
    </message>
    <message>
        <source>Parameter “%1” cannot be %2: out of range. Accepted: %3.</source>
        <translation>参数“%1”不能是 %2：超出范围。可接受：%3。</translation>
    </message>
    <message>
        <source>%1 together with %2 has no meaning. Change one of the two.</source>
        <translation>%1 与 %2 放在一起没有意义。请改变其中一个。</translation>
    </message>
    <message>
        <source>Parameter “%1” acts at the start of a run only. During a run these can be changed: %2.</source>
        <translation>参数“%1”只在运行开始时起作用。运行中可以改变的有：%2。</translation>
    </message>
    <message>
        <source>“%1” is not a change at a time. Accepted: %2.</source>
        <translation>“%1”不是某一时刻的改变。可接受：%2。</translation>
    </message>
    <message>
        <source>Capture mode “%1” is not to be had here: %2. %3</source>
        <translation>这里无法使用捕获方式“%1”：%2。%3</translation>
    </message>
    <message>
        <source>Not to be had here: %1 (%2). %3</source>
        <translation>这里无法使用：%1（%2）。%3</translation>
    </message>
    <message>
        <source>No display for the window: %1. %2</source>
        <translation>窗口没有显示可用：%1。%2</translation>
    </message>
    <message>
        <source>Could not start %1: %2.</source>
        <translation>无法启动 %1：%2。</translation>
    </message>
    <message>
        <source>The experiment&apos;s process ended before its time (%1). What had been recorded is kept. Run it again.</source>
        <translation>实验进程提前结束（%1）。已记录的内容保留。请再运行一次。</translation>
    </message>
    <message>
        <source>The process that guards the experiment was ended (%1), and with it the experiment. What had been recorded is kept. Run it again.</source>
        <translation>看护实验的进程被结束（%1），实验也随之结束。已记录的内容保留。请再运行一次。</translation>
    </message>
    <message>
        <source>The window and interleave-host do not understand each other (%1). Are both from the same build? Install or build them together.</source>
        <translation>窗口与 interleave-host 互不理解（%1）。它们出自同一次构建吗？请一起安装或构建。</translation>
    </message>
    <message>
        <source>%1 workers were asked for; at most %2 are possible. Choose fewer.</source>
        <translation>要求 %1 个工作者，最多只能有 %2 个。请减少数量。</translation>
    </message>
    <message>
        <source>Cannot write %1: %2. Choose a place where you may write.</source>
        <translation>无法写入 %1：%2。请选择一个可以写入的位置。</translation>
    </message>
    <message>
        <source>The system refused %1: %2.</source>
        <translation>系统拒绝了 %1：%2。</translation>
    </message>
    <message>
        <source>Something went wrong that has no name.</source>
        <translation>出了没有名字的错误。</translation>
    </message>
    <message>
        <source>To allow it until the next boot: sudo sysctl kernel.perf_event_paranoid=2 (Debian and Ubuntu start with a stricter value).</source>
        <translation>在下次重启之前允许它：sudo sysctl kernel.perf_event_paranoid=2（Debian 和 Ubuntu 的初始值更严格）。</translation>
    </message>
    <message>
        <source>Who woke whom is told by tracefs, which only root may read: sudo interleave, or give interleave CAP_PERFMON.</source>
        <translation>谁唤醒了谁由 tracefs 给出，只有 root 可读：sudo interleave，或授予 interleave CAP_PERFMON。</translation>
    </message>
    <message>
        <source>Self-measuring needs rseq: Linux 4.18 and glibc 2.35 or newer, and GLIBC_TUNABLES must not turn it off.</source>
        <translation>自行测量需要 rseq：Linux 4.18 和 glibc 2.35 以上，并且不能被 GLIBC_TUNABLES 关闭。</translation>
    </message>
    <message>
        <source>Self-measuring needs /proc with schedstat: mount /proc, or use a kernel with CONFIG_SCHED_INFO.</source>
        <translation>自行测量需要 /proc 中的 schedstat：请挂载 /proc，或使用带 CONFIG_SCHED_INFO 的内核。</translation>
    </message>
</context>
<context>
    <name>experiments</name>
    <message>
        <source>The balance</source>
        <translation>余额</translation>
    </message>
    <message>
        <source>What a lock costs</source>
        <translation>锁的代价</translation>
    </message>
    <message>
        <source>A pool of workers</source>
        <translation>进程池</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>fork, spawn, forkserver, thread</source>
        <translation>fork、spawn、forkserver、线程</translation>
    </message>
    <message>
        <source>Lost update</source>
        <translation>更新丢失</translation>
    </message>
    <message>
        <source>Lock contention</source>
        <translation>锁的竞争</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>进程池</translation>
    </message>
    <message>
        <source>Start methods</source>
        <translation>启动方式</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>工作者</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>变量</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>Iterations</source>
        <translation>循环次数</translation>
    </message>
    <message>
        <source>Start gate</source>
        <translation>起跑门</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口期</translation>
    </message>
    <message>
        <source>Start method</source>
        <translation>启动方式</translation>
    </message>
    <message>
        <source>Trials</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Locked share</source>
        <translation>加锁比例</translation>
    </message>
    <message>
        <source>Unit of work</source>
        <translation>工作单元</translation>
    </message>
    <message>
        <source>Locks</source>
        <translation>锁</translation>
    </message>
    <message>
        <source>Pool size</source>
        <translation>池的大小</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务数</translation>
    </message>
    <message>
        <source>Task length</source>
        <translation>任务长度</translation>
    </message>
    <message>
        <source>Task lengths</source>
        <translation>长度分布</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>任务内容</translation>
    </message>
    <message>
        <source>Chunk size</source>
        <translation>每批任务数</translation>
    </message>
    <message>
        <source>Submit late</source>
        <translation>关闭后提交</translation>
    </message>
    <message>
        <source>Kill a worker</source>
        <translation>杀死工作者</translation>
    </message>
    <message>
        <source>Producers</source>
        <translation>生产者</translation>
    </message>
    <message>
        <source>Consumers</source>
        <translation>消费者</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>元素个数</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>Make one item</source>
        <translation>生产用时</translation>
    </message>
    <message>
        <source>Use one item</source>
        <translation>消费用时</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束方式</translation>
    </message>
    <message>
        <source>Parent&apos;s memory</source>
        <translation>父进程内存</translation>
    </message>
    <message>
        <source>Children</source>
        <translation>子进程数</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>核</translation>
    </message>
    <message>
        <source>Pinning</source>
        <translation>绑定</translation>
    </message>
    <message>
        <source>Nice</source>
        <translation>谦让值</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>调度策略</translation>
    </message>
    <message>
        <source>Time slice</source>
        <translation>时间片</translation>
    </message>
    <message>
        <source>What guards the critical section. Change it while the workers run and watch what happens at that instant.</source>
        <translation>用什么保护临界区。在工作者运行时改变它，看看那一刻发生什么。</translation>
    </message>
    <message>
        <source>Add and take away the same amount (the sum must be 0), or count up.</source>
        <translation>先加后减同一个数（结果应为 0），或者只是计数。</translation>
    </message>
    <message>
        <source>How the shared word is changed: a separate load and store; the same through volatile, which changes nothing; or one indivisible instruction.</source>
        <translation>怎样改变共享的字：分开的读和写；同样的读写但加 volatile（没有用处）；或者一条不可分割的指令。</translation>
    </message>
    <message>
        <source>One word for all workers, or a copy of its own for each process.</source>
        <translation>所有工作者共用一个字，或者每个进程一份拷贝。</translation>
    </message>
    <message>
        <source>Operations of each worker in one trial.</source>
        <translation>每个工作者在一轮里的操作次数。</translation>
    </message>
    <message>
        <source>All workers wait until every one is there. Without it the first may be done before the second exists.</source>
        <translation>所有工作者等到人齐才起跑。没有它，第一个可能在第二个出现之前就做完了。</translation>
    </message>
    <message>
        <source>Extra time between load and store: the wider, the more often another worker comes in between.</source>
        <translation>读与写之间额外的时间：越宽，别的工作者越容易插进来。</translation>
    </message>
    <message>
        <source>How workers come into being: as threads of one process, or as processes of their own.</source>
        <translation>工作者怎样产生：作为一个进程的线程，或者各自成为进程。</translation>
    </message>
    <message>
        <source>How often the race is run.</source>
        <translation>竞争重复多少轮。</translation>
    </message>
    <message>
        <source>Share of each unit of work that is done while holding the lock.</source>
        <translation>每个工作单元中持有锁的比例。</translation>
    </message>
    <message>
        <source>Length of one unit of work, inside and outside the lock together.</source>
        <translation>一个工作单元的长度，锁内锁外合计。</translation>
    </message>
    <message>
        <source>One lock for all data, or one for each slot of it.</source>
        <translation>所有数据一把锁，或者每个位置一把锁。</translation>
    </message>
    <message>
        <source>Workers that live as long as the pool. More start at once; one too many ends after its task.</source>
        <translation>与进程池同寿的工作者。增加时立刻启动；多出来的做完手里的任务再结束。</translation>
    </message>
    <message>
        <source>All tasks alike, of random length, or one much longer than the others.</source>
        <translation>所有任务一样长、长度随机，或者其中一个特别长。</translation>
    </message>
    <message>
        <source>Whether a task sleeps or computes: sleeping tasks need no core.</source>
        <translation>任务是睡眠还是计算：睡眠不需要核。</translation>
    </message>
    <message>
        <source>Tasks handed to a worker at a time.</source>
        <translation>一次交给工作者几个任务。</translation>
    </message>
    <message>
        <source>Try to hand in one more task after the pool was closed.</source>
        <translation>在池关闭之后再提交一个任务。</translation>
    </message>
    <message>
        <source>Kill one worker in the middle of a task, or while it waits for one.</source>
        <translation>在工作者执行任务时，或等待任务时杀死它。</translation>
    </message>
    <message>
        <source>Items the queue holds before a producer must wait.</source>
        <translation>队列能放多少个，再多生产者就得等。</translation>
    </message>
    <message>
        <source>Tell the consumers that nothing more comes, or end them from outside.</source>
        <translation>告诉消费者不会再有了，或者从外面结束它们。</translation>
    </message>
    <message>
        <source>Memory the parent has touched before it starts anybody: fork must copy its page tables.</source>
        <translation>父进程在启动别人之前用过的内存：fork 要复制它的页表。</translation>
    </message>
    <message>
        <source>Cores the workers may use.</source>
        <translation>工作者可以使用的核。</translation>
    </message>
    <message>
        <source>Whether a worker may move between cores.</source>
        <translation>工作者能否在核之间移动。</translation>
    </message>
    <message>
        <source>Politeness: the higher, the smaller the share of a contended core.</source>
        <translation>谦让的程度：越高，在争用的核上得到的份额越小。</translation>
    </message>
    <message>
        <source>The kernel&apos;s scheduling policy. fifo and rr need permission and leave one core free.</source>
        <translation>内核的调度策略。fifo 和 rr 需要权限，并留出一个核。</translation>
    </message>
    <message>
        <source>Time slice asked of the scheduler; it may give less or more.</source>
        <translation>向调度器要求的时间片；它可能给得多些或少些。</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>unbounded</source>
        <translation>无限</translation>
    </message>
    <message>
        <source>default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>thread</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>fork</source>
        <translation>fork</translation>
    </message>
    <message>
        <source>spawn</source>
        <translation>spawn</translation>
    </message>
    <message>
        <source>forkserver</source>
        <translation>forkserver</translation>
    </message>
    <message>
        <source>mutex</source>
        <translation>互斥锁</translation>
    </message>
    <message>
        <source>spinlock</source>
        <translation>自旋锁</translation>
    </message>
    <message>
        <source>ticket lock</source>
        <translation>排队锁</translation>
    </message>
    <message>
        <source>adaptive mutex</source>
        <translation>自适应锁</translation>
    </message>
    <message>
        <source>read-write lock</source>
        <translation>读写锁</translation>
    </message>
    <message>
        <source>robust mutex</source>
        <translation>健壮互斥锁</translation>
    </message>
    <message>
        <source>balance ± n</source>
        <translation>余额 ± n</translation>
    </message>
    <message>
        <source>counter + 1</source>
        <translation>计数 + 1</translation>
    </message>
    <message>
        <source>load, store</source>
        <translation>读，再写</translation>
    </message>
    <message>
        <source>volatile</source>
        <translation>volatile</translation>
    </message>
    <message>
        <source>fetch-and-add</source>
        <translation>原子加</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>共享</translation>
    </message>
    <message>
        <source>private copy</source>
        <translation>各有拷贝</translation>
    </message>
    <message>
        <source>one for all</source>
        <translation>共用一把</translation>
    </message>
    <message>
        <source>one per slot</source>
        <translation>每位置一把</translation>
    </message>
    <message>
        <source>all equal</source>
        <translation>一样长</translation>
    </message>
    <message>
        <source>random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>one long</source>
        <translation>一个特别长</translation>
    </message>
    <message>
        <source>sleep</source>
        <translation>睡眠</translation>
    </message>
    <message>
        <source>compute</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>while running</source>
        <translation>运行时</translation>
    </message>
    <message>
        <source>while idle</source>
        <translation>空闲时</translation>
    </message>
    <message>
        <source>never</source>
        <translation>不杀</translation>
    </message>
    <message>
        <source>last item says so</source>
        <translation>哨兵</translation>
    </message>
    <message>
        <source>terminate</source>
        <translation>终止</translation>
    </message>
    <message>
        <source>free</source>
        <translation>自由</translation>
    </message>
    <message>
        <source>a core each</source>
        <translation>各占一核</translation>
    </message>
    <message>
        <source>same core</source>
        <translation>同一个核</translation>
    </message>
    <message>
        <source>other (normal)</source>
        <translation>other（普通）</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>batch（批处理）</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>idle（空闲）</translation>
    </message>
    <message>
        <source>fifo (real-time)</source>
        <translation>fifo（实时）</translation>
    </message>
    <message>
        <source>rr (real-time)</source>
        <translation>rr（实时）</translation>
    </message>
    <message>
        <source>Scheduling</source>
        <translation>调度</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Threads and locks</source>
        <translation>线程与锁</translation>
    </message>
    <message>
        <source>Between processes</source>
        <translation>进程间通信</translation>
    </message>
    <message>
        <source>One thread, many tasks</source>
        <translation>协程</translation>
    </message>
    <message>
        <source>1 per core</source>
        <translation>每核一个</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Yields of each</source>
        <translation>每个让出的次数</translation>
    </message>
    <message>
        <source>Blocking call</source>
        <translation>阻塞调用</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Coroutines that are at work at the same time, all on one thread.</source>
        <translation>同时工作的协程数，全部在一个线程上。</translation>
    </message>
    <message>
        <source>How often each goes back to the end of the line while switches are timed.</source>
        <translation>测量切换时，每个协程回到队尾的次数。</translation>
    </message>
    <message>
        <source>One of them makes a call that blocks its thread for so long; 0: none does.</source>
        <translation>其中一个发出阻塞线程这么久的调用；0 表示没有。</translation>
    </message>
    <message>
        <source>Time the same hand-over between two threads and between two processes first.</source>
        <translation>先测量两个线程之间、两个进程之间的同样换手。</translation>
    </message>
    <message>
        <source>Coroutines</source>
        <translation>协程</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>Switch interval</source>
        <translation>切换间隔</translation>
    </message>
    <message>
        <source>Waits for a device</source>
        <translation>等待设备</translation>
    </message>
    <message>
        <source>One interpreter lock for all threads, threads without one, processes with a lock each, or the lock as it was before 2009.</source>
        <translation>所有线程共用一把解释器锁；没有锁的线程；各有一把锁的进程；或 2009 年以前的锁。</translation>
    </message>
    <message>
        <source>How long a waiting thread is patient before it asks for the lock.</source>
        <translation>等待的线程忍耐多久才请求这把锁。</translation>
    </message>
    <message>
        <source>Every millisecond of computing a worker waits a millisecond for a device, and lets go of the lock meanwhile.</source>
        <translation>工作者每计算一毫秒，就等待设备一毫秒，其间放开锁。</translation>
    </message>
    <message>
        <source>one lock (GIL)</source>
        <translation>一把锁（GIL）</translation>
    </message>
    <message>
        <source>no lock</source>
        <translation>无锁</translation>
    </message>
    <message>
        <source>processes</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>old rule: 100 bytecodes</source>
        <translation>旧规则：100 条字节码</translation>
    </message>
    <message>
        <source>One interpreter lock</source>
        <translation>多核与GIL</translation>
    </message>
    <message>
        <source>GIL</source>
        <translation>GIL</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>田地</translation>
    </message>
    <message>
        <source>Length of a step</source>
        <translation>每步长度</translation>
    </message>
    <message>
        <source>Two threads, two threads with a lock around each step, or two coroutines on one thread.</source>
        <translation>两个线程；两个线程，每步加锁；或一个线程上的两个协程。</translation>
    </message>
    <message>
        <source>Each wants a hole, a radish in it, and a cover, in this order.</source>
        <translation>每块地依次要挖坑、放萝卜、盖土。</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>threads and a lock</source>
        <translation>线程加锁</translation>
    </message>
    <message>
        <source>coroutines</source>
        <translation>协程</translation>
    </message>
    <message>
        <source>Who decides the order: dig, plant, cover</source>
        <translation>抢占式与协作式</translation>
    </message>
    <message>
        <source>Preemptive and cooperative</source>
        <translation>抢占与协作</translation>
    </message>
    <message>
        <source>Busy threads</source>
        <translation>忙碌线程</translation>
    </message>
    <message>
        <source>Threads beside the server, under the same lock, that only compute.</source>
        <translation>服务器旁边、同一把锁之下、只做计算的线程。</translation>
    </message>
    <message>
        <source>One busy thread starves an I/O thread</source>
        <translation>GIL 与 IO</translation>
    </message>
    <message>
        <source>GIL and I/O</source>
        <translation>GIL 与 IO</translation>
    </message>
</context>
<context>
    <name>facts</name>
    <message>
        <source>where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>since</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>for</source>
        <translation>持续</translation>
    </message>
    <message>
        <source>lock</source>
        <translation>锁</translation>
    </message>
    <message>
        <source>held by</source>
        <translation>持有者</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>woken by</source>
        <translation>唤醒者</translation>
    </message>
    <message>
        <source>then</source>
        <translation>随后</translation>
    </message>
    <message>
        <source>certainty</source>
        <translation>可信度</translation>
    </message>
    <message>
        <source>core %1</source>
        <translation>核 %1</translation>
    </message>
    <message>
        <source>still going on</source>
        <translation>还在继续</translation>
    </message>
    <message>
        <source>the kernel took the core away</source>
        <translation>内核收回了核</translation>
    </message>
    <message>
        <source>nothing is known</source>
        <translation>一无所知</translation>
    </message>
    <message>
        <source>begin and end inferred</source>
        <translation>首尾均为推断</translation>
    </message>
    <message>
        <source>begin inferred</source>
        <translation>开头为推断</translation>
    </message>
    <message>
        <source>end inferred</source>
        <translation>结尾为推断</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>精确</translation>
    </message>
    <message>
        <source>task %1</source>
        <translation>任务 %1</translation>
    </message>
    <message>
        <source>running, but only spinning for the lock</source>
        <translation>运行中，但只是在自旋等锁</translation>
    </message>
    <message>
        <source>held the lock %1 of this stretch, too often for single bars</source>
        <translation>这段时间内持有锁 %1，次数太多，无法逐条画出</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>别的程序</translation>
    </message>
    <message>
        <source>from</source>
        <translation>从</translation>
    </message>
    <message>
        <source>length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>runs %1, wants a core %2, blocked %3</source>
        <translation>运行 %1，等核 %2，阻塞 %3</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>help</name>
    <message>
        <source>Language of everything that is written</source>
        <translation>输出使用的语言</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>This text</source>
        <translation>本说明</translation>
    </message>
    <message>
        <source>The experiment, as in “interleave list”</source>
        <translation>实验，见“interleave list”</translation>
    </message>
    <message>
        <source>Sets a parameter, as in “interleave describe ID”; may be given again</source>
        <translation>设置一个参数，见“interleave describe ID”；可多次给出</translation>
    </message>
    <message>
        <source>Changes a live parameter so long after the start; may be given again</source>
        <translation>开始之后若干秒改变一个即时参数；可多次给出</translation>
    </message>
    <message>
        <source>Repeats the work until so many seconds are over</source>
        <translation>重复工作，直到过了这么多秒</translation>
    </message>
    <message>
        <source>Repeats the work so often: the same as -p trials=N</source>
        <translation>重复这么多轮：等同于 -p trials=N</translation>
    </message>
    <message>
        <source>How the workers are watched (auto)</source>
        <translation>怎样观察工作者（auto）</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>The report; “-” writes it, and only it, to standard output</source>
        <translation>报告；“-”表示只把它写到标准输出</translation>
    </message>
    <message>
        <source>The figure as a picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>The figure as a vector drawing</source>
        <translation>矢量图</translation>
    </message>
    <message>
        <source>One table a file: slices, events, locks, queues, switches, markers</source>
        <translation>每个文件一张表：slices、events、locks、queues、switches、markers</translation>
    </message>
    <message>
        <source>What the figure shows (timeline)</source>
        <translation>图上画什么（timeline）</translation>
    </message>
    <message>
        <source>Colours of the figure (light)</source>
        <translation>图的配色（light）</translation>
    </message>
    <message>
        <source>Pixels of the figure (1600x900)</source>
        <translation>图的像素（1600x900）</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>A laboratory for concurrency: real workers, real locks, on a live timeline. Without a command the window opens.</source>
        <translation>并发实验室：真实的工作者、真实的锁，实时画在时间线上。不给命令则打开窗口。</translation>
    </message>
    <message>
        <source>The version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>用法</translation>
    </message>
    <message>
        <source>options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>The experiments</source>
        <translation>列出实验</translation>
    </message>
    <message>
        <source>As JSON</source>
        <translation>以 JSON 输出</translation>
    </message>
    <message>
        <source>An experiment and its parameters</source>
        <translation>一个实验和它的参数</translation>
    </message>
    <message>
        <source>Runs an experiment and says what came out</source>
        <translation>运行一个实验并说明结果</translation>
    </message>
    <message>
        <source>What this machine can capture, and how to allow more</source>
        <translation>这台机器能捕获什么，怎样允许更多</translation>
    </message>
    <message>
        <source>Colours of the window</source>
        <translation>窗口的配色</translation>
    </message>
    <message>
        <source>Pixels of the window</source>
        <translation>窗口的像素</translation>
    </message>
</context>
<context>
    <name>interleave::ChoiceMenus</name>
    <message>
        <source>T&amp;heme</source>
        <translation>主题(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
</context>
<context>
    <name>interleave::DetailsPanel</name>
    <message>
        <source>Selected</source>
        <translation>所选</translation>
    </message>
    <message>
        <source>Click a bar to see its exact facts; drag over the lanes to add up a range.</source>
        <translation>单击一段查看它的确切事实；在泳道上拖动可汇总一段时间。</translation>
    </message>
    <message>
        <source>◂ cause</source>
        <translation>◂ 原因</translation>
    </message>
    <message>
        <source>Go to what caused this ([)</source>
        <translation>转到它的原因（[）</translation>
    </message>
    <message>
        <source>next ▸</source>
        <translation>后果 ▸</translation>
    </message>
    <message>
        <source>Go to what this caused (])</source>
        <translation>转到它引起的后果（]）</translation>
    </message>
</context>
<context>
    <name>interleave::DotChart</name>
    <message>
        <source>%1 for the last; logarithmic</source>
        <translation>最近一个 %1；对数坐标</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Each request</source>
        <translation>每个请求</translation>
    </message>
    <message>
        <source>Run the experiment: each request is a dot here, the higher the longer it took.</source>
        <translation>运行实验：每个请求在这里是一个点，越高表示用时越久。</translation>
    </message>
</context>
<context>
    <name>interleave::ExperimentBrowser</name>
    <message>
        <source>Search experiments</source>
        <translation>搜索实验</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>实验</translation>
    </message>
</context>
<context>
    <name>interleave::ExplanationPanel</name>
    <message>
        <source>Explanation</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>The run could not go on</source>
        <translation>运行无法继续</translation>
    </message>
    <message>
        <source>got %1, expected %2</source>
        <translation>得到 %1，应为 %2</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1：%2 → %3</translation>
    </message>
    <message>
        <source>Compared with the run before</source>
        <translation>与上一次运行相比</translation>
    </message>
    <message>
        <source>before</source>
        <translation>上一次</translation>
    </message>
    <message>
        <source>now</source>
        <translation>这一次</translation>
    </message>
</context>
<context>
    <name>interleave::KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
</context>
<context>
    <name>interleave::LaneCanvas</name>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>What each core and each worker did, over time. The data tables hold the same facts as text.</source>
        <translation>每个核和每个工作者随时间做了什么。数据表里有同样的事实。</translation>
    </message>
    <message>
        <source>Nothing has run yet</source>
        <translation>还没有运行</translation>
    </message>
    <message>
        <source>Choose an experiment at the left, guess what will happen, and press Run.
Cores, workers, locks and queues appear here while they work.</source>
        <translation>在左边选一个实验，猜猜会发生什么，然后按“运行”。
运行时核、工作者、锁和队列会出现在这里。</translation>
    </message>
</context>
<context>
    <name>interleave::LiveBarChart</name>
    <message>
        <source>Bar</source>
        <translation>柱</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>interleave::LiveChart</name>
    <message>
        <source>Line</source>
        <translation>线</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>interleave::MainWindow</name>
    <message>
        <source>No font on this machine has Chinese glyphs. Install one first: sudo apt install %1</source>
        <translation>这台机器上没有含中文字形的字体。请先安装：sudo apt install %1</translation>
    </message>
    <message>
        <source>Settings cannot be remembered: %1 is not writable. Everything else works.</source>
        <translation>设置无法保存：%1 不可写。其余一切正常。</translation>
    </message>
</context>
<context>
    <name>interleave::OutputPanel</name>
    <message>
        <source>Output of the workers</source>
        <translation>工作者的输出</translation>
    </message>
    <message>
        <source>What the workers write to stdout and stderr appears here.</source>
        <translation>工作者写到 stdout 和 stderr 的内容会出现在这里。</translation>
    </message>
</context>
<context>
    <name>interleave::OverviewStrip</name>
    <message>
        <source>whole run</source>
        <translation>整个运行</translation>
    </message>
</context>
<context>
    <name>interleave::ParameterPanel</name>
    <message>
        <source>Placement</source>
        <translation>安置</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n changed)</source>
        <translation>
            <numerusform>%1（改了 %n 项）</numerusform>
        </translation>
    </message>
    <message>
        <source>acts on the running workers</source>
        <translation>对运行中的工作者立即生效</translation>
    </message>
    <message>
        <source>Reset to defaults</source>
        <translation>恢复默认值</translation>
    </message>
    <message>
        <source>Acts on the running workers</source>
        <translation>对运行中的工作者立即生效</translation>
    </message>
</context>
<context>
    <name>interleave::RunControls</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>End the run (Shift+F5)</source>
        <translation>结束运行（Shift+F5）</translation>
    </message>
    <message>
        <source>Start the workers (F5)</source>
        <translation>启动工作者（F5）</translation>
    </message>
    <message>
        <source>%1 · stopping</source>
        <translation>%1 · 正在停止</translation>
    </message>
    <message>
        <source>%1 · running %2</source>
        <translation>%1 · 运行中 %2</translation>
    </message>
    <message>
        <source>%1 · finished after %2</source>
        <translation>%1 · 已结束，用时 %2</translation>
    </message>
    <message>
        <source>%1 · failed</source>
        <translation>%1 · 失败</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>The view stands still, the recording goes on (Space)</source>
        <translation>画面静止，记录继续（空格）</translation>
    </message>
    <message>
        <source>Projector</source>
        <translation>投影</translation>
    </message>
    <message>
        <source>For the classroom wall (F11)</source>
        <translation>用于教室的墙（F11）</translation>
    </message>
</context>
<context>
    <name>interleave::ShapeLegend</name>
    <message>
        <source>running</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>wants a core</source>
        <translation>等待核</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>runnable</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>阻塞</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Full bar: on a core. Hatched: wants a core. Thin line from a stop: waits for a lock (dotted: for a queue). Empty box: lost, nothing is known.</source>
        <translation>整条：在核上运行。斜纹：等待核。从竖杠起的细线：等锁（点线：等队列）。空框：记录丢失，一无所知。</translation>
    </message>
</context>
<context>
    <name>interleave::TaskChart</name>
    <message numerus="yes">
        <source>%n task(s) running now</source>
        <translation>
            <numerusform>现在有 %n 个任务在运行</numerusform>
        </translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>工作者</translation>
    </message>
    <message>
        <source>From</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Run the experiment: each task becomes a step of a staircase here.</source>
        <translation>运行实验：每个任务在这里成为一级台阶。</translation>
    </message>
    <message>
        <source>Task staircase</source>
        <translation>任务的阶梯</translation>
    </message>
</context>
<context>
    <name>interleave::TrustBadge</name>
    <message>
        <source>No better mode, because %1 was refused: %2.</source>
        <translation>没有更好的方式，因为 %1 被拒绝：%2。</translation>
    </message>
    <message>
        <source>%1 lost of %2 events</source>
        <translation>%2 个事件，丢失 %1 个</translation>
    </message>
    <message>
        <source>observing costs %1</source>
        <translation>观察的代价 %1</translation>
    </message>
    <message>
        <source>What was lost is drawn as an empty box: nothing is known of that time.</source>
        <translation>丢失的部分画成空框：那段时间一无所知。</translation>
    </message>
    <message>
        <source>nothing recorded yet</source>
        <translation>还没有记录</translation>
    </message>
    <message numerus="yes">
        <source>%n core(s) usable</source>
        <translation>
            <numerusform>%n 个核可用</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, others use %2</source>
        <translation>%1，其他程序占用 %2</translation>
    </message>
    <message>
        <source>The system refused %1: %2.</source>
        <translation>系统拒绝了 %1：%2。</translation>
    </message>
    <message numerus="yes">
        <source>%n placement(s) refused</source>
        <translation>
            <numerusform>%n 项安置被拒绝</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>interleave::TurnChart</name>
    <message numerus="yes">
        <source>%n task(s) drawn</source>
        <translation>
            <numerusform>画出 %n 个任务</numerusform>
        </translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>执行次数</translation>
    </message>
    <message>
        <source>Turns of the tasks</source>
        <translation>任务的执行</translation>
    </message>
    <message>
        <source>Run the experiment: each task has a row here, filled where it had its turn.</source>
        <translation>运行实验：每个任务在这里占一行，轮到它执行的地方被填满。</translation>
    </message>
</context>
<context>
    <name>list</name>
    <message>
        <source>live</source>
        <translation>即时</translation>
    </message>
    <message>
        <source>at start</source>
        <translation>启动时</translation>
    </message>
    <message>
        <source>default %1</source>
        <translation>默认 %1</translation>
    </message>
    <message>
        <source>Parameters (-p name=value; live ones also with --at seconds:name=value)</source>
        <translation>参数（-p 名称=值；即时参数也可用 --at 秒:名称=值）</translation>
    </message>
    <message>
        <source>Where the workers run</source>
        <translation>工作者在哪里运行</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>测量值</translation>
    </message>
</context>
<context>
    <name>numbers</name>
    <message>
        <source>updates lost per million</source>
        <translation>每百万次更新丢失</translation>
    </message>
    <message>
        <source>of the time waiting</source>
        <translation>的时间在等待</translation>
    </message>
    <message>
        <source>cores in use</source>
        <translation>个核在用</translation>
    </message>
    <message>
        <source>times as fast as one worker</source>
        <translation>倍于一个工作者的速度</translation>
    </message>
    <message>
        <source>tasks at once, at most</source>
        <translation>个任务同时，最多</translation>
    </message>
    <message>
        <source>for all tasks</source>
        <translation>做完全部任务</translation>
    </message>
    <message>
        <source>of the workers&apos; time idle</source>
        <translation>的时间空闲</translation>
    </message>
    <message>
        <source>items deep, at most</source>
        <translation>个元素，最深</translation>
    </message>
    <message>
        <source>in the queue</source>
        <translation>在队列里</translation>
    </message>
    <message>
        <source>of the time blocked</source>
        <translation>的时间被阻塞</translation>
    </message>
    <message>
        <source>to start a thread</source>
        <translation>启动一个线程</translation>
    </message>
    <message>
        <source>to fork a process</source>
        <translation>fork 一个进程</translation>
    </message>
    <message>
        <source>to spawn a process</source>
        <translation>spawn 一个进程</translation>
    </message>
</context>
<context>
    <name>progress</name>
    <message>
        <source>starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>ending</source>
        <translation>正在结束</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>正在写出</translation>
    </message>
    <message>
        <source>%1 · %2 · %3 events · Ctrl+C ends it and keeps the results</source>
        <translation>%1 · %2 · %3 个事件 · Ctrl+C 结束并保留结果</translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <source>inconclusive</source>
        <translation>无法判定</translation>
    </message>
    <message>
        <source>last round: expected %1, got %2</source>
        <translation>最后一轮：应为 %1，得到 %2</translation>
    </message>
    <message>
        <source>lost updates: %1</source>
        <translation>丢失的更新：%1</translation>
    </message>
    <message>
        <source>rounds: %1</source>
        <translation>轮数：%1</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>论断</translation>
    </message>
    <message>
        <source>got %1, wanted %2</source>
        <translation>得到 %1，应为 %2</translation>
    </message>
    <message>
        <source>inconclusive: %1</source>
        <translation>无法判定：%1</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>…… 还有 %1 个</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>工作者</translation>
    </message>
    <message>
        <source>pid</source>
        <translation>pid</translation>
    </message>
    <message>
        <source>tid</source>
        <translation>tid</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>runnable</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>lock</source>
        <translation>锁</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>I/O</source>
        <translation>I/O</translation>
    </message>
    <message>
        <source>asleep</source>
        <translation>睡眠</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>left by itself</source>
        <translation>主动让出</translation>
    </message>
    <message>
        <source>preempted</source>
        <translation>被抢占</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Locks</source>
        <translation>锁</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>获取</translation>
    </message>
    <message>
        <source>contended</source>
        <translation>争用</translation>
    </message>
    <message>
        <source>slept</source>
        <translation>睡眠</translation>
    </message>
    <message>
        <source>new owner</source>
        <translation>换主</translation>
    </message>
    <message>
        <source>waited</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>wait p50</source>
        <translation>等待 p50</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>longest</source>
        <translation>最长</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>capacity</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>put</source>
        <translation>放入</translation>
    </message>
    <message>
        <source>got</source>
        <translation>取出</translation>
    </message>
    <message>
        <source>deepest</source>
        <translation>最深</translation>
    </message>
    <message>
        <source>mean depth</source>
        <translation>平均深度</translation>
    </message>
    <message>
        <source>stay p50</source>
        <translation>停留 p50</translation>
    </message>
    <message>
        <source>unbounded</source>
        <translation>无限</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>核</translation>
    </message>
    <message>
        <source>used</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>share</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>stretches</source>
        <translation>段数</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>改变</translation>
    </message>
    <message>
        <source>%1: %2 from %3 to %4</source>
        <translation>%1：%2 从 %3 变为 %4</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>%1 个事件</translation>
    </message>
    <message>
        <source>%1 lost</source>
        <translation>丢失 %1 个</translation>
    </message>
    <message>
        <source>%1 ns an event</source>
        <translation>每个事件 %1 纳秒</translation>
    </message>
    <message>
        <source>others used %1 % of the cores</source>
        <translation>其他程序占用了 %1 % 的核</translation>
    </message>
    <message>
        <source>why no better: %1</source>
        <translation>没有更好方式的原因：%1</translation>
    </message>
    <message>
        <source>Refused by the system</source>
        <translation>被系统拒绝</translation>
    </message>
</context>
<context>
    <name>run</name>
    <message>
        <source>every result was right</source>
        <translation>每个结果都正确</translation>
    </message>
    <message>
        <source>results were wrong</source>
        <translation>有结果是错的</translation>
    </message>
    <message>
        <source>the workers got stuck</source>
        <translation>工作者卡住了</translation>
    </message>
    <message>
        <source>%1 was changed during the run</source>
        <translation>运行期间更改了 %1</translation>
    </message>
    <message>
        <source>stopped before the end</source>
        <translation>提前停止</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>needs %1</source>
        <translation>需要 %1</translation>
    </message>
    <message>
        <source>needs %1 cores</source>
        <translation>需要 %1 个核</translation>
    </message>
    <message>
        <source>other programs used %1 % of the cores</source>
        <translation>其他程序占用了 %1 % 的核</translation>
    </message>
    <message>
        <source>not measured in this capture mode</source>
        <translation>这种捕获方式测不到</translation>
    </message>
    <message>
        <source>the workers never overlapped</source>
        <translation>工作者从未同时运行</translation>
    </message>
    <message>
        <source>the run was too short</source>
        <translation>运行太短</translation>
    </message>
    <message>
        <source>worker</source>
        <translation>工作者</translation>
    </message>
    <message>
        <source>master</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>producer</source>
        <translation>生产者</translation>
    </message>
    <message>
        <source>consumer</source>
        <translation>消费者</translation>
    </message>
    <message>
        <source>child</source>
        <translation>子进程</translation>
    </message>
    <message>
        <source>kernel-exact</source>
        <translation>内核精确</translation>
    </message>
    <message>
        <source>kernel-exact, wakeups</source>
        <translation>内核精确，含唤醒</translation>
    </message>
    <message>
        <source>self-measured</source>
        <translation>自行测量</translation>
    </message>
    <message>
        <source>probes only</source>
        <translation>仅探针</translation>
    </message>
    <message>
        <source>The kernel told every switch of every worker, exactly.</source>
        <translation>内核准确报告了每个工作者的每次切换。</translation>
    </message>
    <message>
        <source>The kernel told every switch of every worker, and who woke whom.</source>
        <translation>内核报告了每个工作者的每次切换，以及谁唤醒了谁。</translation>
    </message>
    <message>
        <source>Each worker noticed by itself that it had lost its core; begin and end of such stretches are exact to about 15 µs.</source>
        <translation>每个工作者自己发现失去过核；这些时段的首尾误差约 15 µs。</translation>
    </message>
    <message>
        <source>Only waits for locks and queues are known; when a worker lost its core is not.</source>
        <translation>只知道对锁和队列的等待；不知道工作者何时失去核。</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>%1, chosen during the run</source>
        <translation>%1（运行中选择）</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>runnable, wants a core</source>
        <translation>就绪，等待核</translation>
    </message>
    <message>
        <source>waiting for lock</source>
        <translation>等锁</translation>
    </message>
    <message>
        <source>waiting for queue</source>
        <translation>等队列</translation>
    </message>
    <message>
        <source>waiting for pipe or socket</source>
        <translation>等管道或套接字</translation>
    </message>
    <message>
        <source>waiting for I/O</source>
        <translation>等 I/O</translation>
    </message>
    <message>
        <source>sleeping</source>
        <translation>睡眠</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>off the core: gate, join or unknown</source>
        <translation>不在核上：起跑门、join 或未知</translation>
    </message>
    <message>
        <source>holding the lock</source>
        <translation>持有锁</translation>
    </message>
    <message>
        <source>waiting for the lock</source>
        <translation>等待这把锁</translation>
    </message>
    <message>
        <source>share of the lock</source>
        <translation>锁的份额</translation>
    </message>
    <message>
        <source>lost: records are missing</source>
        <translation>丢失：缺少记录</translation>
    </message>
    <message>
        <source>client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>spinner</source>
        <translation>忙碌线程</translation>
    </message>
    <message>
        <source>event loop</source>
        <translation>事件循环</translation>
    </message>
</context>
</TS>
