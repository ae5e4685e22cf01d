import threading, multiprocessing

def loop():
    x = 0
    while True:  #@ Thread-*:lock
        x = x ^ 1  #@ Thread-*:run
        for i in range(multiprocessing.cpu_count()):  #!
            t = threading.Thread(target=loop)  #!
            t.start()  #!
