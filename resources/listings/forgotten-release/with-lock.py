lock = threading.Lock()

def add():
    with lock:
        n[0] += 1
        check(n)
