import multiprocessing
import time
import os

def dance(name, age):
    dance_process_id = os.getpid()
    for i in range(3):
        print(f"{name} ({age}): dance {i + 1}")
        time.sleep(0.2)  #@ Process-1:run
        os.kill(dance_process_id, 9)  #!

if __name__ == '__main__':
    dance_process = multiprocessing.Process(target=dance, name="dance_process",
                                            args=("Zhang San",), kwargs={"age": 20})
    dance_process.start()  #@ MainProcess:sleep
