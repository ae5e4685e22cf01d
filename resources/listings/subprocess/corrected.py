import subprocess
print('$ getent hosts localhost')
r = subprocess.call(['getent', 'hosts', 'localhost'])
print('Exit code:', r)
