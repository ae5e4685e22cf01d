from multiprocessing import Process, Queue
import os, time, random

def write(q):
    print('Process to write: %s' % os.getpid())
    for value in ['A', 'B', 'C']:
        print('Put %s to queue...' % value)
        q.put(value)  #@ Producer-*:queue
        time.sleep(random.random())  #@ Producer-*:run
    q.put(None)

def read(q):
    print('Process to read: %s' % os.getpid())
    while (value := q.get(True)) is not None:  #@ Consumer-*:queue
        print('Get %s from queue.' % value)  #@ Consumer-*:run

if __name__ == '__main__':
    q = Queue()
    pw = Process(target=write, args=(q,))
    pr = Process(target=read, args=(q,))
    pw.start()
    pr.start()
    pw.join()
    pr.join()
