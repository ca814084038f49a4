"""A web server that sends to its clients, a hundred times a second: to one much, to others little."""
BYTES = {"203.0.113.7": 20000, "10.0.0.20": 4000, "203.0.113.9": 100}


def nginx():
    serving(listener(AF_INET, "0.0.0.0", 443), lambda one: threading.Thread(target=send, args=(one,), daemon=True).start())


def send(connection):
    due = time.monotonic()
    while True:
        connection.sendall(b"x" * BYTES[connection.getpeername()[0]])
        due += 0.01  # on a busy machine what is late follows
        time.sleep(max(0, due - time.monotonic()))


def take(connection):
    while connection.recv(65536):
        pass


def clients():
    enter(FAR)
    for address, port in (("203.0.113.7", 50007), ("10.0.0.20", 50020), ("203.0.113.9", 50009)):
        connection = dial((address, port), ("10.0.0.12", 443))
        threading.Thread(target=take, args=(connection,), daemon=True).start()


def sshd():
    listener(AF_INET, "0.0.0.0", 22)


prepare()
program("sshd", 412, sshd)
program("nginx", 830, nginx)
program("clients", 2000, clients)
ready(quiet=False)
