import subprocess
print('$ getent hosts localhost')
r = subprocess.call(['getent', 'hosts', 'localhost'])  #@ MainProcess:run, MainProcess:queue, MainProcess:wait
print('Exit code:', r)
