import threading
import time

lock = threading.Lock()

def dance(name, age):
    lock.acquire()  #@ Thread-1:lock
    for i in range(3):
        print(f"{name} ({age}): dance {i + 1}")
        time.sleep(0.2)  #@ Thread-1:sleep
    lock.release()

def sing():
    lock.acquire()  #@ Thread-2:lock
    for i in range(3):
        print(f"song {i + 1}")
        time.sleep(0.2)  #@ Thread-2:sleep
    lock.release()

if __name__ == '__main__':
    dance_thread = threading.Thread(target=dance, name="dance_thread",
                                    kwargs={"name": "Zhang San", "age": 20})
    sing_thread = threading.Thread(target=sing, name="sing_thread")
    dance_thread.start()
    sing_thread.start()
