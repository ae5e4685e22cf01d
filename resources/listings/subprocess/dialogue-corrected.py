import subprocess
print('$ sh')
p = subprocess.Popen(['sh'], stdin=subprocess.PIPE,  #@ MainProcess:run
                     stdout=subprocess.PIPE, stderr=subprocess.PIPE)
output, err = p.communicate(b'echo ready\nexit 3\n')  #@ MainProcess:queue, MainProcess:wait
print(output.decode('utf-8'))
print('Exit code:', p.returncode)
