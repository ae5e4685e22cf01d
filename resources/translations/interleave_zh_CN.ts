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
    <message numerus="yes">
        <source>%n holder(s)</source>
        <translation>
            <numerusform>%n 个持有者</numerusform>
        </translation>
    </message>
    <message>
        <source>waiters</source>
        <translation>等待者</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s)</source>
        <translation>
            <numerusform>%n 个通道</numerusform>
        </translation>
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
    <message>
        <source>&amp;Compare values…</source>
        <translation>比较参数值(&amp;C)…</translation>
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
        <source>%1 waiting now</source>
        <translation>现有 %1 个等待取走</translation>
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
    <message>
        <source>Turns by their length</source>
        <translation>轮次按长度的分布</translation>
    </message>
    <message>
        <source>Run the experiment: how long a worker keeps the core until it is taken away appears here.</source>
        <translation>运行实验：工作者在核被拿走之前占用多久，会显示在这里。</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>要求的</translation>
    </message>
    <message>
        <source>tick</source>
        <translation>节拍</translation>
    </message>
    <message>
        <source>median %1</source>
        <translation>中位数 %1</translation>
    </message>
    <message>
        <source>%1, asked for %2</source>
        <translation>%1，要求 %2</translation>
    </message>
    <message>
        <source>Run the experiment: each channel appears here when its turn is over.</source>
        <translation>运行实验：每条通道轮完之后出现在这里。</translation>
    </message>
    <message>
        <source>Messages per second</source>
        <translation>每秒消息数</translation>
    </message>
    <message>
        <source>one way; logarithmic</source>
        <translation>单向；对数刻度</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>往返时间</translation>
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
        <source>%1 inside at once</source>
        <translation>同时有 %1 个在里面</translation>
    </message>
    <message>
        <source>&gt; %1 inside at once</source>
        <translation>同时多于 %1 个在里面</translation>
    </message>
    <message>
        <source>%1 inside at once, %2 lost of %3</source>
        <translation>同时有 %1 个在里面，%3 次中丢失 %2 次</translation>
    </message>
    <message>
        <source>%1 inside at once, %2 lost</source>
        <translation>同时有 %1 个在里面，丢失 %2 次</translation>
    </message>
    <message>
        <source>%1 of %2 refused, %3 inside at once</source>
        <translation>%2 次中拒绝 %1 次，同时有 %3 个在里面</translation>
    </message>
    <message>
        <source>all refused, &lt;= %1 inside at once</source>
        <translation>全部拒绝，同时在里面的 &lt;= %1 个</translation>
    </message>
    <message>
        <source>deadlock after %1 rounds</source>
        <translation>%1 轮之后死锁</translation>
    </message>
    <message>
        <source>no deadlock in %1 rounds</source>
        <translation>%1 轮中没有死锁</translation>
    </message>
    <message>
        <source>a deadlock, found by its cycle</source>
        <translation>发生死锁，并由循环查明</translation>
    </message>
    <message>
        <source>a cycle</source>
        <translation>一个循环</translation>
    </message>
    <message>
        <source>no cycle</source>
        <translation>没有循环</translation>
    </message>
    <message>
        <source>%1 retries in %2 rounds</source>
        <translation>%2 轮中重试 %1 次</translation>
    </message>
    <message>
        <source>retries, and no deadlock</source>
        <translation>有重试，没有死锁</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation>%2 次中完成 %1 次</translation>
    </message>
    <message>
        <source>%1 wait for Thread-%2</source>
        <translation>%1 个在等 Thread-%2</translation>
    </message>
    <message>
        <source>%1 wait for Process-%2</source>
        <translation>%1 个在等 Process-%2</translation>
    </message>
    <message>
        <source>all others wait for the dead holder</source>
        <translation>其余全部在等已结束的持有者</translation>
    </message>
    <message>
        <source>%1 of %2 woken, %3 lost</source>
        <translation>%2 次中唤醒 %1 次，丢失 %3 次</translation>
    </message>
    <message>
        <source>%1 of %2 woken, %3 too early</source>
        <translation>%2 次中唤醒 %1 次，过早 %3 次</translation>
    </message>
    <message>
        <source>all woken, none too early</source>
        <translation>全部唤醒，没有过早的</translation>
    </message>
    <message>
        <source>%1 of %2 waits blocked</source>
        <translation>%2 次等待中阻塞 %1 次</translation>
    </message>
    <message>
        <source>no wait blocked</source>
        <translation>没有等待被阻塞</translation>
    </message>
    <message>
        <source>wake-ups lost</source>
        <translation>丢失的唤醒</translation>
    </message>
    <message>
        <source>all woken, %1 lost</source>
        <translation>全部唤醒，丢失 %1 次</translation>
    </message>
    <message>
        <source>%1 of %2 greetings wrong</source>
        <translation>%2 次问好中叫错 %1 次</translation>
    </message>
    <message>
        <source>&gt; %1 wrong</source>
        <translation>叫错多于 %1 次</translation>
    </message>
    <message>
        <source>%1 wrong</source>
        <translation>叫错 %1 次</translation>
    </message>
    <message>
        <source>%1 addresses, %2 threads</source>
        <translation>%1 个地址，%2 个线程</translation>
    </message>
    <message>
        <source>%1 address</source>
        <translation>%1 个地址</translation>
    </message>
    <message>
        <source>%1 addresses</source>
        <translation>%1 个地址</translation>
    </message>
    <message>
        <source>%1 of %2 greetings with the last one&apos;s name</source>
        <translation>%2 次问好中有 %1 次用了上一个名字</translation>
    </message>
    <message>
        <source>&gt; %1 leaked</source>
        <translation>泄漏多于 %1 次</translation>
    </message>
    <message>
        <source>%1 of %2 calls</source>
        <translation>%2 次调用中有 %1 次</translation>
    </message>
    <message>
        <source>%1 in the child, its pid in the parent</source>
        <translation>子进程里是 %1，父进程里是子进程的 pid</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>%1 in the parent, %2 in the child</source>
        <translation>父进程里 %1，子进程里 %2</translation>
    </message>
    <message>
        <source>only the writer&apos;s changes</source>
        <translation>只有写入者的那份改变</translation>
    </message>
    <message>
        <source>the same in both</source>
        <translation>两边相同</translation>
    </message>
    <message>
        <source>%1 lines</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>%1 pages written, %2 faults, %3 KiB its own</source>
        <translation>写入 %1 页，缺页 %2 次，独占 %3 KiB</translation>
    </message>
    <message>
        <source>a fault each, &lt;= %1 KiB its own</source>
        <translation>每页一次缺页，独占 &lt;= %1 KiB</translation>
    </message>
    <message>
        <source>signal %1, finally ran</source>
        <translation>信号 %1，finally 执行了</translation>
    </message>
    <message>
        <source>signal %1, finally did not run</source>
        <translation>信号 %1，finally 没有执行</translation>
    </message>
    <message>
        <source>exit %1, finally ran</source>
        <translation>退出码 %1，finally 执行了</translation>
    </message>
    <message>
        <source>exit %1, finally did not run</source>
        <translation>退出码 %1，finally 没有执行</translation>
    </message>
    <message>
        <source>%1 of %2 finished</source>
        <translation>%2 个中有 %1 个做完</translation>
    </message>
    <message>
        <source>%1 of %2 finished, the main program waited</source>
        <translation>%2 个中有 %1 个做完，主程序等了它们</translation>
    </message>
    <message>
        <source>the next one takes over</source>
        <translation>下一个接手</translation>
    </message>
    <message>
        <source>the next one got it</source>
        <translation>下一个得到了锁</translation>
    </message>
    <message>
        <source>the next one waits for ever</source>
        <translation>下一个永远等下去</translation>
    </message>
    <message>
        <source>after its end</source>
        <translation>在它结束之后</translation>
    </message>
    <message>
        <source>after its end, or after %1 ms</source>
        <translation>在它结束之后，或 %1 毫秒之后</translation>
    </message>
    <message>
        <source>after %1 ms, it had ended</source>
        <translation>%1 毫秒之后，它已结束</translation>
    </message>
    <message>
        <source>after %1 ms, it was still running</source>
        <translation>%1 毫秒之后，它还在运行</translation>
    </message>
    <message>
        <source>%1 of %2 zombies, %3 gone after it</source>
        <translation>%2 个中有 %1 个成为僵尸，之后 %3 个消失</translation>
    </message>
    <message>
        <source>all, and nobody after it</source>
        <translation>全部如此，之后都消失</translation>
    </message>
    <message>
        <source>its whole process, and nobody else</source>
        <translation>它的整个进程，没有别人</translation>
    </message>
    <message>
        <source>%1 of %2 workers died, %3 were in its process</source>
        <translation>%2 个工作者中死了 %1 个，%3 个在它的进程里</translation>
    </message>
    <message>
        <source>%1 of %2 tasks done</source>
        <translation>%2 个任务中完成 %1 个</translation>
    </message>
    <message>
        <source>all others done</source>
        <translation>其余全部完成</translation>
    </message>
    <message>
        <source>the rest is lost</source>
        <translation>剩下的都丢失</translation>
    </message>
    <message>
        <source>%1 lost, %2 put up again</source>
        <translation>丢失 %1 个，放回 %2 个</translation>
    </message>
    <message>
        <source>%1 lost</source>
        <translation>丢失 %1 个</translation>
    </message>
    <message>
        <source>&gt;= %1 lost</source>
        <translation>丢失 &gt;= %1 个</translation>
    </message>
    <message>
        <source>everybody who died</source>
        <translation>死去的每一个</translation>
    </message>
    <message>
        <source>%1 started anew</source>
        <translation>重新启动 %1 个</translation>
    </message>
    <message>
        <source>%1 of %2 started anew</source>
        <translation>%2 个中重新启动 %1 个</translation>
    </message>
    <message>
        <source>%1 by the master, %2 by workers</source>
        <translation>主进程做了 %1 个，工作者做了 %2 个</translation>
    </message>
    <message>
        <source>%1 by the master</source>
        <translation>主进程做 %1 个</translation>
    </message>
    <message>
        <source>%1 in progress at once</source>
        <translation>同时进行 %1 个</translation>
    </message>
    <message>
        <source>%1 in progress, %2 running</source>
        <translation>%1 个在进行，%2 个在运行</translation>
    </message>
    <message>
        <source>%1 of %2 workers preempted</source>
        <translation>%2 个工作者中有 %1 个被抢占</translation>
    </message>
    <message>
        <source>%1 % off the mean</source>
        <translation>偏离平均值 %1 %</translation>
    </message>
    <message>
        <source>falling</source>
        <translation>依次减小</translation>
    </message>
    <message>
        <source>%1 ms after %2 ms</source>
        <translation>%1 ms，之前 %2 ms</translation>
    </message>
    <message>
        <source>%1/s, %2/s with one</source>
        <translation>%1/s，只有一个时 %2/s</translation>
    </message>
    <message>
        <source>&gt; %1 times</source>
        <translation>&gt; %1 倍</translation>
    </message>
    <message>
        <source>%1 % faster</source>
        <translation>快 %1 %</translation>
    </message>
    <message>
        <source>%1 ms with %2, %3 ms with %4</source>
        <translation>%2 个时 %1 ms，%4 个时 %3 ms</translation>
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
    <message>
        <source>%1 of %2 wrong, %3 ways</source>
        <translation>%2 条中错 %1 条，%3 种方式</translation>
    </message>
    <message>
        <source>%1 sent, %2 received</source>
        <translation>发送 %1，收到 %2</translation>
    </message>
    <message>
        <source>%1 refused, %2 let in</source>
        <translation>拒绝 %1，放入 %2</translation>
    </message>
    <message>
        <source>%1 of %2 clients, %3 ms</source>
        <translation>%2 个客户中的 %1 个，%3 ms</translation>
    </message>
    <message>
        <source>all, &lt;= %1 ms</source>
        <translation>全部，&lt;= %1 ms</translation>
    </message>
    <message>
        <source>received &lt; sent</source>
        <translation>收到 &lt; 发送</translation>
    </message>
    <message>
        <source>%1 sent, %2 received, %3 out of order</source>
        <translation>发送 %1，收到 %2，次序不对 %3</translation>
    </message>
    <message>
        <source>all, in order</source>
        <translation>全部，按次序</translation>
    </message>
    <message>
        <source>signal %1</source>
        <translation>信号 %1</translation>
    </message>
    <message>
        <source>%1 stops, handler ran %2 times</source>
        <translation>停住 %1 次，处理函数运行 %2 次</translation>
    </message>
    <message>
        <source>stopped each time, never handled</source>
        <translation>每次都停住，从未被处理</translation>
    </message>
    <message>
        <source>%1 ns, pipe %2 ns</source>
        <translation>%1 ns，管道 %2 ns</translation>
    </message>
    <message>
        <source>&lt; pipe</source>
        <translation>&lt; 管道</translation>
    </message>
    <message>
        <source>%1 of %2 refused</source>
        <translation>%2 次中拒绝 %1 次</translation>
    </message>
    <message>
        <source>all refused</source>
        <translation>全部拒绝</translation>
    </message>
    <message>
        <source>all of them</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>%1 torn of %2</source>
        <translation>%2 条中撕裂 %1 条</translation>
    </message>
    <message>
        <source>none torn</source>
        <translation>没有撕裂</translation>
    </message>
    <message>
        <source>%1 torn under the lock</source>
        <translation>加锁时撕裂 %1 条</translation>
    </message>
    <message>
        <source>%1 of %2 messages, then %3 of %4 told the end</source>
        <translation>%2 条消息中的 %1 条，然后 %4 个中的 %3 个得知结束</translation>
    </message>
    <message>
        <source>signal %1, %2 killed, %3 left</source>
        <translation>信号 %1，杀死 %2 个，剩下 %3 个</translation>
    </message>
    <message>
        <source>exit %1, %2 killed, %3 left</source>
        <translation>退出码 %1，杀死 %2 个，剩下 %3 个</translation>
    </message>
    <message>
        <source>signal %1, %2 left</source>
        <translation>信号 %1，剩下 %2 个</translation>
    </message>
    <message>
        <source>a reason, and no process</source>
        <translation>有原因，没有进程</translation>
    </message>
    <message>
        <source>%1 bytes in, %2 out</source>
        <translation>写入 %1 字节，读出 %2 字节</translation>
    </message>
    <message>
        <source>every byte, in order</source>
        <translation>每个字节，按顺序</translation>
    </message>
    <message>
        <source>stuck</source>
        <translation>卡住</translation>
    </message>
    <message>
        <source>stuck with %1 bytes in its output</source>
        <translation>卡住，输出里有 %1 字节</translation>
    </message>
    <message>
        <source>exit %1</source>
        <translation>退出码 %1</translation>
    </message>
    <message>
        <source>%1 of %2 fresh, %3 of %4 forked</source>
        <translation>从头开始的 %1 / %2，fork 的 %3 / %4</translation>
    </message>
    <message>
        <source>all fresh, none forked</source>
        <translation>从头开始的全部，fork 的没有</translation>
    </message>
    <message>
        <source>an error in all fresh, none forked</source>
        <translation>从头开始的全部出错，fork 的没有</translation>
    </message>
    <message>
        <source>%1 generations</source>
        <translation>%1 代</translation>
    </message>
    <message>
        <source>all %1 that are allowed</source>
        <translation>允许的 %1 代全部</translation>
    </message>
    <message>
        <source>forked %1 of %2 in vain, fresh %3 of %4</source>
        <translation>白等：fork 的 %1 / %2，从头开始的 %3 / %4</translation>
    </message>
    <message>
        <source>all forked in vain, no fresh one</source>
        <translation>fork 的全部白等，从头开始的没有</translation>
    </message>
    <message>
        <source>%1 times as long</source>
        <translation>%1 倍的时间</translation>
    </message>
    <message>
        <source>%1 ns, native %2 ns</source>
        <translation>%1 ns，本机代码 %2 ns</translation>
    </message>
    <message>
        <source>%1 ms interpreted, %2 ms native</source>
        <translation>解释执行 %1 ms，本机代码 %2 ms</translation>
    </message>
    <message>
        <source>%1 % within, %2 % beyond, %3 wrong</source>
        <translation>放得下时 %1 %，放不下时 %2 %，%3 页错</translation>
    </message>
    <message>
        <source>&lt; %1 % within, &gt; %2 % beyond, %3 wrong</source>
        <translation>放得下时 &lt; %1 %，放不下时 &gt; %2 %，%3 页错</translation>
    </message>
    <message>
        <source>%1/s, then %2/s</source>
        <translation>先 %1/秒，后 %2/秒</translation>
    </message>
    <message>
        <source>still stuck</source>
        <translation>仍然卡住</translation>
    </message>
    <message>
        <source>%1 % and %2 %</source>
        <translation>%1 % 和 %2 %</translation>
    </message>
    <message>
        <source>%1 % and %2 %, by %3 %</source>
        <translation>%1 % 和 %2 %，误差 %3 %</translation>
    </message>
    <message>
        <source>%1 orders in %2 signals</source>
        <translation>%2 个信号中有 %1 种次序</translation>
    </message>
    <message>
        <source>&gt;= %1 orders</source>
        <translation>&gt;= %1 种次序</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>refused, nobody started</source>
        <translation>被拒绝，谁也没有启动</translation>
    </message>
    <message>
        <source>not refused</source>
        <translation>没有被拒绝</translation>
    </message>
    <message>
        <source>exit %1 before its work</source>
        <translation>干活之前以 %1 退出</translation>
    </message>
    <message>
        <source>it did its work</source>
        <translation>它完成了工作</translation>
    </message>
    <message>
        <source>%1 started</source>
        <translation>启动了 %1 个</translation>
    </message>
    <message>
        <source>%1 started, the next refused</source>
        <translation>启动了 %1 个，下一个被拒绝</translation>
    </message>
    <message>
        <source>%1 printed while typing</source>
        <translation>打字期间打印了 %1 个</translation>
    </message>
    <message>
        <source>&gt; %1 printed while typing</source>
        <translation>打字期间打印 &gt; %1 个</translation>
    </message>
    <message>
        <source>&lt;= a fifth</source>
        <translation>&lt;= 五分之一</translation>
    </message>
    <message>
        <source>%1 of %2 live on</source>
        <translation>%2 个中有 %1 个继续活着</translation>
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
        <source>deadlocked</source>
        <translation>死锁了</translation>
    </message>
    <message>
        <source>rounds before the deadlock</source>
        <translation>死锁前的轮数</translation>
    </message>
    <message>
        <source>cycle</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>retries</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>rounds done</source>
        <translation>完成的轮数</translation>
    </message>
    <message>
        <source>cycle closed to cycle found</source>
        <translation>从循环闭合到被发现</translation>
    </message>
    <message>
        <source>opposite orders end in a deadlock, found by its cycle</source>
        <translation>次序相反会以死锁告终，并由循环查明</translation>
    </message>
    <message>
        <source>the cycle found is the one that the events show</source>
        <translation>查明的循环与事件记录一致</translation>
    </message>
    <message>
        <source>one order for all, or a remedy: never a deadlock</source>
        <translation>次序统一，或有对策：从不死锁</translation>
    </message>
    <message>
        <source>backing off costs retries instead</source>
        <translation>退让的代价是重试</translation>
    </message>
    <message>
        <source>woken</source>
        <translation>被唤醒</translation>
    </message>
    <message>
        <source>first to last woken</source>
        <translation>从第一个到最后一个被唤醒</translation>
    </message>
    <message>
        <source>wake-ups lost</source>
        <translation>丢失的唤醒</translation>
    </message>
    <message>
        <source>went on too early</source>
        <translation>过早继续</translation>
    </message>
    <message>
        <source>went on without cause</source>
        <translation>无故继续</translation>
    </message>
    <message>
        <source>signals</source>
        <translation>信号</translation>
    </message>
    <message>
        <source>waits that blocked</source>
        <translation>被阻塞的等待</translation>
    </message>
    <message>
        <source>a signal wakes all who wait, and nobody before it</source>
        <translation>信号唤醒所有等待者，之前谁也不醒</translation>
    </message>
    <message>
        <source>an event that is already set does not block</source>
        <translation>已置位的事件不阻塞</translation>
    </message>
    <message>
        <source>if: a call before the wait is lost</source>
        <translation>if：先于等待的呼叫会丢失</translation>
    </message>
    <message>
        <source>while: no wake-up is lost</source>
        <translation>while：不丢失任何唤醒</translation>
    </message>
    <message>
        <source>workers that wait for ever</source>
        <translation>永远等待的工作者</translation>
    </message>
    <message>
        <source>until it was found</source>
        <translation>之后查明</translation>
    </message>
    <message>
        <source>dead holder</source>
        <translation>已结束的持有者</translation>
    </message>
    <message>
        <source>lock that stays taken</source>
        <translation>一直被占的锁</translation>
    </message>
    <message>
        <source>stays done</source>
        <translation>完成的停留次数</translation>
    </message>
    <message>
        <source>stays wanted</source>
        <translation>应完成的停留次数</translation>
    </message>
    <message>
        <source>without a guard all others wait for ever for the dead holder</source>
        <translation>没有守卫，其余全部永远等待已结束的持有者</translation>
    </message>
    <message>
        <source>with a guard all others finish</source>
        <translation>有守卫，其余全部完成</translation>
    </message>
    <message>
        <source>most inside at once</source>
        <translation>同时在里面的最多人数</translation>
    </message>
    <message>
        <source>stays per second</source>
        <translation>每秒停留次数</translation>
    </message>
    <message>
        <source>wait for a permit</source>
        <translation>等待许可证</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>停留次数</translation>
    </message>
    <message>
        <source>updates lost inside</source>
        <translation>里面丢失的更新</translation>
    </message>
    <message>
        <source>releases too many</source>
        <translation>多余的释放</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>acquire and release, uncontended</source>
        <translation>无竞争时获取加释放</translation>
    </message>
    <message>
        <source>as many are inside at once as there are permits, never more</source>
        <translation>同时在里面的与许可证一样多，从不更多</translation>
    </message>
    <message>
        <source>with one permit it is a mutex: one inside, nothing lost</source>
        <translation>只有一张许可证时就是互斥锁：只有一个在里面，什么也不丢</translation>
    </message>
    <message>
        <source>a permit given back twice lets more in</source>
        <translation>许可证还两次会放进更多的人</translation>
    </message>
    <message>
        <source>a bounded semaphore refuses the release too many</source>
        <translation>有界信号量拒绝多余的释放</translation>
    </message>
    <message>
        <source>wrong greetings</source>
        <translation>叫错的问好</translation>
    </message>
    <message>
        <source>addresses of the variable</source>
        <translation>变量的地址数</translation>
    </message>
    <message>
        <source>greetings</source>
        <translation>问好</translation>
    </message>
    <message>
        <source>greetings with the last task’s name</source>
        <translation>用了上一个任务名字的问好</translation>
    </message>
    <message>
        <source>a global variable mixes the names up</source>
        <translation>全局变量会弄混名字</translation>
    </message>
    <message>
        <source>a storage of its own never does</source>
        <translation>各自的存储从不弄混</translation>
    </message>
    <message>
        <source>thread-local: one address for each thread</source>
        <translation>线程局部：每个线程一个地址</translation>
    </message>
    <message>
        <source>a reused thread still knows the last task’s name</source>
        <translation>重复使用的线程还记得上一个任务的名字</translation>
    </message>
    <message>
        <source>processes</source>
        <translation>进程数</translation>
    </message>
    <message>
        <source>what fork returned, call by call</source>
        <translation>fork 每次调用的返回值</translation>
    </message>
    <message>
        <source>global variable in the parent</source>
        <translation>父进程里的全局变量</translation>
    </message>
    <message>
        <source>global variable in the child</source>
        <translation>子进程里的全局变量</translation>
    </message>
    <message>
        <source>lines that came out</source>
        <translation>实际输出的行数</translation>
    </message>
    <message>
        <source>pages copied on writing</source>
        <translation>写入时复制的页</translation>
    </message>
    <message>
        <source>memory of the child&apos;s own</source>
        <translation>子进程独占的内存</translation>
    </message>
    <message>
        <source>n calls of fork in a row make 2ⁿ processes</source>
        <translation>连续调用 n 次 fork，得到 2ⁿ 个进程</translation>
    </message>
    <message>
        <source>each call returns twice: 0 in the child, the child&apos;s number in the parent</source>
        <translation>每次调用返回两次：子进程里是 0，父进程里是子进程的编号</translation>
    </message>
    <message>
        <source>the child knows its parent&apos;s number</source>
        <translation>子进程知道父进程的编号</translation>
    </message>
    <message>
        <source>what one process writes, no other sees</source>
        <translation>一个进程写的内容，别的进程看不见</translation>
    </message>
    <message>
        <source>a line still in the buffer is copied too, and comes out 2ⁿ times</source>
        <translation>还在缓冲区里的一行也被复制，最后输出 2ⁿ 次</translation>
    </message>
    <message>
        <source>memory is copied page by page, when it is written to</source>
        <translation>内存按页复制，写到哪一页才复制哪一页</translation>
    </message>
    <message>
        <source>how the first child ended</source>
        <translation>第一个孩子怎样结束</translation>
    </message>
    <message>
        <source>time as a zombie</source>
        <translation>僵尸状态的时间</translation>
    </message>
    <message>
        <source>its cleaning up ran</source>
        <translation>清理代码是否执行</translation>
    </message>
    <message>
        <source>lock left held</source>
        <translation>遗留未释放的锁</translation>
    </message>
    <message>
        <source>order in which they ended</source>
        <translation>结束的次序</translation>
    </message>
    <message>
        <source>kill -9 ends a process at once: nothing of it runs any more</source>
        <translation>kill -9 立即结束进程：它的代码不再执行</translation>
    </message>
    <message>
        <source>terminate: with a handler it cleans up, without one it is simply gone</source>
        <translation>terminate：有处理函数时会清理，没有时直接消失</translation>
    </message>
    <message>
        <source>SIGINT: with a handler it cleans up, without one it is simply gone</source>
        <translation>SIGINT：有处理函数时会清理，没有时直接消失</translation>
    </message>
    <message>
        <source>however it leaves by itself, it cleans up; the exit code tells how</source>
        <translation>只要是自己离开，就会清理；退出码说明怎样离开</translation>
    </message>
    <message>
        <source>a daemon ends with the main program, anybody else is waited for</source>
        <translation>守护的随主程序结束，其他的要等它结束</translation>
    </message>
    <message>
        <source>who dies with a lock keeps it for ever, unless the mutex is robust</source>
        <translation>持锁而死，锁就永远不释放，除非是健壮互斥锁</translation>
    </message>
    <message>
        <source>join returns when the other has ended, or when its time is over</source>
        <translation>对方结束或超时，join 才返回</translation>
    </message>
    <message>
        <source>a process that has ended is a zombie until it is waited for</source>
        <translation>进程结束后，在被等待之前是僵尸</translation>
    </message>
    <message>
        <source>children are named Process-N or Thread-N, the main one by its kind</source>
        <translation>孩子默认名为 Process-N 或 Thread-N，主程序按种类命名</translation>
    </message>
    <message>
        <source>workers that survived</source>
        <translation>幸存的工作者</translation>
    </message>
    <message>
        <source>time until a replacement was at work</source>
        <translation>替补开始工作前的时间</translation>
    </message>
    <message>
        <source>a crash takes its whole process along, and nobody else</source>
        <translation>崩溃带走它所在的整个进程，不影响别人</translation>
    </message>
    <message>
        <source>whoever is left does all the other tasks</source>
        <translation>幸存者做完其余所有任务</translation>
    </message>
    <message>
        <source>put up again, no task is lost; otherwise the one in hand is</source>
        <translation>放回任务板就不丢任务，否则手里的那个会丢</translation>
    </message>
    <message>
        <source>whoever died is started anew</source>
        <translation>死去的都会重新启动</translation>
    </message>
    <message>
        <source>the master hands out work and does none itself</source>
        <translation>主进程只分派任务，自己不做</translation>
    </message>
    <message>
        <source>results that came twice</source>
        <translation>来了两次的结果</translation>
    </message>
    <message>
        <source>tasks given out again</source>
        <translation>重新发出的任务</translation>
    </message>
    <message>
        <source>workers that took part</source>
        <translation>参与的工作者</translation>
    </message>
    <message>
        <source>refused for their key</source>
        <translation>因密钥被拒绝</translation>
    </message>
    <message>
        <source>tasks that got to somebody without the key</source>
        <translation>落到没有密钥者手里的任务</translation>
    </message>
    <message>
        <source>network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>why no network namespaces</source>
        <translation>为何没有网络命名空间</translation>
    </message>
    <message>
        <source>every task is answered, once</source>
        <translation>每个任务都得到回答，且只一次</translation>
    </message>
    <message>
        <source>who has the wrong key gets nothing</source>
        <translation>密钥错误者什么也得不到</translation>
    </message>
    <message>
        <source>acknowledged after the work: the task of a killed worker is done again</source>
        <translation>干完之后确认：被杀死的工作者的任务会重做</translation>
    </message>
    <message>
        <source>acknowledged before the work: the task of a killed worker is lost</source>
        <translation>干活之前确认：被杀死的工作者的任务丢失</translation>
    </message>
    <message>
        <source>several workers are faster than one</source>
        <translation>几个工作者比一个快</translation>
    </message>
    <message>
        <source>every worker takes part</source>
        <translation>每个工作者都参与</translation>
    </message>
    <message>
        <source>it works over an address that is not 127.0.0.1</source>
        <translation>经由 127.0.0.1 以外的地址也能工作</translation>
    </message>
    <message>
        <source>requests a second</source>
        <translation>每秒请求数</translation>
    </message>
    <message>
        <source>time to the reply</source>
        <translation>到应答的时间</translation>
    </message>
    <message>
        <source>memory of an idle connection, KiB</source>
        <translation>一条空闲连接的内存，KiB</translation>
    </message>
    <message>
        <source>switches per request</source>
        <translation>每个请求的切换次数</translation>
    </message>
    <message>
        <source>replies</source>
        <translation>应答数</translation>
    </message>
    <message>
        <source>wrong or missing replies</source>
        <translation>错误或缺失的应答</translation>
    </message>
    <message>
        <source>processes of the server</source>
        <translation>服务器的进程数</translation>
    </message>
    <message>
        <source>threads of the server</source>
        <translation>服务器的线程数</translation>
    </message>
    <message>
        <source>connections</source>
        <translation>连接数</translation>
    </message>
    <message>
        <source>connections that got a reply</source>
        <translation>得到应答的连接数</translation>
    </message>
    <message>
        <source>connections for which there was no descriptor</source>
        <translation>得不到描述符的连接数</translation>
    </message>
    <message>
        <source>connections stalled by each blocking callback</source>
        <translation>每次阻塞的回调使多少连接停顿</translation>
    </message>
    <message>
        <source>port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>each server</source>
        <translation>各个服务器</translation>
    </message>
    <message>
        <source>every reply is right</source>
        <translation>每个应答都正确</translation>
    </message>
    <message>
        <source>as many processes and threads as the design says</source>
        <translation>进程和线程的数目正如设计所说</translation>
    </message>
    <message>
        <source>an idle connection costs the event loop a tenth of a thread&apos;s memory, or less</source>
        <translation>一条空闲连接在事件循环里的内存不超过线程的十分之一</translation>
    </message>
    <message>
        <source>a blocking callback stalls every connection of its event loop</source>
        <translation>一个阻塞的回调让它那个事件循环的所有连接停顿</translation>
    </message>
    <message>
        <source>with threads or processes, a blocking callback stalls its own connection</source>
        <translation>用线程或进程时，阻塞的回调只让自己的连接停顿</translation>
    </message>
    <message>
        <source>prefork serves as many connections as it has processes, the others wait</source>
        <translation>prefork 有多少进程就服务多少连接，其余的等待</translation>
    </message>
    <message>
        <source>the event loop serves every connection</source>
        <translation>事件循环服务每一条连接</translation>
    </message>
    <message>
        <source>fewest workers that are nearly the fastest</source>
        <translation>接近最快所需的最少工作者数</translation>
    </message>
    <message>
        <source>workers that theory says are enough</source>
        <translation>理论上足够的工作者数</translation>
    </message>
    <message>
        <source>CPU use in percent of a core</source>
        <translation>CPU 占用（以一个核为 100 %）</translation>
    </message>
    <message>
        <source>only computing: more workers than cores gain nothing</source>
        <translation>只计算：工作者多于核数并不会更快</translation>
    </message>
    <message>
        <source>only waiting: sixteen workers are at least ten times as fast as one</source>
        <translation>只等待：十六个工作者至少比一个快十倍</translation>
    </message>
    <message>
        <source>most tasks in progress at once</source>
        <translation>同时进行的任务最多数</translation>
    </message>
    <message>
        <source>never more tasks on a core at the same instant than there are cores</source>
        <translation>同一瞬间在核上的任务从不多于核数</translation>
    </message>
    <message>
        <source>sequential: the next task begins only when the one before it has ended</source>
        <translation>顺序：前一个任务结束，下一个才开始</translation>
    </message>
    <message>
        <source>one core: all tasks are in progress, one of them runs</source>
        <translation>一个核：所有任务都在进行，只有一个在运行</translation>
    </message>
    <message>
        <source>two cores: the tasks really run at the same time</source>
        <translation>两个核：任务真的同时运行</translation>
    </message>
    <message>
        <source>units per second</source>
        <translation>每秒完成的份数</translation>
    </message>
    <message>
        <source>throughput kept with the most workers</source>
        <translation>工作者最多时保有的吞吐量</translation>
    </message>
    <message>
        <source>microseconds per switch</source>
        <translation>每次切换的微秒数</translation>
    </message>
    <message>
        <source>hundreds of workers that only compute get as much done as a few</source>
        <translation>几百个只计算的工作者与几个完成得一样多</translation>
    </message>
    <message>
        <source>where every unit brings a switch, much less gets done</source>
        <translation>每做一份就切换一次，完成的就少得多</translation>
    </message>
    <message>
        <source>and the switches per second multiply</source>
        <translation>而且每秒切换次数成倍增加</translation>
    </message>
    <message>
        <source>length of a turn</source>
        <translation>一轮的长度</translation>
    </message>
    <message>
        <source>share of each worker</source>
        <translation>每个工作者的份额</translation>
    </message>
    <message>
        <source>times a core was taken away</source>
        <translation>核被拿走的次数</translation>
    </message>
    <message>
        <source>the kernel&apos;s tick</source>
        <translation>内核的节拍</translation>
    </message>
    <message>
        <source>time slice asked for</source>
        <translation>要求的时间片</translation>
    </message>
    <message>
        <source>the core is taken away from every worker, without its doing</source>
        <translation>每个工作者的核都被拿走过，并非出于自愿</translation>
    </message>
    <message>
        <source>equally nice workers get equal shares</source>
        <translation>nice 相同的工作者份额相同</translation>
    </message>
    <message>
        <source>the nicer a worker, the smaller its share</source>
        <translation>nice 值越大，份额越小</translation>
    </message>
    <message>
        <source>a longer time slice makes longer turns</source>
        <translation>时间片越长，一轮越长</translation>
    </message>
    <message>
        <source>largest share of a worker</source>
        <translation>一个工作者的最大份额</translation>
    </message>
    <message>
        <source>smallest share of a worker</source>
        <translation>一个工作者的最小份额</translation>
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
        <source>one request in ten or more waits for half a switch interval or longer</source>
        <translation>至少十分之一的请求要等半个切换间隔或更久</translation>
    </message>
    <message>
        <source>a shorter switch interval lets more requests through</source>
        <translation>切换间隔更短，能通过更多请求</translation>
    </message>
    <message>
        <source>by channel</source>
        <translation>各通道</translation>
    </message>
    <message>
        <source>fastest one way</source>
        <translation>单向最快</translation>
    </message>
    <message>
        <source>shared memory over pipe</source>
        <translation>共享内存与管道之比</translation>
    </message>
    <message>
        <source>pipe: messages per second</source>
        <translation>管道：每秒消息数</translation>
    </message>
    <message>
        <source>shared memory: messages per second</source>
        <translation>共享内存：每秒消息数</translation>
    </message>
    <message>
        <source>pipe: round trip</source>
        <translation>管道：往返时间</translation>
    </message>
    <message>
        <source>shared memory: round trip</source>
        <translation>共享内存：往返时间</translation>
    </message>
    <message>
        <source>every channel delivers every byte, in order</source>
        <translation>每条通道都按次序送达每个字节</translation>
    </message>
    <message>
        <source>shared memory carries at least three times what a pipe does</source>
        <translation>共享内存传送的消息至少是管道的三倍</translation>
    </message>
    <message>
        <source>a round trip is quicker where nobody has to be woken</source>
        <translation>不需要唤醒对方时，往返更快</translation>
    </message>
    <message>
        <source>time of a call</source>
        <translation>一次调用的时间</translation>
    </message>
    <message>
        <source>wrong keys refused</source>
        <translation>被拒绝的错误密钥</translation>
    </message>
    <message>
        <source>clients told of the manager&apos;s end</source>
        <translation>得知管理器结束的客户</translation>
    </message>
    <message>
        <source>the last of them after</source>
        <translation>其中最晚的在此之后</translation>
    </message>
    <message>
        <source>+= through a proxy loses updates though each call is safe</source>
        <translation>通过代理 += 会丢失更新，尽管每个调用都安全</translation>
    </message>
    <message>
        <source>with a lock around it, nothing is lost</source>
        <translation>用锁包起来就什么也不丢</translation>
    </message>
    <message>
        <source>append is one call: nothing is lost</source>
        <translation>append 是一个调用：什么也不丢</translation>
    </message>
    <message>
        <source>a change inside a plain container is not seen by the manager</source>
        <translation>修改普通容器的内部，管理器看不到</translation>
    </message>
    <message>
        <source>a container that is assigned again is seen</source>
        <translation>重新赋值的容器看得到</translation>
    </message>
    <message>
        <source>a wrong key is refused</source>
        <translation>错误的密钥被拒绝</translation>
    </message>
    <message>
        <source>the manager killed: every client gets an error within a second</source>
        <translation>管理器被杀死：每个客户在一秒内得到错误</translation>
    </message>
    <message>
        <source>messages received</source>
        <translation>收到的消息</translation>
    </message>
    <message>
        <source>bytes per second</source>
        <translation>每秒字节数</translation>
    </message>
    <message>
        <source>received as they were sent</source>
        <translation>与发送时一样收到</translation>
    </message>
    <message>
        <source>messages torn</source>
        <translation>撕裂的消息</translation>
    </message>
    <message>
        <source>torn under the lock</source>
        <translation>加锁时撕裂</translation>
    </message>
    <message>
        <source>answers received</source>
        <translation>收到的回答</translation>
    </message>
    <message>
        <source>received at the sender&apos;s own end</source>
        <translation>在发送者自己那端收到</translation>
    </message>
    <message>
        <source>calls in the wrong direction refused</source>
        <translation>方向错误而被拒绝的调用</translation>
    </message>
    <message>
        <source>writers that met a broken pipe</source>
        <translation>遇到管道破裂的写者</translation>
    </message>
    <message>
        <source>readers told the end</source>
        <translation>得知结束的读者</translation>
    </message>
    <message>
        <source>messages sent and never received</source>
        <translation>已发送却从未收到的消息</translation>
    </message>
    <message>
        <source>nothing comes out at the end that sent it</source>
        <translation>从一端发出的，不会从同一端出来</translation>
    </message>
    <message>
        <source>without “both directions”, the wrong direction is refused</source>
        <translation>不开“双向”时，错误的方向被拒绝</translation>
    </message>
    <message>
        <source>what arrives is a copy: changing one side leaves the other</source>
        <translation>到达的是副本：改一边，另一边不变</translation>
    </message>
    <message>
        <source>messages up to PIPE_BUF are never torn</source>
        <translation>不超过 PIPE_BUF 的消息从不撕裂</translation>
    </message>
    <message>
        <source>large messages of several writers are torn without a lock</source>
        <translation>几个写者的大消息不加锁就会撕裂</translation>
    </message>
    <message>
        <source>under the lock no message is torn</source>
        <translation>加锁时没有消息撕裂</translation>
    </message>
    <message>
        <source>with the readers&apos; end closed, writing fails: broken pipe</source>
        <translation>读端关闭后，写入失败：管道破裂</translation>
    </message>
    <message>
        <source>with the writers&apos; end closed, readers get the rest and then the end</source>
        <translation>写端关闭后，读者取完剩下的，然后得知结束</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>应有值</translation>
    </message>
    <message>
        <source>actual</source>
        <translation>实际值</translation>
    </message>
    <message>
        <source>address of the number</source>
        <translation>这个数的地址</translation>
    </message>
    <message>
        <source>+= loses updates though the number has a lock</source>
        <translation>+= 会丢失更新，尽管这个数自带锁</translation>
    </message>
    <message>
        <source>with its lock held around +=, nothing is lost</source>
        <translation>整个 += 期间拿着它的锁，就什么也不丢</translation>
    </message>
    <message>
        <source>an ordinary variable: each process changes its own, the parent&apos;s stays</source>
        <translation>普通变量：每个进程改自己的，父进程的不变</translation>
    </message>
    <message>
        <source>signals sent</source>
        <translation>发送的信号</translation>
    </message>
    <message>
        <source>signals received</source>
        <translation>收到的信号</translation>
    </message>
    <message>
        <source>fallen together with an earlier one</source>
        <translation>与先前的合并</translation>
    </message>
    <message>
        <source>signals out of order</source>
        <translation>次序不对的信号</translation>
    </message>
    <message>
        <source>sends that had to wait for the queue</source>
        <translation>因队列满而等待的发送</translation>
    </message>
    <message>
        <source>times the target stood still</source>
        <translation>目标停住的次数</translation>
    </message>
    <message>
        <source>the target was ended by signal</source>
        <translation>结束目标的信号</translation>
    </message>
    <message>
        <source>standard signals sent in a row fall together: fewer arrive</source>
        <translation>连续发送的标准信号会合并：到达的更少</translation>
    </message>
    <message>
        <source>real-time signals all arrive, in order</source>
        <translation>实时信号全部到达，按次序</translation>
    </message>
    <message>
        <source>without a handler the signal ends the process</source>
        <translation>没有处理函数时，信号结束进程</translation>
    </message>
    <message>
        <source>SIGSTOP stops the process and cannot be handled</source>
        <translation>SIGSTOP 停住进程，无法被捕获</translation>
    </message>
    <message>
        <source>exit code</source>
        <translation>退出码</translation>
    </message>
    <message>
        <source>ended by signal</source>
        <translation>结束它的信号</translation>
    </message>
    <message>
        <source>its output</source>
        <translation>标准输出</translation>
    </message>
    <message>
        <source>its error messages</source>
        <translation>错误输出</translation>
    </message>
    <message>
        <source>bytes that went in</source>
        <translation>写入的字节</translation>
    </message>
    <message>
        <source>bytes that came out</source>
        <translation>读出的字节</translation>
    </message>
    <message>
        <source>why it could not be started</source>
        <translation>无法启动的原因</translation>
    </message>
    <message>
        <source>its time was over</source>
        <translation>是否超时</translation>
    </message>
    <message>
        <source>what is written to its stdin, it answers on its stdout</source>
        <translation>写入它的 stdin，它就在 stdout 上回答</translation>
    </message>
    <message>
        <source>a program that does not exist is an error with a reason, and no process</source>
        <translation>程序不存在：报错并说明原因，不产生进程</translation>
    </message>
    <message>
        <source>when its time is over, it is killed with everybody it has started</source>
        <translation>时间到了，它和它启动的所有进程都被杀死</translation>
    </message>
    <message>
        <source>more output than a pipe holds: read while it runs, or wait for ever</source>
        <translation>输出超过管道容量：要么边运行边读，要么永远等下去</translation>
    </message>
    <message>
        <source>resident memory</source>
        <translation>常驻内存</translation>
    </message>
    <message>
        <source>in a file without a lock, updates are lost as well</source>
        <translation>没有锁的文件也会丢失更新</translation>
    </message>
    <message>
        <source>who takes a lock that it holds waits for itself</source>
        <translation>再次去取自己持有的锁，等的就是自己</translation>
    </message>
    <message>
        <source>updates of the shared counter</source>
        <translation>对共用计数器的更新次数</translation>
    </message>
    <message>
        <source>updates that were lost</source>
        <translation>丢失的更新次数</translation>
    </message>
    <message>
        <source>times as long with counts that need no lock</source>
        <translation>引用计数不靠锁时的耗时倍数</translation>
    </message>
    <message>
        <source>a function in C that lets go of the lock uses every core</source>
        <translation>放开锁的 C 函数能用上所有的核</translation>
    </message>
    <message>
        <source>without the lock a single thread is slower</source>
        <translation>没有这把锁，单个线程会变慢</translation>
    </message>
    <message>
        <source>whoever gives way only where loops jump back loses no update</source>
        <translation>只在循环跳回处让位，就不会丢失更新</translation>
    </message>
    <message>
        <source>whoever may give way anywhere loses updates in spite of the lock</source>
        <translation>随处都可能让位，有锁也会丢失更新</translation>
    </message>
    <message>
        <source>with a call between load and store updates are lost again</source>
        <translation>读取与写回之间有一次调用，更新又会丢失</translation>
    </message>
    <message>
        <source>during a call into C nobody else gets the lock, however long it takes</source>
        <translation>调用 C 函数期间，不管多久，别人都得不到锁</translation>
    </message>
    <message>
        <source>children that executed the main program again</source>
        <translation>把主程序又执行了一遍的子进程</translation>
    </message>
    <message>
        <source>children that ended with an error before their work</source>
        <translation>还没干活就出错结束的子进程</translation>
    </message>
    <message>
        <source>generations, each started by the one before it</source>
        <translation>一代启动一代的代数</translation>
    </message>
    <message>
        <source>children that got the lock</source>
        <translation>得到锁的子进程</translation>
    </message>
    <message>
        <source>children that waited for the lock in vain</source>
        <translation>白等了锁的子进程</translation>
    </message>
    <message>
        <source>a fresh program executes the main program again, a forked one does not</source>
        <translation>从头开始的程序会把主程序再执行一遍，fork 出来的不会</translation>
    </message>
    <message>
        <source>without the main guard each fresh child ends with an error; there is no endless chain</source>
        <translation>没有主程序保护，从头开始的子进程都出错结束，并没有无限递归</translation>
    </message>
    <message>
        <source>were it not refused, every child would start another, without end</source>
        <translation>假如不拒绝，每个子进程都会再启动一个，没有尽头</translation>
    </message>
    <message>
        <source>a lock that another thread held stays locked in a forked child, and is free in a fresh one</source>
        <translation>别的线程持有的锁，在 fork 出来的子进程里一直锁着，在从头开始的进程里是空闲的</translation>
    </message>
    <message>
        <source>one loop of the program</source>
        <translation>程序的一次循环</translation>
    </message>
    <message>
        <source>times as long in the interpreter</source>
        <translation>解释执行的耗时倍数</translation>
    </message>
    <message>
        <source>makespan in native code</source>
        <translation>本机代码的总时间</translation>
    </message>
    <message>
        <source>the same loop takes an interpreter at least ten times as long as native code</source>
        <translation>同样的循环，解释器用的时间至少是本机代码的十倍</translation>
    </message>
    <message>
        <source>mostly waiting: the fast language gains hardly anything</source>
        <translation>主要是等待：快的语言几乎没有好处</translation>
    </message>
    <message>
        <source>only computing: the fast language is several times as fast</source>
        <translation>只有计算：快的语言快好几倍</translation>
    </message>
    <message>
        <source>pages read from the file per second</source>
        <translation>每秒从文件读的页数</translation>
    </message>
    <message>
        <source>MiB read from the file per second</source>
        <translation>每秒从文件读的 MiB 数</translation>
    </message>
    <message>
        <source>as long as all working sets fit into memory nothing is read from the file, and nearly every page afterwards</source>
        <translation>所有工作集放得进内存时不必读文件，放不进之后几乎每一页都要读</translation>
    </message>
    <message>
        <source>signal that ended the process</source>
        <translation>结束进程的信号</translation>
    </message>
    <message>
        <source>one Ctrl+C ends the main thread&apos;s waiting, not the deadlock</source>
        <translation>按一次 Ctrl+C 只结束主线程的等待，结束不了死锁</translation>
    </message>
    <message>
        <source>SIGTERM, SIGKILL or a second Ctrl+C end the process with all its threads</source>
        <translation>SIGTERM、SIGKILL 或第二次 Ctrl+C 能结束进程和它的所有线程</translation>
    </message>
    <message>
        <source>share of each process</source>
        <translation>各进程的份额</translation>
    </message>
    <message>
        <source>the core is shared among threads, not among processes</source>
        <translation>核按线程分配，不按进程分配</translation>
    </message>
    <message>
        <source>different orders of the first four</source>
        <translation>前四个继续的次序种数</translation>
    </message>
    <message>
        <source>share of the commonest order</source>
        <translation>最常见次序的比例</translation>
    </message>
    <message>
        <source>in which order they go on is not fixed</source>
        <translation>继续的次序并不固定</translation>
    </message>
    <message>
        <source>what the first child received</source>
        <translation>第一个孩子收到的参数</translation>
    </message>
    <message>
        <source>the group was refused</source>
        <translation>group 被拒绝</translation>
    </message>
    <message>
        <source>arguments arrive by position, or by name in any order</source>
        <translation>参数按位置对应，或者按名字对应、次序任意</translation>
    </message>
    <message>
        <source>a missing argument is noticed in the child, which ends with an error</source>
        <translation>少了参数是在孩子那里发现的，它出错结束</translation>
    </message>
    <message>
        <source>a group is refused, and nobody is started</source>
        <translation>group 被拒绝，谁也没有启动</translation>
    </message>
    <message>
        <source>processes when fork was refused</source>
        <translation>fork 被拒绝时的进程数</translation>
    </message>
    <message>
        <source>error of the call that was refused</source>
        <translation>被拒绝的调用的错误</translation>
    </message>
    <message>
        <source>most processes and threads of the system</source>
        <translation>系统的进程和线程上限</translation>
    </message>
    <message>
        <source>there can be only so many processes; the next call of fork is refused</source>
        <translation>进程的数目有上限，超过它的 fork 调用被拒绝</translation>
    </message>
    <message>
        <source>longest time a task stood still</source>
        <translation>任务停顿的最长时间</translation>
    </message>
    <message>
        <source>characters typed</source>
        <translation>打了的字符</translation>
    </message>
    <message>
        <source>characters checked</source>
        <translation>检查了的字符</translation>
    </message>
    <message>
        <source>misspelt words found</source>
        <translation>发现的拼错的词</translation>
    </message>
    <message>
        <source>characters printed</source>
        <translation>打印了的字符</translation>
    </message>
    <message>
        <source>characters printed before typing ended</source>
        <translation>打字结束之前打印的字符</translation>
    </message>
    <message>
        <source>more tasks than cores: every one of them gets on all the time</source>
        <translation>任务比核多：每一个都一直在前进</translation>
    </message>
    <message>
        <source>a program types, checks and prints at the same time only by several tasks</source>
        <translation>只有用几个任务，程序才能同时打字、检查和打印</translation>
    </message>
    <message>
        <source>where they no longer fit, the work slows down many times</source>
        <translation>放不进内存之后，工作慢了许多倍</translation>
    </message>
    <message>
        <source>threads for which there was no lane</source>
        <translation>没有泳道的线程</translation>
    </message>
    <message>
        <source>counter after as many additions, each in one turn</source>
        <translation>同样多次加一之后的计数，每次在一次执行里完成</translation>
    </message>
    <message>
        <source>counter after as many additions, each with an await in between</source>
        <translation>同样多次加一之后的计数，每次中间有 await</translation>
    </message>
    <message>
        <source>coroutines that ran though nobody scheduled them</source>
        <translation>没有被调度却执行了的协程</translation>
    </message>
    <message>
        <source>rounds in the order that the program chose</source>
        <translation>按程序指定次序进行的轮数</translation>
    </message>
    <message>
        <source>tasks that read and write in one turn lose nothing, without a lock</source>
        <translation>在一次执行里读取并写回，不用锁也不会丢失</translation>
    </message>
    <message>
        <source>an await between reading and writing loses updates</source>
        <translation>读取和写回之间有 await，就会丢失更新</translation>
    </message>
    <message>
        <source>a coroutine that is called but never scheduled does nothing</source>
        <translation>只是调用而没有调度的协程什么也不做</translation>
    </message>
    <message>
        <source>the program decides who goes first, and it is so each time</source>
        <translation>由程序决定谁先执行，每次都如此</translation>
    </message>
    <message>
        <source>children that outlived their parent</source>
        <translation>比父进程活得久的孩子</translation>
    </message>
    <message>
        <source>it is the library that waits and ends daemons: without it the children live on</source>
        <translation>等待和结束守护进程是库做的：没有它，孩子会继续活着</translation>
    </message>
    <message>
        <source>items that came as they were after the change</source>
        <translation>以修改后的样子到达的个数</translation>
    </message>
    <message>
        <source>a copy made by put shows nothing of what is changed afterwards</source>
        <translation>放入时拷贝，看不到之后的修改</translation>
    </message>
    <message>
        <source>a copy made later shows what was changed after put</source>
        <translation>稍后拷贝，能看到放入之后的修改</translation>
    </message>
    <message>
        <source>one after the other, without a lock: nothing is lost</source>
        <translation>一个接一个，不用锁：什么也不丢</translation>
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
    <message>
        <source>Who woke whom is told by tracefs, which is not mounted here: sudo mount -t tracefs tracefs /sys/kernel/tracing</source>
        <translation>谁唤醒了谁由 tracefs 告知，而这里没有挂载它：sudo mount -t tracefs tracefs /sys/kernel/tracing</translation>
    </message>
    <message>
        <source>Experiment “%1” has no preset “%2”. It has: %3.</source>
        <translation>实验“%1”没有预设“%2”。它有：%3。</translation>
    </message>
    <message>
        <source>Could not start %1: the system allows no more processes and threads, and a run may have about %2 of them beyond what the machine had before. Choose fewer workers.</source>
        <translation>无法启动 %1：系统不再允许更多的进程和线程；一次运行可以在机器原有的之外再有大约 %2 个。请减少工作者。</translation>
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
        <translation>锁的分配</translation>
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
        <source>a sentinel</source>
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
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Philosophers</source>
        <translation>哲学家</translation>
    </message>
    <message>
        <source>Order of locking</source>
        <translation>加锁次序</translation>
    </message>
    <message>
        <source>Between the locks</source>
        <translation>两把锁之间</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>对策</translation>
    </message>
    <message>
        <source>Detector</source>
        <translation>检测者</translation>
    </message>
    <message>
        <source>How many sit at the table, with one fork between every two of them.</source>
        <translation>桌边坐几位，每两位之间有一把叉子。</translation>
    </message>
    <message>
        <source>Whether all workers take their two locks in the same order.</source>
        <translation>所有工作者是否按同一次序取两把锁。</translation>
    </message>
    <message>
        <source>Computing between taking the first lock and the second.</source>
        <translation>取得第一把锁之后、取第二把之前的计算时间。</translation>
    </message>
    <message>
        <source>What is done against the deadlock. Takes effect between two rounds.</source>
        <translation>用什么办法对付死锁。在两轮之间生效。</translation>
    </message>
    <message>
        <source>A worker that looks for a cycle in the wait-for graph whenever somebody goes to sleep. Without it the deadlock lasts until you stop the run.</source>
        <translation>每当有人要睡眠，就在等待图中寻找循环的工作者。没有它，死锁会一直持续到您停止运行。</translation>
    </message>
    <message>
        <source>two locks</source>
        <translation>两把锁</translation>
    </message>
    <message>
        <source>dining philosophers</source>
        <translation>哲学家就餐</translation>
    </message>
    <message>
        <source>opposite</source>
        <translation>相反</translation>
    </message>
    <message>
        <source>same for all</source>
        <translation>大家相同</translation>
    </message>
    <message>
        <source>global order</source>
        <translation>全局次序</translation>
    </message>
    <message>
        <source>try and back off</source>
        <translation>尝试失败就退让</translation>
    </message>
    <message>
        <source>time-out</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>arbitrator</source>
        <translation>仲裁者</translation>
    </message>
    <message>
        <source>Each holds what the other wants</source>
        <translation>死锁</translation>
    </message>
    <message>
        <source>Deadlock</source>
        <translation>死锁</translation>
    </message>
    <message>
        <source>Waiters</source>
        <translation>等待者</translation>
    </message>
    <message>
        <source>Notify</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Signal before the wait</source>
        <translation>信号先于等待</translation>
    </message>
    <message>
        <source>A condition can call all who wait, or one at a time.</source>
        <translation>条件变量可以呼叫所有等待者，也可以一次呼叫一个。</translation>
    </message>
    <message>
        <source>while: the state is looked at again under the mutex. if: once, before the mutex is taken.</source>
        <translation>while：在互斥锁之下再看一次状态。if：只在取得互斥锁之前看一次。</translation>
    </message>
    <message>
        <source>The signal comes before anybody waits: for a condition, between the look and the wait.</source>
        <translation>信号在任何人等待之前到来：对条件变量来说，是在查看和等待之间。</translation>
    </message>
    <message>
        <source>event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>condition variable</source>
        <translation>条件变量</translation>
    </message>
    <message>
        <source>barrier</source>
        <translation>屏障</translation>
    </message>
    <message>
        <source>one at a time</source>
        <translation>一次一个</translation>
    </message>
    <message>
        <source>while</source>
        <translation>while</translation>
    </message>
    <message>
        <source>if</source>
        <translation>if</translation>
    </message>
    <message>
        <source>Waiting for a signal</source>
        <translation>事件、条件变量、屏障</translation>
    </message>
    <message>
        <source>Event, condition, barrier</source>
        <translation>事件、条件变量、屏障</translation>
    </message>
    <message>
        <source>Guard</source>
        <translation>守卫</translation>
    </message>
    <message>
        <source>Way out</source>
        <translation>离开方式</translation>
    </message>
    <message>
        <source>Whether an object releases the lock in its destructor, whatever way leads out of the block.</source>
        <translation>是否由对象的析构函数释放锁，无论从哪条路离开代码块。</translation>
    </message>
    <message>
        <source>How the first worker leaves its third critical section.</source>
        <translation>第一个工作者怎样离开它的第三个临界区。</translation>
    </message>
    <message>
        <source>RAII guard</source>
        <translation>RAII 守卫</translation>
    </message>
    <message>
        <source>exception</source>
        <translation>异常</translation>
    </message>
    <message>
        <source>early return</source>
        <translation>提前返回</translation>
    </message>
    <message>
        <source>try … finally</source>
        <translation>忘记释放锁</translation>
    </message>
    <message>
        <source>Forgotten release</source>
        <translation>忘记释放锁</translation>
    </message>
    <message>
        <source>Permits</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Time inside</source>
        <translation>停留时间</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Mistake</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>How many workers may be inside at once. A mutex has one permit, whatever is set here.</source>
        <translation>最多允许多少个工作者同时在里面。互斥锁只有一张许可证，与这里的设置无关。</translation>
    </message>
    <message>
        <source>How long a worker stays inside.</source>
        <translation>一个工作者在里面停留多久。</translation>
    </message>
    <message>
        <source>A bounded semaphore and a mutex refuse a release by somebody who holds nothing.</source>
        <translation>有界信号量和互斥锁会拒绝手里什么也没有的释放者。</translation>
    </message>
    <message>
        <source>The first worker gives its permit back twice.</source>
        <translation>第一个工作者把许可证还两次。</translation>
    </message>
    <message>
        <source>semaphore</source>
        <translation>信号量</translation>
    </message>
    <message>
        <source>bounded semaphore</source>
        <translation>有界信号量</translation>
    </message>
    <message>
        <source>released twice</source>
        <translation>释放两次</translation>
    </message>
    <message>
        <source>At most n inside</source>
        <translation>信号量</translation>
    </message>
    <message>
        <source>Semaphore</source>
        <translation>信号量</translation>
    </message>
    <message>
        <source>Where the name stands</source>
        <translation>名字放在哪里</translation>
    </message>
    <message>
        <source>Yield in between</source>
        <translation>中间让出核</translation>
    </message>
    <message>
        <source>Reused threads</source>
        <translation>重复使用线程</translation>
    </message>
    <message>
        <source>One global variable, one for each thread, or handed on as a parameter.</source>
        <translation>一个全局变量，每个线程一个，或作为参数传递。</translation>
    </message>
    <message>
        <source>The worker gives its core away between noting the name and greeting.</source>
        <translation>工作者在记下名字和问好之间让出它的核。</translation>
    </message>
    <message>
        <source>As in a pool, a thread serves one request after the other; every second one is a stranger without a name.</source>
        <translation>像线程池里那样，一个线程接连处理请求；每隔一个是没有名字的陌生人。</translation>
    </message>
    <message>
        <source>global variable</source>
        <translation>全局变量</translation>
    </message>
    <message>
        <source>thread-local</source>
        <translation>线程局部</translation>
    </message>
    <message>
        <source>parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Alice and Bob</source>
        <translation>ThreadLocal</translation>
    </message>
    <message>
        <source>ThreadLocal</source>
        <translation>ThreadLocal</translation>
    </message>
    <message>
        <source>Calls of fork</source>
        <translation>fork 调用次数</translation>
    </message>
    <message>
        <source>Copies write</source>
        <translation>副本写入</translation>
    </message>
    <message>
        <source>Unwritten line</source>
        <translation>未写出的一行</translation>
    </message>
    <message>
        <source>How often fork is called in a row. Every process that comes into being goes on with the next call.</source>
        <translation>连续调用几次 fork。每个新产生的进程都继续执行后面的调用。</translation>
    </message>
    <message>
        <source>Each copy adds one to the program&apos;s global variable.</source>
        <translation>每个副本都把程序的全局变量加一。</translation>
    </message>
    <message>
        <source>Leave a printed line in the output buffer while fork is called, instead of writing it out before.</source>
        <translation>调用 fork 时让打印的一行留在输出缓冲区里，而不是先写出去。</translation>
    </message>
    <message>
        <source>Share of the inherited memory that the first child writes to.</source>
        <translation>第一个子进程要写入的继承内存的比例。</translation>
    </message>
    <message>
        <source>fork returns twice</source>
        <translation>fork 调用一次返回两次</translation>
    </message>
    <message>
        <source>Daemon</source>
        <translation>守护</translation>
    </message>
    <message>
        <source>Signal handler</source>
        <translation>信号处理函数</translation>
    </message>
    <message>
        <source>Holds a lock</source>
        <translation>持有锁</translation>
    </message>
    <message>
        <source>Robust mutex</source>
        <translation>健壮互斥锁</translation>
    </message>
    <message>
        <source>Whether the main program&apos;s two children are processes or threads.</source>
        <translation>主程序的两个孩子是进程还是线程。</translation>
    </message>
    <message>
        <source>A daemon is not waited for: it ends with the main program.</source>
        <translation>守护的孩子没有人等：它随主程序一起结束。</translation>
    </message>
    <message>
        <source>Whether the main program joins its children before it goes on, for how long, or not at all.</source>
        <translation>主程序继续之前是否 join 它的孩子，等多久，还是根本不等。</translation>
    </message>
    <message>
        <source>The first child handles SIGTERM and SIGINT and cleans up. SIGKILL cannot be handled.</source>
        <translation>第一个孩子处理 SIGTERM 和 SIGINT 并做清理。SIGKILL 无法处理。</translation>
    </message>
    <message>
        <source>The first child holds a lock that the second one wants.</source>
        <translation>第一个孩子持有第二个想要的锁。</translation>
    </message>
    <message>
        <source>A mutex that the kernel hands on when its owner has died.</source>
        <translation>持有者死亡时由内核转交的互斥锁。</translation>
    </message>
    <message>
        <source>processes</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>join</source>
        <translation>join</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>不等</translation>
    </message>
    <message>
        <source>join, 50 ms at most</source>
        <translation>join，最多 50 毫秒</translation>
    </message>
    <message>
        <source>return</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>kill -9</source>
        <translation>kill -9</translation>
    </message>
    <message>
        <source>SIGINT</source>
        <translation>SIGINT</translation>
    </message>
    <message>
        <source>Names, join, daemon, terminate, kill</source>
        <translation>生命周期</translation>
    </message>
    <message>
        <source>Life and end</source>
        <translation>生命周期</translation>
    </message>
    <message>
        <source>Crash</source>
        <translation>崩溃方式</translation>
    </message>
    <message>
        <source>Start anew</source>
        <translation>重新启动</translation>
    </message>
    <message>
        <source>Put up again</source>
        <translation>任务放回</translation>
    </message>
    <message>
        <source>Each worker a process, all of them threads of the master&apos;s process, or processes with two threads each.</source>
        <translation>每个工作者一个进程，或都是主进程里的线程，或每个进程两个线程。</translation>
    </message>
    <message>
        <source>How one worker goes down in the middle of a task.</source>
        <translation>一个工作者在任务中途怎样倒下。</translation>
    </message>
    <message>
        <source>Tasks done by all together before it happens.</source>
        <translation>发生之前全体一共完成的任务数。</translation>
    </message>
    <message>
        <source>Whoever died is started anew.</source>
        <translation>死去的工作者会重新启动。</translation>
    </message>
    <message>
        <source>The task a dead worker had in hand goes back on the board.</source>
        <translation>死去的工作者手里的任务放回任务板。</translation>
    </message>
    <message>
        <source>processes × threads</source>
        <translation>进程 × 线程</translation>
    </message>
    <message>
        <source>bad pointer (SIGSEGV)</source>
        <translation>坏指针（SIGSEGV）</translation>
    </message>
    <message>
        <source>abort</source>
        <translation>abort</translation>
    </message>
    <message>
        <source>exit(3)</source>
        <translation>exit(3)</translation>
    </message>
    <message>
        <source>endless loop</source>
        <translation>死循环</translation>
    </message>
    <message>
        <source>out of memory</source>
        <translation>内存耗尽</translation>
    </message>
    <message>
        <source>One crash</source>
        <translation>主从模式与稳定性</translation>
    </message>
    <message>
        <source>Master and workers</source>
        <translation>主从模式</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>传输方式</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Our own scheduler, or the lists of a redis server that runs on this machine.</source>
        <translation>我们自己的调度者，或者这台机器上 redis 服务器的列表。</translation>
    </message>
    <message>
        <source>When a task is crossed off: with its result, or as soon as it is handed out.</source>
        <translation>任务何时划掉：交回结果时，还是一发出就划。</translation>
    </message>
    <message>
        <source>What scheduler and workers must both have to talk to each other.</source>
        <translation>调度者和工作者必须都有它才能对话。</translation>
    </message>
    <message>
        <source>The loopback of this machine, or for each worker a network of its own with a cable to the scheduler&apos;s.</source>
        <translation>这台机器的环回地址，或者每个工作者有自己的网络，用一根网线连到调度者的网络。</translation>
    </message>
    <message>
        <source>built in</source>
        <translation>内置</translation>
    </message>
    <message>
        <source>after the work</source>
        <translation>干完之后</translation>
    </message>
    <message>
        <source>before the work</source>
        <translation>干活之前</translation>
    </message>
    <message>
        <source>right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>loopback</source>
        <translation>环回</translation>
    </message>
    <message>
        <source>network namespaces</source>
        <translation>网络命名空间</translation>
    </message>
    <message>
        <source>A scheduler and workers on other machines</source>
        <translation>分布式进程</translation>
    </message>
    <message>
        <source>Distributed processes</source>
        <translation>分布式进程</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接数</translation>
    </message>
    <message>
        <source>Work per request</source>
        <translation>每个请求的工作</translation>
    </message>
    <message>
        <source>Thinking time</source>
        <translation>思考时间</translation>
    </message>
    <message>
        <source>Blocking callback</source>
        <translation>阻塞的回调</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>How the server is built; “all in turn” gives each design the same load.</source>
        <translation>服务器怎样实现；“轮流全部”让每种设计承受同样的负载。</translation>
    </message>
    <message>
        <source>Clients that stay connected, each asking again and again.</source>
        <translation>保持连接的客户端，每个都一再发出请求。</translation>
    </message>
    <message>
        <source>Computing time of each request, besides reading and answering it.</source>
        <translation>每个请求除了读取和应答之外的计算时间。</translation>
    </message>
    <message>
        <source>How long a client waits after a reply before it asks again.</source>
        <translation>客户端收到应答后，隔多久再次请求。</translation>
    </message>
    <message>
        <source>Now and then one request sleeps this long in the thread that serves it.</source>
        <translation>不时有一个请求在服务它的线程里睡眠这么久。</translation>
    </message>
    <message>
        <source>Where the server listens on 127.0.0.1, so that curl or wrk can find it.</source>
        <translation>服务器在 127.0.0.1 上监听的端口，好让 curl 或 wrk 找到它。</translation>
    </message>
    <message>
        <source>process per connection (prefork)</source>
        <translation>每连接一进程（prefork）</translation>
    </message>
    <message>
        <source>thread per connection</source>
        <translation>每连接一线程</translation>
    </message>
    <message>
        <source>pool of threads</source>
        <translation>线程池</translation>
    </message>
    <message>
        <source>event loop, one per core</source>
        <translation>事件循环，每核一个</translation>
    </message>
    <message>
        <source>coroutines, one loop per core</source>
        <translation>协程，每核一个循环</translation>
    </message>
    <message>
        <source>all in turn</source>
        <translation>轮流全部</translation>
    </message>
    <message>
        <source>any free one</source>
        <translation>任意空闲端口</translation>
    </message>
    <message>
        <source>Apache, IIS, Nginx</source>
        <translation>Apache、IIS、Nginx</translation>
    </message>
    <message>
        <source>Server models</source>
        <translation>服务器模型与事件驱动</translation>
    </message>
    <message>
        <source>Computing share</source>
        <translation>计算比例</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>执行方式</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>等待什么</translation>
    </message>
    <message>
        <source>How much of each item is computing; the rest is waiting.</source>
        <translation>每一项里计算占多少；其余是等待。</translation>
    </message>
    <message>
        <source>The run does the same items with 1, 2, 3 and so on up to this many workers.</source>
        <translation>同样的工作依次由 1、2、3……直到这么多个工作者来做。</translation>
    </message>
    <message>
        <source>Threads, processes, or coroutines that all live on one thread.</source>
        <translation>线程、进程，或全部在一个线程上的协程。</translation>
    </message>
    <message>
        <source>A clock, real reads from a file past the cache, or the answer of a server over a socket.</source>
        <translation>等时钟、绕过缓存真实地读文件，或等服务器通过套接字答复。</translation>
    </message>
    <message>
        <source>coroutines</source>
        <translation>协程</translation>
    </message>
    <message>
        <source>a clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>a file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>a socket</source>
        <translation>套接字</translation>
    </message>
    <message>
        <source>CPU-bound and I/O-bound</source>
        <translation>计算密集与IO密集</translation>
    </message>
    <message>
        <source>Computing and waiting</source>
        <translation>计算与等待</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Each has a worker of its own. No more than there are cores: parallel. More: they take turns.</source>
        <translation>每个任务有自己的工作者。不多于核数：并行；多于核数：轮流。</translation>
    </message>
    <message>
        <source>Time that a task needs on a core. A worker without one gets nothing done.</source>
        <translation>任务需要的占核时间。没有核的工作者什么也做不了。</translation>
    </message>
    <message>
        <source>Start all tasks at once, or join each before the next begins.</source>
        <translation>同时开始所有任务，或者每个 join 之后下一个才开始。</translation>
    </message>
    <message>
        <source>concurrent</source>
        <translation>并发</translation>
    </message>
    <message>
        <source>sequential</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Concurrency and parallelism</source>
        <translation>并发与并行</translation>
    </message>
    <message>
        <source>Parallelism</source>
        <translation>并行</translation>
    </message>
    <message>
        <source>Most workers</source>
        <translation>最多工作者</translation>
    </message>
    <message>
        <source>Working set</source>
        <translation>工作集</translation>
    </message>
    <message>
        <source>The run goes through 1, 2, 4 and so on up to this many.</source>
        <translation>依次经过 1、2、4……直到这么多个。</translation>
    </message>
    <message>
        <source>only compute</source>
        <translation>只计算</translation>
    </message>
    <message>
        <source>yield each time</source>
        <translation>每次让出</translation>
    </message>
    <message>
        <source>hand over</source>
        <translation>交接</translation>
    </message>
    <message>
        <source>Too many workers</source>
        <translation>切换开销与系统假死</translation>
    </message>
    <message>
        <source>Switching</source>
        <translation>切换</translation>
    </message>
    <message>
        <source>Nice spread</source>
        <translation>nice 间隔</translation>
    </message>
    <message>
        <source>They only compute. More of them than cores: each gets the core for a while, then the next one does.</source>
        <translation>它们只做计算。比核多：每个占用核一会儿，然后轮到下一个。</translation>
    </message>
    <message>
        <source>Each worker is so much nicer than the one before it: with 5, the workers have nice 0, 5, 10 and so on.</source>
        <translation>每个工作者的 nice 比前一个大这么多：取 5 时，依次是 0、5、10……</translation>
    </message>
    <message>
        <source>Time slice asked of the scheduler. It looks only once a tick, so anything shorter than a tick lasts a tick.</source>
        <translation>向调度器要求的时间片。它每个节拍才检查一次，所以短于一个节拍的也要持续一个节拍。</translation>
    </message>
    <message>
        <source>Preemption</source>
        <translation>时间片轮转</translation>
    </message>
    <message>
        <source>Time slices</source>
        <translation>时间片</translation>
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
        <source>Switch interval</source>
        <translation>切换间隔</translation>
    </message>
    <message>
        <source>Waits for a device</source>
        <translation>等待设备</translation>
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
        <source>threads and a lock</source>
        <translation>线程加锁</translation>
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
    <message>
        <source>Message size</source>
        <translation>消息大小</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Bytes of one message.</source>
        <translation>一条消息的字节数。</translation>
    </message>
    <message>
        <source>All of them in turn, or a single one.</source>
        <translation>依次全部，或只用一种。</translation>
    </message>
    <message>
        <source>anonymous pipe</source>
        <translation>匿名管道</translation>
    </message>
    <message>
        <source>named pipe (FIFO)</source>
        <translation>命名管道（FIFO）</translation>
    </message>
    <message>
        <source>socket pair</source>
        <translation>套接字对</translation>
    </message>
    <message>
        <source>Unix socket</source>
        <translation>Unix 套接字</translation>
    </message>
    <message>
        <source>TCP (loopback)</source>
        <translation>TCP（本机回环）</translation>
    </message>
    <message>
        <source>POSIX message queue</source>
        <translation>POSIX 消息队列</translation>
    </message>
    <message>
        <source>System V message queue</source>
        <translation>System V 消息队列</translation>
    </message>
    <message>
        <source>shared-memory ring</source>
        <translation>共享内存环</translation>
    </message>
    <message>
        <source>eventfd</source>
        <translation>eventfd</translation>
    </message>
    <message>
        <source>semaphore hand-over</source>
        <translation>信号量交接</translation>
    </message>
    <message>
        <source>real-time signal</source>
        <translation>实时信号</translation>
    </message>
    <message>
        <source>pipe</source>
        <translation>管道</translation>
    </message>
    <message>
        <source>FIFO</source>
        <translation>FIFO</translation>
    </message>
    <message>
        <source>pair</source>
        <translation>套接字对</translation>
    </message>
    <message>
        <source>Unix</source>
        <translation>Unix</translation>
    </message>
    <message>
        <source>TCP</source>
        <translation>TCP</translation>
    </message>
    <message>
        <source>mq</source>
        <translation>消息队列</translation>
    </message>
    <message>
        <source>SysV</source>
        <translation>SysV</translation>
    </message>
    <message>
        <source>ring</source>
        <translation>共享内存</translation>
    </message>
    <message>
        <source>evfd</source>
        <translation>evfd</translation>
    </message>
    <message>
        <source>sem</source>
        <translation>信号量</translation>
    </message>
    <message>
        <source>sig</source>
        <translation>信号</translation>
    </message>
    <message>
        <source>Which way is fastest</source>
        <translation>进程间通信方式比较</translation>
    </message>
    <message>
        <source>Channels between processes</source>
        <translation>进程间的通道</translation>
    </message>
    <message>
        <source>Kill the manager</source>
        <translation>杀死管理器</translation>
    </message>
    <message>
        <source>The socket over which the clients call.</source>
        <translation>客户调用所用的套接字。</translation>
    </message>
    <message>
        <source>The first client kills the manager&apos;s process half-way.</source>
        <translation>第一个客户在半途杀死管理器进程。</translation>
    </message>
    <message>
        <source>d[&apos;k&apos;] += 1</source>
        <translation>d[&apos;k&apos;] += 1</translation>
    </message>
    <message>
        <source>l.append(x)</source>
        <translation>l.append(x)</translation>
    </message>
    <message>
        <source>d[&apos;l&apos;].append(x)</source>
        <translation>d[&apos;l&apos;].append(x)</translation>
    </message>
    <message>
        <source>change and reassign</source>
        <translation>修改后重新赋值</translation>
    </message>
    <message>
        <source>Manager and proxies</source>
        <translation>管理器与分布式进程</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>管理器</translation>
    </message>
    <message>
        <source>Both directions</source>
        <translation>双向</translation>
    </message>
    <message>
        <source>Writers</source>
        <translation>写者</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>读者</translation>
    </message>
    <message>
        <source>Close an end</source>
        <translation>关闭一端</translation>
    </message>
    <message>
        <source>Bytes of one message. Up to 4096 (PIPE_BUF) the kernel keeps them together.</source>
        <translation>一条消息的字节数。不超过 4096（PIPE_BUF）时，内核保证不拆开。</translation>
    </message>
    <message>
        <source>On: a socket pair, each message is answered. Off: a plain pipe, one direction only.</source>
        <translation>开：套接字对，每条消息都有回答。关：普通管道，只通一个方向。</translation>
    </message>
    <message>
        <source>Workers that share end A and write into it.</source>
        <translation>共用 A 端并向其写入的工作者。</translation>
    </message>
    <message>
        <source>Workers that share end B and read from it.</source>
        <translation>共用 B 端并从中读取的工作者。</translation>
    </message>
    <message>
        <source>One side closes its end: the readers half-way, the writers after their last message.</source>
        <translation>一方关闭自己的一端：读者在半途，写者在最后一条消息之后。</translation>
    </message>
    <message>
        <source>readers close</source>
        <translation>读者关闭</translation>
    </message>
    <message>
        <source>writers close</source>
        <translation>写者关闭</translation>
    </message>
    <message>
        <source>Pipe</source>
        <translation>管道</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>Array</source>
        <translation>Array</translation>
    </message>
    <message>
        <source>opened by name</source>
        <translation>按名字打开</translation>
    </message>
    <message>
        <source>ordinary variable</source>
        <translation>普通变量</translation>
    </message>
    <message>
        <source>with its lock</source>
        <translation>用它的锁</translation>
    </message>
    <message>
        <source>Value and Array</source>
        <translation>共享内存</translation>
    </message>
    <message>
        <source>Shared memory</source>
        <translation>共享内存</translation>
    </message>
    <message>
        <source>Signal</source>
        <translation>信号</translation>
    </message>
    <message>
        <source>Handler</source>
        <translation>处理函数</translation>
    </message>
    <message>
        <source>The target is</source>
        <translation>目标正在</translation>
    </message>
    <message>
        <source>Which signal is sent, as fast as it goes.</source>
        <translation>以最快速度发送哪个信号。</translation>
    </message>
    <message>
        <source>On: the target handles it. Off: what the system does with it by default.</source>
        <translation>开：由目标处理。关：系统的默认动作。</translation>
    </message>
    <message>
        <source>What the signal interrupts.</source>
        <translation>信号打断的是什么。</translation>
    </message>
    <message>
        <source>computing</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>sleeping</source>
        <translation>睡眠</translation>
    </message>
    <message>
        <source>waiting for a lock</source>
        <translation>等锁</translation>
    </message>
    <message>
        <source>Signals</source>
        <translation>信号</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Generated input</source>
        <translation>生成的输入</translation>
    </message>
    <message>
        <source>Read its output</source>
        <translation>读取输出</translation>
    </message>
    <message>
        <source>Any program of this machine, with its arguments. It really runs, with your rights; quotes keep words together.</source>
        <translation>这台机器上的任何程序及其参数。它会真的以你的权限运行；引号可以把几个词合在一起。</translation>
    </message>
    <message>
        <source>What it reads from its stdin; \n stands for the end of a line.</source>
        <translation>它从 stdin 读到的内容；\n 表示换行。</translation>
    </message>
    <message>
        <source>After this time it is killed, with everybody it has started.</source>
        <translation>超过这个时间，它和它启动的所有进程都被杀死。</translation>
    </message>
    <message>
        <source>Instead of the typed input: so much that no pipe can hold it.</source>
        <translation>代替键入的输入：多到任何管道都放不下。</translation>
    </message>
    <message>
        <source>Read what it writes while it runs, or only after waiting for its end.</source>
        <translation>在它运行时读取输出，或者等它结束之后才读。</translation>
    </message>
    <message>
        <source>while it runs</source>
        <translation>运行时</translation>
    </message>
    <message>
        <source>after its end</source>
        <translation>结束之后</translation>
    </message>
    <message>
        <source>Somebody else&apos;s program</source>
        <translation>子进程的输入输出</translation>
    </message>
    <message>
        <source>Subprocess</source>
        <translation>外部程序</translation>
    </message>
    <message>
        <source>Child writes</source>
        <translation>子进程写入</translation>
    </message>
    <message>
        <source>Main waits</source>
        <translation>主程序等待</translation>
    </message>
    <message>
        <source>Crash after</source>
        <translation>崩溃前的任务</translation>
    </message>
    <message>
        <source>redis server</source>
        <translation>redis 服务器</translation>
    </message>
    <message>
        <source>Hired hands</source>
        <translation>雇来的人</translation>
    </message>
    <message>
        <source>Hired hands with a lock</source>
        <translation>雇来的人，加一把锁</translation>
    </message>
    <message>
        <source>An order of one&apos;s own</source>
        <translation>自己安排顺序</translation>
    </message>
    <message>
        <source>They know nothing of each other: what is covered may not be planted.</source>
        <translation>他们互不知情：盖上土的坑里可能没有种子。</translation>
    </message>
    <message>
        <source>Each field is worked on by one of them at a time.</source>
        <translation>每块地同一时间只由一个人耕种。</translation>
    </message>
    <message>
        <source>One worker who changes jobs only where the work allows it.</source>
        <translation>一个人，只在工作允许的地方换活。</translation>
    </message>
    <message>
        <source>Released by hand</source>
        <translation>手动释放</translation>
    </message>
    <message>
        <source>With the lock</source>
        <translation>用 with 管理锁</translation>
    </message>
    <message>
        <source>An exception leaves the function before the release, and the lock is held for ever.</source>
        <translation>异常在释放之前离开了函数，锁永远不会释放。</translation>
    </message>
    <message>
        <source>The block releases it, however it is left.</source>
        <translation>不论怎样离开，代码块都会释放它。</translation>
    </message>
    <message>
        <source>As printed: endless loops</source>
        <translation>照原样：每个核一个死循环</translation>
    </message>
    <message>
        <source>The same in C</source>
        <translation>同样的循环，用 C 写</translation>
    </message>
    <message>
        <source>As many threads as cores use one core together.</source>
        <translation>线程数与核数相同，合起来只用一个核。</translation>
    </message>
    <message>
        <source>Without an interpreter&apos;s lock they use all cores.</source>
        <translation>没有解释器锁，它们用满所有的核。</translation>
    </message>
    <message>
        <source>A child, waited for</source>
        <translation>一个子进程，等待它</translation>
    </message>
    <message>
        <source>As printed: killed at once</source>
        <translation>照原样：第一步就被杀死</translation>
    </message>
    <message>
        <source>Corrected: waited for</source>
        <translation>改正：被杀死，但有人等待</translation>
    </message>
    <message>
        <source>A thread with a name</source>
        <translation>一个有名字的线程，等待它</translation>
    </message>
    <message>
        <source>A daemon thread</source>
        <translation>守护线程</translation>
    </message>
    <message>
        <source>The parent goes on when its child has ended.</source>
        <translation>子进程结束后，父进程才继续。</translation>
    </message>
    <message>
        <source>The child kills itself inside its loop, and nobody waits for it.</source>
        <translation>子进程在循环里杀死自己，而且没有人等待它。</translation>
    </message>
    <message>
        <source>The parent learns which signal ended its child.</source>
        <translation>父进程得知子进程是被哪个信号结束的。</translation>
    </message>
    <message>
        <source>It ends before the thread that started it.</source>
        <translation>它在启动它的线程之前结束。</translation>
    </message>
    <message>
        <source>Nobody waits for it: it ends with its process.</source>
        <translation>没有人等待它：它随进程一起结束。</translation>
    </message>
    <message>
        <source>The balance without a lock</source>
        <translation>没有锁的余额</translation>
    </message>
    <message>
        <source>The balance with a lock</source>
        <translation>有锁的余额</translation>
    </message>
    <message>
        <source>A counter to two million</source>
        <translation>数到两百万</translation>
    </message>
    <message>
        <source>Two threads add and subtract; the sum should be 0.</source>
        <translation>两个线程先加后减，结果应该是 0。</translation>
    </message>
    <message>
        <source>Acquired before each change and released after it.</source>
        <translation>每次修改之前获取锁，之后释放。</translation>
    </message>
    <message>
        <source>Two threads count a million each; the sum is less.</source>
        <translation>两个线程各数一百万，总和却更小。</translation>
    </message>
    <message>
        <source>As printed: one by one</source>
        <translation>照原样：先唱歌，后跳舞</translation>
    </message>
    <message>
        <source>Corrected: both at once</source>
        <translation>改正：边唱边跳</translation>
    </message>
    <message>
        <source>The first process is waited for before the second is started.</source>
        <translation>先等第一个进程结束，才启动第二个。</translation>
    </message>
    <message>
        <source>Both are started, then both are waited for.</source>
        <translation>先启动两个，再等待两个。</translation>
    </message>
    <message>
        <source>As printed: no lock</source>
        <translation>照原样：共用两端而没有锁</translation>
    </message>
    <message>
        <source>Corrected: with a lock</source>
        <translation>改正：共用两端并加锁</translation>
    </message>
    <message>
        <source>Two processes at each end: who gets which message is chance.</source>
        <translation>每一端有两个进程：谁得到哪条消息全凭偶然。</translation>
    </message>
    <message>
        <source>Whoever sends or receives holds the lock of its end.</source>
        <translation>发送或接收时，要持有那一端的锁。</translation>
    </message>
    <message>
        <source>As printed: closed too early</source>
        <translation>照原样：在循环里关闭</translation>
    </message>
    <message>
        <source>Corrected: four at once</source>
        <translation>改正：五个任务，四个工作者</translation>
    </message>
    <message>
        <source>Map: four inputs</source>
        <translation>映射：四个输入，三个工作者</translation>
    </message>
    <message>
        <source>The pool is closed and joined after the first task, so that the second is refused.</source>
        <translation>第一个任务之后就关闭了进程池，第二个任务被拒绝。</translation>
    </message>
    <message>
        <source>Closed after the loop: four tasks at once, the fifth when one of them has ended.</source>
        <translation>循环结束后才关闭：四个任务同时进行，第五个等其中一个结束。</translation>
    </message>
    <message>
        <source>Two rounds of a second, and the results in the order of the inputs.</source>
        <translation>两轮，各一秒；结果按输入的顺序排列。</translation>
    </message>
    <message>
        <source>As printed: terminated</source>
        <translation>照原样：终止读者</translation>
    </message>
    <message>
        <source>Corrected: told to end</source>
        <translation>改正：通知读者结束</translation>
    </message>
    <message>
        <source>The reader would wait for ever, so that it is ended when the writer is done; what it has not read by then is lost.</source>
        <translation>读者会永远等下去，所以写者做完时就结束它；那时还没读的就丢失了。</translation>
    </message>
    <message>
        <source>The writer puts a last word, and the reader ends by itself.</source>
        <translation>写者放入最后一个标记，读者自己结束。</translation>
    </message>
    <message>
        <source>As printed: nslookup</source>
        <translation>照原样：查询一个地址</translation>
    </message>
    <message>
        <source>Corrected: getent</source>
        <translation>改正：每个系统都有的程序</translation>
    </message>
    <message>
        <source>As printed: a dialogue</source>
        <translation>照原样：对话</translation>
    </message>
    <message>
        <source>Corrected: a dialogue</source>
        <translation>改正：与 shell 对话</translation>
    </message>
    <message>
        <source>Where the program is missing there is an error instead of an exit code.</source>
        <translation>没有安装这个程序时，得到的是错误而不是退出码。</translation>
    </message>
    <message>
        <source>The same question to a program that needs no network.</source>
        <translation>同样的问题，交给不需要网络的程序。</translation>
    </message>
    <message>
        <source>Three lines go in, the answers come out.</source>
        <translation>送入三行，得到回答。</translation>
    </message>
    <message>
        <source>Two lines go in; an answer and the exit code 3 come out.</source>
        <translation>送入两行，得到一个回答和退出码 3。</translation>
    </message>
    <message>
        <source>Each thread its own student</source>
        <translation>每个线程有自己的学生</translation>
    </message>
    <message>
        <source>One student for all threads</source>
        <translation>所有线程共用一个学生</translation>
    </message>
    <message>
        <source>Both write to the same name and find what they wrote.</source>
        <translation>两个线程写同一个名字，各自读到自己写的。</translation>
    </message>
    <message>
        <source>Both write to the same place and find what the other wrote.</source>
        <translation>两个线程写同一处，读到对方写的。</translation>
    </message>
    <message>
        <source>Opposite order</source>
        <translation>相反的次序</translation>
    </message>
    <message>
        <source>The same order</source>
        <translation>相同的次序</translation>
    </message>
    <message>
        <source>Each holds what the other one wants.</source>
        <translation>各自拿着对方想要的锁。</translation>
    </message>
    <message>
        <source>Whoever is second waits for the first lock and holds nothing meanwhile.</source>
        <translation>后来的等第一把锁，等待时手里什么也没有。</translation>
    </message>
    <message>
        <source>Four places, five items</source>
        <translation>四个位置，五件东西</translation>
    </message>
    <message>
        <source>The fifth waits until one has been taken.</source>
        <translation>第五件要等有一件被取走。</translation>
    </message>
    <message>
        <source>Dance and sing, locked</source>
        <translation>跳舞与唱歌，有锁</translation>
    </message>
    <message>
        <source>Dance and sing, unlocked</source>
        <translation>跳舞与唱歌，没有锁</translation>
    </message>
    <message>
        <source>Ten for three</source>
        <translation>十个抢三个</translation>
    </message>
    <message>
        <source>Who has the lock dances or sings to the end; the other one waits.</source>
        <translation>拿到锁的把舞跳完或把歌唱完，另一个等待。</translation>
    </message>
    <message>
        <source>Nobody waits, and both are at it at the same time.</source>
        <translation>谁也不等，两个同时进行。</translation>
    </message>
    <message>
        <source>Ten workers share three connections.</source>
        <translation>十个工作者共用三个连接。</translation>
    </message>
    <message>
        <source>A file without a lock</source>
        <translation>没有锁的文件</translation>
    </message>
    <message>
        <source>A file with a lock</source>
        <translation>有锁的文件</translation>
    </message>
    <message>
        <source>Said to need none; look at the number.</source>
        <translation>据说不需要锁；看看这个数。</translation>
    </message>
    <message>
        <source>Held from reading to writing back.</source>
        <translation>从读到写回一直拿着锁。</translation>
    </message>
    <message>
        <source>one lock twice</source>
        <translation>同一把锁两次</translation>
    </message>
    <message>
        <source>recursive lock</source>
        <translation>可重入锁</translation>
    </message>
    <message>
        <source>One lock, taken twice</source>
        <translation>同一把锁取两次</translation>
    </message>
    <message>
        <source>A recursive lock</source>
        <translation>可重入锁</translation>
    </message>
    <message>
        <source>Its holder waits for itself.</source>
        <translation>持有者在等自己。</translation>
    </message>
    <message>
        <source>It lets its holder in again, and wants to be released as often.</source>
        <translation>它允许持有者再次进入，也要释放同样多次。</translation>
    </message>
    <message>
        <source>Call into C</source>
        <translation>C 调用</translation>
    </message>
    <message>
        <source>One interpreter lock for all threads, threads without one, processes with a lock each, the lock as it was before 2009, or an interpreter that needs none.</source>
        <translation>所有线程共用一把解释器锁；没有锁的线程；各有一把锁的进程；2009 年以前的锁；或者不需要锁的解释器。</translation>
    </message>
    <message>
        <source>What every worker executes: x ^ 1 on a number of its own, g_num += 1 on one they share, the same with a call of a function in between, or a function in C that hashes data and keeps the lock or lets go of it.</source>
        <translation>每个工作者执行什么：对自己的数做 x ^ 1；对大家共用的数做 g_num += 1；同样的事但中间调用一个函数；或者一个计算散列值的 C 函数，持有锁或放开锁。</translation>
    </message>
    <message>
        <source>Where the holder looks whether somebody asks for the lock: where loops jump back and functions are called (CPython since 3.10), or before every bytecode (until 3.9).</source>
        <translation>持有者在哪里查看有没有人请求锁：循环跳回和函数调用的地方（CPython 3.10 起），或者每条字节码之前（3.9 为止）。</translation>
    </message>
    <message>
        <source>How long one call of the function in C computes.</source>
        <translation>C 函数的一次调用计算多久。</translation>
    </message>
    <message>
        <source>free-threaded</source>
        <translation>无锁解释器</translation>
    </message>
    <message>
        <source>own number</source>
        <translation>自己的数</translation>
    </message>
    <message>
        <source>shared counter</source>
        <translation>共用的计数器</translation>
    </message>
    <message>
        <source>counter with a call</source>
        <translation>计数器，中间有调用</translation>
    </message>
    <message>
        <source>function in C</source>
        <translation>C 函数</translation>
    </message>
    <message>
        <source>function in C that lets go</source>
        <translation>放开锁的 C 函数</translation>
    </message>
    <message>
        <source>at jumps and calls</source>
        <translation>跳回和调用处</translation>
    </message>
    <message>
        <source>before every bytecode</source>
        <translation>每条字节码之前</translation>
    </message>
    <message>
        <source>g_num += 1, Python 3.9</source>
        <translation>g_num += 1，Python 3.9</translation>
    </message>
    <message>
        <source>g_num += 1, Python 3.10</source>
        <translation>g_num += 1，Python 3.10</translation>
    </message>
    <message>
        <source>g_num = f(g_num) + 1</source>
        <translation>g_num = f(g_num) + 1</translation>
    </message>
    <message>
        <source>A C extension</source>
        <translation>C 扩展</translation>
    </message>
    <message>
        <source>A thread can be interrupted between its load and its store: updates are lost.</source>
        <translation>线程在读取和写回之间可能被打断：会丢失更新。</translation>
    </message>
    <message>
        <source>A thread gives way only where the loop jumps back: nothing is lost, by luck.</source>
        <translation>线程只在循环跳回处让位：什么也没丢，但这是运气。</translation>
    </message>
    <message>
        <source>A function is called between load and store, and there a thread may give way: updates are lost.</source>
        <translation>读取和写回之间调用了函数，线程在那里可能让位：会丢失更新。</translation>
    </message>
    <message>
        <source>A function in C that lets go of the lock while it computes: two threads use two cores.</source>
        <translation>计算时放开锁的 C 函数：两个线程用上两个核。</translation>
    </message>
    <message>
        <source>Main guard</source>
        <translation>主程序保护</translation>
    </message>
    <message>
        <source>A lock is held</source>
        <translation>锁被持有</translation>
    </message>
    <message>
        <source>Does the main program start children only under “if __name__ == &apos;__main__&apos;”? Without it each fresh child comes to that line too: it is refused, or one of them is allowed, and so are those who come from it, eight at most.</source>
        <translation>主程序是否只在“if __name__ == &apos;__main__&apos;”之下启动子进程？没有它，每个从头开始的子进程也会走到那一行：被拒绝；或者放行其中一个以及由它而来的各代，最多八代。</translation>
    </message>
    <message>
        <source>Another thread of the parent holds a lock while the children are started, and each child wants it.</source>
        <translation>启动子进程时，父进程的另一个线程持有一把锁，而每个子进程都想要它。</translation>
    </message>
    <message>
        <source>there</source>
        <translation>有</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>Without the main guard</source>
        <translation>没有主程序保护</translation>
    </message>
    <message>
        <source>With the main guard</source>
        <translation>有主程序保护</translation>
    </message>
    <message>
        <source>Each spawned child comes to the start of a child itself, and ends with an error.</source>
        <translation>每个 spawn 出来的子进程自己也走到启动子进程那一行，出错结束。</translation>
    </message>
    <message>
        <source>A spawned child executes the main program too, but not what stands under the guard.</source>
        <translation>spawn 出来的子进程也会执行主程序，但不执行保护之下的部分。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Native code, or the same loops first by an interpreter and then in native code. The share of computing is then that of the interpreter.</source>
        <translation>本机代码；或者同样的循环先由解释器执行，再由本机代码执行，这时计算占比指解释器的。</translation>
    </message>
    <message>
        <source>native code</source>
        <translation>本机代码</translation>
    </message>
    <message>
        <source>Memory for all</source>
        <translation>共用的内存</translation>
    </message>
    <message>
        <source>Whether a worker only computes, offers its core after each unit, wakes the next one and waits for its turn, or has its working set in a file and waits for what does not fit into memory.</source>
        <translation>工作者只计算；每份之后让出核；唤醒下一个并等待轮到自己；或者工作集存放在文件里，放不进内存的部分要等。</translation>
    </message>
    <message>
        <source>Memory each worker walks through while it works. After a switch it may have to come into the cache again. When paging, 0 is 1 MiB each, or as much as 64 MiB have room for.</source>
        <translation>每个工作者工作时遍历的内存。切换之后它可能要重新进入缓存。换页时，0 表示每个 1 MiB，或者 64 MiB 所能容纳的大小。</translation>
    </message>
    <message>
        <source>When paging: how much of all working sets has room in memory at a time.</source>
        <translation>换页时：所有工作集中同时能放进内存的部分。</translation>
    </message>
    <message>
        <source>paging</source>
        <translation>换页</translation>
    </message>
    <message>
        <source>The rattling disk</source>
        <translation>硬盘狂响</translation>
    </message>
    <message>
        <source>From the fifth worker on, the working sets no longer fit into memory together.</source>
        <translation>从第五个工作者起，所有工作集合起来就放不进内存了。</translation>
    </message>
    <message>
        <source>Ended by</source>
        <translation>由谁结束</translation>
    </message>
    <message>
        <source>What ends the deadlock: the detector, or signals from outside to a process of its own whose threads are stuck. Its main thread treats Ctrl+C (SIGINT) as Python does.</source>
        <translation>由谁结束死锁：检测者，或者从外面发给一个单独进程的信号，卡住的是它的线程。它的主线程像 Python 那样对待 Ctrl+C（SIGINT）。</translation>
    </message>
    <message>
        <source>the detector</source>
        <translation>检测者</translation>
    </message>
    <message>
        <source>SIGINT, once</source>
        <translation>SIGINT，一次</translation>
    </message>
    <message>
        <source>SIGINT, twice</source>
        <translation>SIGINT，两次</translation>
    </message>
    <message>
        <source>SIGTERM</source>
        <translation>SIGTERM</translation>
    </message>
    <message>
        <source>SIGKILL</source>
        <translation>SIGKILL</translation>
    </message>
    <message>
        <source>Ctrl+C in a deadlock</source>
        <translation>死锁时按 Ctrl+C</translation>
    </message>
    <message>
        <source>Ended by force</source>
        <translation>强制结束</translation>
    </message>
    <message>
        <source>The main thread is interrupted, and then waits for its threads again.</source>
        <translation>主线程被打断，随后又等待它的线程。</translation>
    </message>
    <message>
        <source>The operating system ends the process, and with it its threads and locks.</source>
        <translation>操作系统结束进程，连同它的线程和锁。</translation>
    </message>
    <message>
        <source>Grouping</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Whether all workers are alike, or the last one is a process of its own while the others are the threads of one process.</source>
        <translation>所有工作者都一样；或者最后一个是单独的进程，其余的是同一个进程的线程。</translation>
    </message>
    <message>
        <source>all alike</source>
        <translation>都一样</translation>
    </message>
    <message>
        <source>the last one apart</source>
        <translation>最后一个分开</translation>
    </message>
    <message>
        <source>Three threads, one process</source>
        <translation>三个线程对一个进程</translation>
    </message>
    <message>
        <source>One process has three threads, another only one: which gets how much of the core?</source>
        <translation>一个进程有三个线程，另一个只有一个：各得到核的多少？</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>How the first child is called, whose function has the parameters name and age. A group is refused before anybody is started, and then left out.</source>
        <translation>第一个孩子怎样被调用，它的函数有 name 和 age 两个参数。group 在启动之前就被拒绝，然后去掉。</translation>
    </message>
    <message>
        <source>by position</source>
        <translation>按位置</translation>
    </message>
    <message>
        <source>by name</source>
        <translation>按名字</translation>
    </message>
    <message>
        <source>by name, the other way round</source>
        <translation>按名字，次序相反</translation>
    </message>
    <message>
        <source>one is missing</source>
        <translation>少一个</translation>
    </message>
    <message>
        <source>with a group</source>
        <translation>带 group</translation>
    </message>
    <message>
        <source>Arguments by name</source>
        <translation>按名字传参数</translation>
    </message>
    <message>
        <source>An argument is missing</source>
        <translation>少一个参数</translation>
    </message>
    <message>
        <source>They arrive in whatever order they were given.</source>
        <translation>不管按什么次序给出，都能对上。</translation>
    </message>
    <message>
        <source>The child is started all the same, and ends with an error before its work.</source>
        <translation>孩子照样启动，还没干活就出错结束。</translation>
    </message>
    <message>
        <source>Process limit</source>
        <translation>进程上限</translation>
    </message>
    <message>
        <source>So many processes the program may have, itself among them. It calls fork until it is refused. 0: no such limit.</source>
        <translation>程序最多能有多少个进程，包括它自己。它不停地调用 fork，直到被拒绝。0 表示没有这样的上限。</translation>
    </message>
    <message>
        <source>Until fork is refused</source>
        <translation>直到 fork 被拒绝</translation>
    </message>
    <message>
        <source>Sixteen processes may be; the call for one more returns an error.</source>
        <translation>最多十六个进程，再多一个的调用返回错误。</translation>
    </message>
    <message>
        <source>Computing for its own sake, or a word processor with three tasks: one types, one checks the spelling, one prints.</source>
        <translation>单纯的计算，或者有三个任务的文字处理：一个打字，一个检查拼写，一个打印。</translation>
    </message>
    <message>
        <source>a word processor</source>
        <translation>文字处理</translation>
    </message>
    <message>
        <source>A word processor</source>
        <translation>文字处理</translation>
    </message>
    <message>
        <source>The same without threads</source>
        <translation>同样的事，不用线程</translation>
    </message>
    <message>
        <source>It types, checks the spelling and prints at the same time.</source>
        <translation>同时打字、检查拼写和打印。</translation>
    </message>
    <message>
        <source>Nothing is checked before all is typed, and nothing printed before all is checked.</source>
        <translation>全部打完才检查，全部检查完才打印。</translation>
    </message>
    <message>
        <source>never refused</source>
        <translation>从不拒绝</translation>
    </message>
    <message>
        <source>both compared</source>
        <translation>两者对比</translation>
    </message>
    <message>
        <source>Main leaves</source>
        <translation>主程序离开</translation>
    </message>
    <message>
        <source>As Python&apos;s libraries do, which end daemons and wait for the others; just so, as after a fork of one&apos;s own; or killed by SIGKILL.</source>
        <translation>像 Python 的库那样，结束守护的、等待其余的；就这样结束，像自己 fork 之后那样；或者被 SIGKILL 杀死。</translation>
    </message>
    <message>
        <source>as Python does</source>
        <translation>像 Python 那样</translation>
    </message>
    <message>
        <source>just so</source>
        <translation>就这样</translation>
    </message>
    <message>
        <source>killed</source>
        <translation>被杀死</translation>
    </message>
    <message>
        <source>Orphans</source>
        <translation>孤儿进程</translation>
    </message>
    <message>
        <source>The main program does not wait: its children go on under another parent.</source>
        <translation>主程序不等待：它的孩子换了父进程继续干活。</translation>
    </message>
    <message>
        <source>Changed after put</source>
        <translation>放入后修改</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>何时拷贝</translation>
    </message>
    <message>
        <source>A producer changes its item right after it has put it.</source>
        <translation>生产者放入之后马上修改自己的东西。</translation>
    </message>
    <message>
        <source>When the queue makes its copy: while it is put, or later, by a helper thread as CPython&apos;s queues have it.</source>
        <translation>队列什么时候拷贝：放入的时候，或者稍后由辅助线程拷贝，像 CPython 的队列那样。</translation>
    </message>
    <message>
        <source>at put</source>
        <translation>放入时</translation>
    </message>
    <message>
        <source>later, by a helper</source>
        <translation>稍后，由辅助线程</translation>
    </message>
    <message>
        <source>Changed after it was put</source>
        <translation>放入之后修改</translation>
    </message>
    <message>
        <source>The helper copies what has become of it by then.</source>
        <translation>辅助线程拷贝的是它那时的样子。</translation>
    </message>
    <message>
        <source>Join first</source>
        <translation>先 join</translation>
    </message>
    <message>
        <source>A worker begins only when the one before it has ended: join() instead of a lock.</source>
        <translation>前一个工作者结束之后，下一个才开始：用 join() 代替锁。</translation>
    </message>
    <message>
        <source>One after the other</source>
        <translation>一个接一个</translation>
    </message>
    <message>
        <source>The second thread is started when the first has been joined: no lock, and nothing is lost.</source>
        <translation>第一个线程 join 之后才启动第二个：没有锁，也不丢失。</translation>
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
    <message>
        <source>Runs it once for each of these values and makes a curve of every measure</source>
        <translation>对每个取值各运行一次，把每个测量值变成一条曲线</translation>
    </message>
    <message>
        <source>Begins with these values, as in “interleave describe ID”; -p changes single ones</source>
        <translation>以这些值开始，见“interleave describe ID”；用 -p 改动个别值</translation>
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
    <name>interleave::CurveChart</name>
    <message>
        <source>%1 at %2</source>
        <comment>value of a measure, value of its parameter</comment>
        <translation>%2 处为 %1</translation>
    </message>
    <message>
        <source>%1; dashed: theory</source>
        <translation>%1；虚线：理论</translation>
    </message>
    <message>
        <source>theory: %1</source>
        <translation>理论：%1</translation>
    </message>
    <message>
        <source>Theory</source>
        <translation>理论</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Run the experiment: each of its settings becomes a point here.</source>
        <translation>运行实验：每一种设置成为这里的一个点。</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <comment>measure, parameter</comment>
        <translation>%1随%2的变化</translation>
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
    <name>interleave::LabSession</name>
    <message>
        <source>Stopped: a run lasts an hour at most.</source>
        <translation>已停止：一次运行最长一小时。</translation>
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
    <name>interleave::ListingSheet</name>
    <message>
        <source>Listing</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>The marked lines are the slip.</source>
        <translation>标出的几行就是疏漏所在。</translation>
    </message>
    <message>
        <source>While the program runs, an arrow marks the lines that its workers are at. Afterwards, choose a moment in the timeline.</source>
        <translation>程序运行时，箭头标出各个工作者所在的行。运行之后，在时间线上选一个时刻。</translation>
    </message>
    <message>
        <source>Where its workers were at %1. Choose another moment in the timeline.</source>
        <translation>各个工作者在 %1 时所在的行。可以在时间线上另选一个时刻。</translation>
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
    <name>interleave::MemoryBars</name>
    <message>
        <source>%1 of their own in all</source>
        <translation>自有内存合计 %1</translation>
    </message>
    <message>
        <source>the median of each</source>
        <translation>各取中位数</translation>
    </message>
    <message>
        <source>its own</source>
        <translation>自有</translation>
    </message>
    <message>
        <source>its share</source>
        <translation>分摊</translation>
    </message>
    <message>
        <source>resident</source>
        <translation>常驻</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Its own</source>
        <translation>自有</translation>
    </message>
    <message>
        <source>With its share of what is common</source>
        <translation>加上分摊的共享部分</translation>
    </message>
    <message>
        <source>Resident</source>
        <translation>常驻</translation>
    </message>
    <message>
        <source>Memory of each process at its end</source>
        <translation>各进程结束时的内存</translation>
    </message>
    <message>
        <source>Run the experiment with processes: how much memory each has to itself appears here when it ends.</source>
        <translation>用进程运行实验：每个进程结束时，它独占多少内存会显示在这里。</translation>
    </message>
</context>
<context>
    <name>interleave::MessageLadder</name>
    <message>
        <source>the newest of %1</source>
        <translation>共 %1 条，显示最新的</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发送时刻</translation>
    </message>
    <message>
        <source>From</source>
        <translation>发送者</translation>
    </message>
    <message>
        <source>To</source>
        <translation>接收者</translation>
    </message>
    <message>
        <source>Through</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>途中</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Run the experiment: who sends what to whom appears here, message by message.</source>
        <translation>运行实验：谁向谁发送了什么，会逐条显示在这里。</translation>
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
    <name>interleave::PresetBox</name>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Values of your own</source>
        <translation>自定义的值</translation>
    </message>
    <message>
        <source>Default values</source>
        <translation>默认值</translation>
    </message>
    <message>
        <source>Show the listing</source>
        <translation>查看程序</translation>
    </message>
</context>
<context>
    <name>interleave::ProcessTree</name>
    <message numerus="yes">
        <source>%n alive</source>
        <translation>
            <numerusform>%n 个存活</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n zombie(s)</source>
        <translation>
            <numerusform>%n 个僵尸</numerusform>
        </translation>
    </message>
    <message>
        <source>Host</source>
        <translation>宿主进程</translation>
    </message>
    <message>
        <source>Fork server</source>
        <translation>fork 服务器</translation>
    </message>
    <message>
        <source>exit %1</source>
        <translation>退出码 %1</translation>
    </message>
    <message>
        <source>zombie</source>
        <translation>僵尸</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>pid</source>
        <translation>pid</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>父进程</translation>
    </message>
    <message>
        <source>Started by</source>
        <translation>启动方式</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>alive</source>
        <translation>存活</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>已消失</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>进程树</translation>
    </message>
    <message>
        <source>Run the experiment: who started whom, and how each ended, appears here.</source>
        <translation>运行实验：谁启动了谁，各自怎样结束，会出现在这里。</translation>
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
    <name>interleave::SweepWindow</name>
    <message>
        <source>Accepted: %1</source>
        <translation>可接受：%1</translation>
    </message>
    <message>
        <source>Waiting for the other run to end</source>
        <translation>等待另一次运行结束</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Run them all</source>
        <translation>全部运行</translation>
    </message>
    <message>
        <source>Run %1 of %2</source>
        <translation>第 %1 次运行，共 %2 次</translation>
    </message>
    <message>
        <source>Stopped after %1 of %2 runs</source>
        <translation>运行了 %1 次后停止，共 %2 次</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s), one for each value</source>
        <translation>
            <numerusform>%n 次运行，每个值一次</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare values · %1</source>
        <translation>比较参数值 · %1</translation>
    </message>
    <message>
        <source>Runs the experiment once for each value. Its other parameters stay as they are in the panel.</source>
        <translation>对每个值各运行一次实验，其他参数保持面板里的值。</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>曲线</translation>
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
    <name>interleave::WaitGraphChart</name>
    <message>
        <source>cycle closed</source>
        <translation>圈已闭合</translation>
    </message>
    <message>
        <source>the holder has ended</source>
        <translation>持有者已结束</translation>
    </message>
    <message>
        <source>no cycle at %1</source>
        <translation>%1 时没有圈</translation>
    </message>
    <message>
        <source>nobody waits</source>
        <translation>没有人等待</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>工作者</translation>
    </message>
    <message>
        <source>Edge</source>
        <translation>边</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁</translation>
    </message>
    <message>
        <source>In a cycle</source>
        <translation>在圈中</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>持有</translation>
    </message>
    <message>
        <source>waits for</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Deadlock: %1</source>
        <translation>死锁：%1</translation>
    </message>
    <message>
        <source>%1 has ended and still holds %2</source>
        <comment>worker, lock</comment>
        <translation>%1 已经结束，却仍持有 %2</translation>
    </message>
    <message>
        <source>Who waits for whom</source>
        <translation>谁在等谁</translation>
    </message>
    <message>
        <source>Run the experiment: who holds which lock and who waits for it appears here.</source>
        <translation>运行实验：谁持有哪把锁、谁在等待，会显示在这里。</translation>
    </message>
    <message>
        <source>is held by</source>
        <comment>arrow from a lock to a worker</comment>
        <translation>持有者是</translation>
    </message>
    <message>
        <source>waits for</source>
        <comment>arrow from a worker to a lock</comment>
        <translation>等待</translation>
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
    <message>
        <source>Presets (--preset name)</source>
        <translation>预设（--preset 名称）</translation>
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
    <message>
        <source>inside at once, at most</source>
        <translation>同时在里面的最多人数</translation>
    </message>
    <message>
        <source>stays per second</source>
        <translation>每秒停留次数</translation>
    </message>
    <message>
        <source>wait for a permit</source>
        <translation>等待许可证</translation>
    </message>
    <message>
        <source>workers wait for ever</source>
        <translation>个工作者永远等待</translation>
    </message>
    <message>
        <source>until it was found</source>
        <translation>之后查明</translation>
    </message>
    <message>
        <source>stays done</source>
        <translation>完成的停留次数</translation>
    </message>
    <message>
        <source>rounds</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>until the cycle was found</source>
        <translation>之后发现循环</translation>
    </message>
    <message>
        <source>retries</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>woken</source>
        <translation>被唤醒</translation>
    </message>
    <message>
        <source>from the first to the last</source>
        <translation>从第一个到最后一个</translation>
    </message>
    <message>
        <source>wake-ups lost</source>
        <translation>丢失的唤醒</translation>
    </message>
    <message>
        <source>wrong greetings</source>
        <translation>叫错的问好</translation>
    </message>
    <message>
        <source>greetings</source>
        <translation>问好</translation>
    </message>
    <message>
        <source>addresses of the variable</source>
        <translation>变量的地址数</translation>
    </message>
    <message>
        <source>tasks in progress at once</source>
        <translation>个任务同时进行</translation>
    </message>
    <message>
        <source>on a core at once</source>
        <translation>个同时在核上</translation>
    </message>
    <message>
        <source>times as fast as one core</source>
        <translation>倍于一个核的速度</translation>
    </message>
    <message>
        <source>a turn on the core</source>
        <translation>占用核一轮</translation>
    </message>
    <message>
        <source>largest share</source>
        <translation>最大份额</translation>
    </message>
    <message>
        <source>smallest share</source>
        <translation>最小份额</translation>
    </message>
    <message>
        <source>of the throughput left</source>
        <translation>的吞吐量剩下</translation>
    </message>
    <message>
        <source>switches per second</source>
        <translation>次切换每秒</translation>
    </message>
    <message>
        <source>microseconds per switch</source>
        <translation>微秒每次切换</translation>
    </message>
    <message>
        <source>workers are enough</source>
        <translation>个工作者就够了</translation>
    </message>
    <message>
        <source>workers by theory</source>
        <translation>个工作者（理论）</translation>
    </message>
    <message>
        <source>with the most workers</source>
        <translation>工作者最多时</translation>
    </message>
    <message>
        <source>steps out of order</source>
        <translation>次序颠倒的步骤</translation>
    </message>
    <message>
        <source>switches inside a field</source>
        <translation>一块地中途的切换</translation>
    </message>
    <message>
        <source>fields done right</source>
        <translation>做对的地块</translation>
    </message>
    <message>
        <source>processes</source>
        <translation>个进程</translation>
    </message>
    <message>
        <source>the parent&apos;s variable</source>
        <translation>父进程的变量</translation>
    </message>
    <message>
        <source>the child&apos;s variable</source>
        <translation>子进程的变量</translation>
    </message>
    <message>
        <source>exit code</source>
        <translation>退出码</translation>
    </message>
    <message>
        <source>bytes in</source>
        <translation>写入字节</translation>
    </message>
    <message>
        <source>bytes out</source>
        <translation>读出字节</translation>
    </message>
    <message>
        <source>how the first child ended</source>
        <translation>第一个子进程的结束码</translation>
    </message>
    <message>
        <source>a zombie</source>
        <translation>作为僵尸的时间</translation>
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
        <source>until a replacement worked</source>
        <translation>到替补开始工作</translation>
    </message>
    <message>
        <source>a turn with the lock</source>
        <translation>持锁一轮</translation>
    </message>
    <message>
        <source>requests per second</source>
        <translation>每秒请求数</translation>
    </message>
    <message>
        <source>for a reply</source>
        <translation>一次应答</translation>
    </message>
    <message>
        <source>for the slowest hundredth</source>
        <translation>最慢的百分之一</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>条消息</translation>
    </message>
    <message>
        <source>torn messages</source>
        <translation>被撕裂的消息</translation>
    </message>
    <message>
        <source>came back to the sender</source>
        <translation>回到发送端的消息</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>应为</translation>
    </message>
    <message>
        <source>in memory at the end</source>
        <translation>最后内存中的值</translation>
    </message>
    <message>
        <source>in the manager at the end</source>
        <translation>最后管理器中的值</translation>
    </message>
    <message>
        <source>for a call</source>
        <translation>一次调用</translation>
    </message>
    <message>
        <source>signals sent</source>
        <translation>发出的信号</translation>
    </message>
    <message>
        <source>received</source>
        <translation>收到的信号</translation>
    </message>
    <message>
        <source>on the way</source>
        <translation>途中时间</translation>
    </message>
    <message>
        <source>messages per second by shared memory</source>
        <translation>每秒消息数（共享内存）</translation>
    </message>
    <message>
        <source>by a pipe</source>
        <translation>管道</translation>
    </message>
    <message>
        <source>by TCP</source>
        <translation>TCP</translation>
    </message>
    <message>
        <source>tasks at once</source>
        <translation>同时存在的任务</translation>
    </message>
    <message>
        <source>thread</source>
        <translation>个线程</translation>
    </message>
    <message>
        <source>longest stall</source>
        <translation>最长停顿</translation>
    </message>
    <message>
        <source>wrong replies</source>
        <translation>错误的应答</translation>
    </message>
    <message>
        <source>workers took part</source>
        <translation>参与的工作者</translation>
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
    <message>
        <source>%1 of %2 · %3: %4 · </source>
        <translation>第 %1 个，共 %2 个 · %3：%4 · </translation>
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
    <message>
        <source>%1 of %2</source>
        <translation>%2 条中 %1 条</translation>
    </message>
    <message>
        <source>claims held</source>
        <translation>成立的论断</translation>
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
        <source>the workers hardly ever ran at the same time</source>
        <translation>工作者几乎没有同时运行</translation>
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
        <source>there was no deadlock</source>
        <translation>没有发生死锁</translation>
    </message>
    <message>
        <source>detector</source>
        <translation>检测者</translation>
    </message>
    <message>
        <source>waiter</source>
        <translation>等待者</translation>
    </message>
    <message>
        <source>setter</source>
        <translation>发信号者</translation>
    </message>
    <message>
        <source>the key was refused</source>
        <translation>密钥被拒绝</translation>
    </message>
    <message>
        <source>there were not enough file descriptors for all connections</source>
        <translation>文件描述符不够所有连接使用</translation>
    </message>
    <message>
        <source>not enough file descriptors; raise the limit (ulimit -n)</source>
        <translation>文件描述符不够；请提高上限（ulimit -n）</translation>
    </message>
    <message>
        <source>scheduler</source>
        <translation>调度者</translation>
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
        <source>pool thread</source>
        <translation>池中线程</translation>
    </message>
    <message>
        <source>process or thread</source>
        <translation>进程或线程</translation>
    </message>
    <message>
        <source>event loop</source>
        <translation>事件循环</translation>
    </message>
    <message>
        <source>event loop of coroutines</source>
        <translation>协程的事件循环</translation>
    </message>
    <message>
        <source>the system refused %1</source>
        <translation>系统拒绝了 %1</translation>
    </message>
    <message>
        <source>spinner</source>
        <translation>忙碌线程</translation>
    </message>
    <message>
        <source>writer</source>
        <translation>写者</translation>
    </message>
    <message>
        <source>reader</source>
        <translation>读者</translation>
    </message>
    <message>
        <source>sender</source>
        <translation>发送者</translation>
    </message>
    <message>
        <source>receiver</source>
        <translation>接收者</translation>
    </message>
    <message>
        <source>target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>manager</source>
        <translation>管理器</translation>
    </message>
    <message>
        <source>this window and other programs used %1 % of the cores</source>
        <translation>本窗口与其他程序占用了 %1 % 的核</translation>
    </message>
    <message>
        <source>no folder here lets reads go past the kernel&apos;s cache</source>
        <translation>这里没有哪个文件夹允许绕过内核缓存读取</translation>
    </message>
</context>
</TS>
