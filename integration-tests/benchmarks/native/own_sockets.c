/*
 * The floor of listing the own sockets: a dump of all TCP sockets and an fstat of each descriptor.
 *
 * usage: own_sockets NUMBER ROUNDS
 * makes that many sockets (connections over loopback), and prints the least processor time in milliseconds of either
 * over the rounds: dump, fstat.
 */
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#define main receive_loop_main
#include "receive_loop.c"
#undef main

static double cpu_millis(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static int make(long number)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    if (bind(listener, (struct sockaddr *)&address, length) < 0 || listen(listener, 1000) < 0 ||
        getsockname(listener, (struct sockaddr *)&address, &length) < 0)
        return -1;
    int last = listener;
    for (long i = 0; i < number / 2; i++) {
        int client = socket(AF_INET, SOCK_STREAM, 0);
        if (client < 0 || connect(client, (struct sockaddr *)&address, length) < 0)
            return -1;
        last = accept(listener, NULL, NULL);
        if (last < 0)
            return -1;
    }
    return last;
}

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    int last = make(atol(argv[1]));
    if (last < 0) {
        perror("own_sockets");
        return 1;
    }
    double dump = 1e9, stats = 1e9;
    for (long i = atol(argv[2]); i > 0; i--) {
        double start = cpu_millis();
        if (receive_loop() < 0)
            return 1;
        double middle = cpu_millis();
        for (int fd = 0; fd <= last; fd++) {
            struct stat status;
            if (fstat(fd, &status) == 0 && S_ISSOCK(status.st_mode))
                sum += status.st_ino;
        }
        double end = cpu_millis();
        dump = middle - start < dump ? middle - start : dump;
        stats = end - middle < stats ? end - middle : stats;
    }
    printf("%.2f %.2f\n", dump, stats);
    return 0;
}
