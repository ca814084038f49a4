/*
 * The floor: a dump of all TCP sockets by the least code that reads every message.
 *
 * As a program it prints the number of sockets; with a number of rounds it also prints what each
 * round took; "info" behind it asks for INFO too. As a shared library it is receive_loop().
 */
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { RECEIVE_BYTES = 64 * 1024, ORDINARY_STATES = 0x1ffe };

static char buffer[RECEIVE_BYTES] __attribute__((aligned(8)));
static int extensions;
static volatile unsigned long sum; /* so that the compiler reads the rows */

static int ask(int fd, int family)
{
    struct {
        struct nlmsghdr header;
        struct inet_diag_req_v2 body;
    } request;
    memset(&request, 0, sizeof request);
    request.header.nlmsg_len = sizeof request;
    request.header.nlmsg_type = SOCK_DIAG_BY_FAMILY;
    request.header.nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
    request.header.nlmsg_seq = 1;
    request.body.sdiag_family = family;
    request.body.sdiag_protocol = IPPROTO_TCP;
    request.body.idiag_states = ORDINARY_STATES;
    request.body.idiag_ext = extensions;
    return send(fd, &request, sizeof request, 0) == sizeof request ? 0 : -1;
}

/* Returns the number of sockets of one family, -1 for an error. */
static long dump(int fd, int family)
{
    long count = 0;
    if (ask(fd, family) < 0)
        return -1;
    for (;;) {
        ssize_t left = recv(fd, buffer, sizeof buffer, MSG_TRUNC);
        if (left < 0 || left > (ssize_t)sizeof buffer)
            return -1;
        for (struct nlmsghdr *h = (struct nlmsghdr *)buffer; NLMSG_OK(h, left); h = NLMSG_NEXT(h, left)) {
            if (h->nlmsg_type == NLMSG_DONE)
                return count;
            if (h->nlmsg_type == NLMSG_ERROR)
                return -1;
            const struct inet_diag_msg *row = NLMSG_DATA(h);
            sum += row->idiag_inode + row->id.idiag_sport;
            count++;
        }
    }
}

/* Returns the number of TCP sockets of both families, -1 for an error. */
long receive_loop(void)
{
    int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
    if (fd < 0)
        return -1;
    long inet = dump(fd, AF_INET);
    long inet6 = inet < 0 ? -1 : dump(fd, AF_INET6);
    close(fd);
    return inet6 < 0 ? -1 : inet + inet6;
}

int main(int argc, char **argv)
{
    long rounds = argc > 1 ? atol(argv[1]) : 0;
    if (argc > 2 && strcmp(argv[2], "info") == 0)
        extensions = 1 << (INET_DIAG_INFO - 1);
    long count = receive_loop();
    for (long i = 0; i < rounds && count >= 0; i++) {
        struct timespec from, to;
        clock_gettime(CLOCK_MONOTONIC, &from);
        count = receive_loop();
        clock_gettime(CLOCK_MONOTONIC, &to);
        printf("%.3f\n", (to.tv_sec - from.tv_sec) * 1e3 + (to.tv_nsec - from.tv_nsec) / 1e6);
    }
    if (count < 0) {
        perror("receive_loop");
        return 1;
    }
    if (rounds == 0)
        printf("%ld\n", count);
    return 0;
}
