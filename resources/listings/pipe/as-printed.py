import time
from multiprocessing import Process, Pipe

def func_pipe1(conn, p_id):
    for number in (1, 2):
        time.sleep(0.1)
        conn.send(f'{p_id}_send{number}')  #@ Writer-*:run, Writer-*:queue, Writer-*:pipe
    for number in (1, 2):
        time.sleep(0.1)
        print(p_id, 'recv', conn.recv())

def func_pipe2(conn, p_id):
    time.sleep(0.1)
    conn.send(p_id)
    time.sleep(0.1)
    print(p_id, 'recv', conn.recv())  #@ Reader-*:queue, Reader-*:pipe, Reader-*:run

if __name__ == '__main__':
    conn1, conn2 = Pipe()
    process = [Process(target=func_pipe1, args=(conn1, 'I1')),
               Process(target=func_pipe2, args=(conn2, 'I2')),  #!
               Process(target=func_pipe2, args=(conn2, 'I3'))]  #!
    [p.start() for p in process]
    conn1.send(None)
    print('Main', conn2.recv())
    [p.join() for p in process]
