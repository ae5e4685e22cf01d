import subprocess
print('$ nslookup www.python.org')
r = subprocess.call(['nslookup', 'www.python.org'])  #@ MainProcess:run, MainProcess:wait
print('Exit code:', r)
