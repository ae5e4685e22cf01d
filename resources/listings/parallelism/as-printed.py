if __name__ == '__main__':
    dance_process = multiprocessing.Process(target=dance, name="dance_process")
    sing_process = multiprocessing.Process(target=sing, name="sing_process")
    sing_process.start()  #@ Process-1:run
    sing_process.join()  #@ Process-2:wait  #!
    dance_process.start()  #@ Process-2:run
