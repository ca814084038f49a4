"""A program that has used up nearly all local ports towards one database."""


def postgres():
    enter(FAR)
    serving(listener(AF_INET, "10.0.0.20", 5432))


def java():
    for number in range(94):
        connection = keep(socket(AF_INET))
        connection.connect(("10.0.0.20", 5432))
    keep(socket(AF_INET)).connect(("10.0.0.20", 5432))


prepare()
sh("echo 61000 61099 >/proc/sys/net/ipv4/ip_local_port_range")
program("postgres", 655, postgres)
program("java", 1207, java)
ready()
