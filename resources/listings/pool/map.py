import time
from multiprocessing import Pool

def func2(args):
    x = args[0]
    y = args[1]
    time.sleep(1)  #@ Worker-*:sleep
    return x - y

if __name__ == '__main__':
    process_args = [(1, 1), (9, 9), (4, 4), (3, 3)]
    with Pool(3) as p:  #@ Worker-*:queue
        outputs = p.map(func2, process_args)  #@ MainProcess:queue, MainProcess:run
    print(outputs)
