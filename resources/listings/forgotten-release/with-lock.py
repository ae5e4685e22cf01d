lock = threading.Lock()

def add():
    with lock:  #@ Thread-*:lock
        n[0] += 1
        check(n)  #@ Thread-*:run
