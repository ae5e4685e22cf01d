from multiprocessing import Process, Queue

queue = Queue(maxsize=4)
queue.put(True)  #@ Consumer-*:run
queue.put([0, None, object])  #@ Producer-*:run, Producer-*:queue
print(queue.get())  #@ Consumer-*:queue
print(queue.get())

process = [Process(target=func1, args=(queue,)),  #!
           Process(target=func1, args=(queue,))]  #!
[p.start() for p in process]
[p.join() for p in process]
