if __name__ == '__main__':
    dance_process = multiprocessing.Process(target=dance, name="dance_process")
    sing_process = multiprocessing.Process(target=sing, name="sing_process")
    sing_process.start()
    dance_process.start()
    sing_process.join()
    dance_process.join()
