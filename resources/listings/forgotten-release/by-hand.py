lock = threading.Lock()

def add():
    lock.acquire()
    n[0] += 1
    check(n)
    lock.release()  #!
