package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.jss.health.Condition;
import io.jss.health.Culprit;
import io.jss.health.Finding;
import io.jss.health.HealthSample;
import io.jss.health.Severity;
import io.jss.health.Threshold;
import io.jss.health.Thresholds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Conditions of ports and of options, each in a namespace of its own: it is seen and no other. */
class HealthOfPortsIT extends HealthScene {

    /** A program under a name of our choice that listens with SO_REUSEPORT. */
    private static final String PROGRAMS =
            """
            import subprocess
            l.close()
            code = '''
            import sys; from socket import *
            s = socket(); s.setsockopt(SOL_SOCKET, SO_REUSEPORT, 1)
            s.bind(('127.0.0.1', int(sys.argv[1]))); s.listen(1)
            print(s.getsockname()[1], flush=True); sys.stdin.read()
            '''
            def start(name, port):
                p = subprocess.Popen([name, '-c', code, str(port)],
                    executable='/usr/bin/python3', stdin=-1, stdout=-1)
                return p, int(p.stdout.readline())
            """;

    @Test
    void aListenerOnAllAddressesIsARemark() throws IOException {
        try (PythonSockets program =
                run(
                        """
                        l.listen(1)
                        a = socket(); a.bind(('0.0.0.0', 0)); a.listen(1)
                        ready(a.getsockname()[1])
                        """)) {
            Finding finding = only(Condition.OPEN_LISTENER, between(sample(), sample()), program);
            assertThat(finding.severity()).isEqualTo(Severity.REMARK);
            assertThat(finding.who().get(0).sockets()).isEqualTo("0.0.0.0:" + program.number(0));
        }
    }

    @Test
    void aPortThatIsBoundAndNeverListens() throws IOException {
        try (PythonSockets program = run("ready(port)")) {
            HealthSample first = sample();
            assumeThat(first.listsBound()).as("Linux 6.8 lists them").isTrue();
            Finding finding =
                    only(Condition.BOUND_NOT_LISTENING, between(first, sample()), program);
            assertThat(finding.who().get(0).sockets()).isEqualTo("127.0.0.1:" + program.number(0));
        }
    }

    @Test
    void twoProgramsOnOnePort() throws IOException {
        try (PythonSockets program =
                run(
                        PROGRAMS
                                + """
                                old, port = start('/srv/old', 0)
                                new, port = start('/srv/new', port)
                                ready(port)
                                """)) {
            Finding finding = only(Condition.REUSEPORT_OWNERS, between(sample(), sample()));
            assertThat(finding.what()).endsWith("new, old");
            assertThat(finding.who())
                    .hasSize(2)
                    .extracting(Culprit::sockets)
                    .containsOnly("127.0.0.1:" + program.number(0));
        }
    }

    @Test
    void workersOfOneProgramShareAPort() throws IOException {
        try (PythonSockets program =
                run(
                        PROGRAMS
                                + """
                                one, port = start('/srv/same', 0)
                                two, port = start('/srv/same', port)
                                ready(port)
                                """)) {
            assertThat(program.numbers()).hasSize(1);
            sound(between(sample(), sample()));
        }
    }

    @Test
    void aPortInBothFamiliesIsSharedByNobody() throws IOException {
        try (PythonSockets program =
                run(
                        """
                        l.listen(1)
                        a = socket(); a.bind(('0.0.0.0', 0)); a.listen(1)
                        b = socket(AF_INET6); b.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 1)
                        b.bind(('::', a.getsockname()[1])); b.listen(1)
                        ready(a.getsockname()[1])
                        """)) {
            Finding finding = only(Condition.OPEN_LISTENER, between(sample(), sample()));
            assertThat(finding.who())
                    .extracting(Culprit::sockets)
                    .containsExactlyInAnyOrder(
                            "0.0.0.0:" + program.number(0), "[::]:" + program.number(0));
        }
    }

    @Test
    void oneListenerOfTwoThatIsForgotten() throws IOException {
        try (PythonSockets program =
                run(
                        """
                        l.close()
                        def member(port):
                            s = socket(); s.setsockopt(SOL_SOCKET, SO_REUSEPORT, 1)
                            s.bind(('127.0.0.1', port)); s.listen(64)
                            return s
                        used = member(0); port = used.getsockname()[1]
                        used.setblocking(False)
                        forgotten = member(port)
                        held = []
                        while info(forgotten, 'I', 24) < 2: # tcpi_unacked: sk_ack_backlog
                            before = info(forgotten, 'I', 24)
                            held.append(connect())
                            until(lambda: info(used, 'I', 24) + info(forgotten, 'I', 24) > before)
                            while info(used, 'I', 24):
                                held.append(used.accept()[0])
                        ready(port)
                        """)) {
            Finding finding =
                    only(Condition.REUSEPORT_STALLED, between(sample(), sample()), program);
            assertThat(finding.number()).isEqualTo(2);
        }
    }

    @Test
    void segmentsOfTwoHundredBytes() throws IOException {
        try (PythonSockets program =
                run(
                        """
                        l.listen(1)
                        c = socket(); c.setsockopt(IPPROTO_TCP, TCP_MAXSEG, 200)
                        c.connect(('127.0.0.1', port)); s = l.accept()[0]
                        ready(port)
                        """)) {
            Finding finding = only(Condition.TINY_MSS, between(sample(), sample()), program);
            assertThat(finding.who().get(0).sockets()).isEqualTo("127.0.0.0/24");
        }
    }

    @Test
    void anotherCongestionControlThanTheDefaultIsARemark() throws IOException {
        try (PythonSockets program =
                run(
                        """
                        tcp = '/proc/sys/net/ipv4/tcp_'
                        names = open(tcp + 'available_congestion_control').read().split()
                        other = [n for n in names if n != 'reno'][0]
                        open(tcp + 'congestion_control', 'w').write('reno')
                        l.listen(1)
                        c = connect(); s = l.accept()[0]
                        for e in c, s:
                            e.setsockopt(IPPROTO_TCP, TCP_CONGESTION, other.encode())
                        ready(port)
                        """)) {
            Finding finding =
                    only(Condition.CONGESTION_CONTROL, between(sample(), sample()), program);
            assertThat(finding.severity()).isEqualTo(Severity.REMARK);
            assertThat(finding.what()).endsWith("than reno");
            assertThat(finding.who().get(0).sockets()).endsWith(" to 127.0.0.0/24");
        }
    }

    @Test
    void moreTimeWaitThanThereMayBe() throws IOException {
        try (PythonSockets program =
                run(
                        """
                        open('/proc/sys/net/ipv4/tcp_max_tw_buckets', 'w').write('8')
                        l.listen(64)
                        def close(count):
                            for i in range(count):
                                c = connect(); s = l.accept()[0]
                                c.close(); s.recv(1); s.close()
                        def time_wait():
                            table = open('/proc/thread-self/net/sockstat').read()
                            return int(table.split(' tw ')[1].split()[0])
                        def overflows():
                            lines = open('/proc/thread-self/net/netstat').read().split('\\n')
                            names = dict(zip(lines[0].split(), lines[1].split()))
                            return int(names['TCPTimeWaitOverflow'])
                        close(7); until(lambda: time_wait() == 7)
                        print(port, flush=True)
                        go_on()
                        close(5); until(lambda: overflows() == 4)
                        ready(port)
                        """)) {
            HealthSample first = sample();
            Finding nearly = only(Condition.TIME_WAIT_TABLE, between(first, sample()));
            assertThat(nearly.number()).isEqualTo(7);
            assertThat(nearly.limit()).hasValue(8);
            program.next();
            Finding full = only(Condition.TIME_WAIT_TABLE, between(first, sample()));
            assertThat(full.what()).endsWith("4 connections ended without it meanwhile");
            assertThat(full.who().get(0).sockets()).isEqualTo("127.0.0.1 -> 127.0.0.0/24");
        }
    }

    @Test
    void datagramsThatNobodyReads() throws IOException {
        try (PythonSockets program =
                run(
                        """
                        l.listen(1)
                        u = socket(AF_INET, SOCK_DGRAM); u.setsockopt(SOL_SOCKET, SO_RCVBUF, 4000)
                        u.bind(('127.0.0.1', 0)); port = u.getsockname()[1]
                        print(port, flush=True)
                        go_on()
                        c = socket(AF_INET, SOCK_DGRAM)
                        for i in range(200):
                            c.sendto(b'x' * 500, ('127.0.0.1', port))
                        ready(port)
                        """)) {
            HealthSample first = sample();
            program.next();
            Finding finding = only(Condition.UDP_RECEIVE_DROPS, between(first, sample()), program);
            assertThat(finding.number()).isBetween(100L, 199L);
            assertThat(finding.who().get(0).sockets()).isEqualTo("127.0.0.1:" + program.number(0));
        }
    }

    @Test
    void moreTrackedConnectionsThanOnePercent() throws IOException {
        assumeThat(Files.exists(Path.of("/proc/sys/net/netfilter/nf_conntrack_max"))).isTrue();
        try (PythonSockets program =
                run(
                        """
                        l.listen(1)
                        def item(kind, value):
                            head = struct.pack('HH', 4 + len(value), kind)
                            return head + value + bytes(-len(value) % 4)
                        def ends(kind, a, b, sport, dport): # CTA_TUPLE_ORIG, CTA_TUPLE_REPLY
                            ip = item(0x8001, item(1, a) + item(2, b))
                            ports = item(2, struct.pack('>H', sport))
                            ports += item(3, struct.pack('>H', dport))
                            return item(0x8000 | kind, ip + item(0x8002, item(1, b'\\x11') + ports))
                        n = socket(AF_NETLINK, SOCK_RAW, 12) # NETLINK_NETFILTER
                        def track(number): # IPCTNL_MSG_CT_NEW
                            a, b = b'\\x0a\\x09\\x00\\x01', struct.pack('>I', 0x0a0a0000 + number)
                            body = struct.pack('BBH', AF_INET, 0, 0)
                            body += ends(1, a, b, 5000, 53) + ends(2, b, a, 53, 5000)
                            body += item(7, struct.pack('>I', 600)) # CTA_TIMEOUT
                            n.send(struct.pack('IHHII', 16 + len(body), 0x100, 0x605, 0, 0) + body)
                            assert struct.unpack_from('i', n.recv(8192), 16)[0] == 0
                        most = open('/proc/sys/net/netfilter/nf_conntrack_max').read()
                        count = int(most) // 100 + 1
                        for number in range(count):
                            track(number)
                        ready(count)
                        """)) {
            Thresholds onePercent = Thresholds.standard().with(Threshold.CONNTRACK_TABLE, 1);
            Finding finding =
                    only(Condition.CONNTRACK_TABLE, between(sample(), sample(), onePercent));
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.number()).isEqualTo(program.number(0));
        }
    }
}
