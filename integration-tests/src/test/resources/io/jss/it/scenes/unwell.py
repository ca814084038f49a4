"""A program that does not accept, and one that keeps six connections, whose peers have gone for ten seconds."""


def worker():
    listener(AF_INET, "127.0.0.1", 9090, backlog=2)


def java():
    serving(listener(AF_INET, "10.0.0.12", 8080))


def clients():
    for port in range(3):
        dial(("127.0.0.1", 50100 + port), ("127.0.0.1", 9090))
    enter(FAR)
    for port in range(6):
        dial(("10.0.0.20", 50200 + port), ("10.0.0.12", 8080)).close()


prepare()
program("worker", 1402, worker)
program("java", 1207, java)
program("clients", 2000, clients)
time.sleep(11)
ready(left=3)
