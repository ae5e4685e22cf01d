lock = threading.Lock()

def add():
    lock.acquire()  #@ Thread-*:lock
    n[0] += 1
    check(n)  #@ Thread-*:run
    lock.release()  #!
