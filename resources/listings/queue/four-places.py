from multiprocessing import Process, Queue

queue = Queue(maxsize=4)
queue.put(True)
queue.put([0, None, object])
print(queue.get())
print(queue.get())

process = [Process(target=func1, args=(queue,)),  #!
           Process(target=func1, args=(queue,))]  #!
[p.start() for p in process]
[p.join() for p in process]
