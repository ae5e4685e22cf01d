from multiprocessing import Process

def task(id):  # 这里是子进程
    print(f'id {id}')

def run__process():  # 这里是主进程
    process = [Process(target=task, args=(1,)),
               Process(target=task, args=(2,)), ]
    [p.start() for p in process]  # 开启了两个进程
    [p.join() for p in process]   # 等待两个进程依次结束

run__process()  # 主线程不建议写在 if外部。由于这里的例子很简单，你强行这么做可能不会报错  #@ Spawn-*:run  #!
