package io.jss.it;

import java.util.Set;
import java.util.TreeSet;

/** A few unix, netlink and packet sockets in a network namespace. */
final class SocketsOfFamilies {

    /** How many there are: five unix sockets, one of netlink, two packet sockets. */
    static final int ALL = 8;

    /** Opens them and gives their inodes. */
    static final String SCRIPT =
            """
            plain = socket(AF_UNIX, SOCK_STREAM); plain.bind('\\0jss-plain')
            listen = socket(AF_UNIX, SOCK_SEQPACKET); listen.bind('\\0jss-listen'); listen.listen(5)
            dgram = socket(AF_UNIX, SOCK_DGRAM); dgram.bind('\\0jss-dgram')
            one, other = socketpair(AF_UNIX, SOCK_STREAM); one.send(b'12345')
            route = socket(AF_NETLINK, SOCK_RAW, 0); route.bind((4242, 0))
            arp = socket(AF_PACKET, SOCK_RAW, htons(0x806)); arp.bind(('lo', 0x806))
            every = socket(AF_PACKET, SOCK_DGRAM, htons(3))
            ready(*[os.fstat(s.fileno()).st_ino
                for s in (plain, listen, dgram, one, other, route, arp, every)])
            """;

    private SocketsOfFamilies() {}

    /** Returns the inodes of the sockets of a running script. */
    static Set<String> inodes(PythonSockets python) {
        Set<String> inodes = new TreeSet<>();
        python.numbers().forEach(inode -> inodes.add(inode.toString()));
        return inodes;
    }
}
