"""A program that does not accept: its queue of two is full."""


def worker():
    listener(AF_INET, "10.0.0.12", 9090, backlog=2)


def nginx():
    serving(listener(AF_INET, "0.0.0.0", 443))


def clients():
    enter(FAR)
    for port in range(3):
        dial(("10.0.0.20", 50100 + port), ("10.0.0.12", 9090))
    dial(("203.0.113.7", 50007), ("10.0.0.12", 443))


prepare()
program("worker", 1402, worker)
program("nginx", 830, nginx)
program("clients", 2000, clients)
ready(left=3)
