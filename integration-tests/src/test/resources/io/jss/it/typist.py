"""Types lines in a shell at a pseudo-terminal; prints what a function in it got between GOT< and >."""
import os, pty, re, select, socket, sys, time
open('/proc/self/comm', 'w').write('zqcompleted')
held = socket.socket()
shell, lines = sys.argv[1].split('\t'), sys.argv[2:]
pid, fd = pty.fork()
if pid == 0:
    os.environ.update(TERM='dumb', PS1='', PROMPT='')
    os.execvp(shell[0], shell)
seen = b''
def until(pattern):
    global seen
    while not (found := re.search(pattern, seen)):
        if not select.select([fd], [], [], 60)[0]:
            sys.exit('no %r in %r' % (pattern, seen))
        seen += os.read(fd, 65536)
        if b'\x1b[c' in seen or b'\x1b[0c' in seen:  # fish asks which terminal it is
            os.write(fd, b'\x1b[?1;2c')
            seen = seen.replace(b'\x1b[c', b'').replace(b'\x1b[0c', b'')
    seen = seen[found.end():]
    return found.group(1).decode()
for line in lines:
    os.write(fd, line.encode())
    print(until(rb'GOT<(.*?)>'), flush=True)
os.kill(pid, 9)
