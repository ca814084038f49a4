package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.health.Condition;
import io.jss.health.Diagnosis;
import io.jss.health.Finding;
import io.jss.health.HealthSample;
import io.jss.health.Severity;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Brings each condition of programs about in a namespace of its own, and sees it and no other. */
class HealthIT extends HealthScene {

    @Test
    void aListenerThatNeverAccepts() throws IOException {
        try (PythonSockets program =
                run(
                        """
                        l.listen(2)
                        c = [connect() for i in range(3)]
                        until(lambda: info(l, 'I', 24) == 3) # tcpi_unacked: sk_ack_backlog
                        ready(port)
                        """)) {
            Finding finding =
                    only(Condition.ACCEPT_QUEUE_FULL, between(sample(), sample()), program);
            assertThat(finding.number()).isEqualTo(3);
            assertThat(finding.limit()).hasValue(2);
            assertThat(finding.who().get(0).sockets()).isEqualTo("127.0.0.1:" + program.number(0));
        }
    }

    @Test
    void aListenerThatIsNearlyFull() throws IOException {
        try (PythonSockets program =
                run(
                        """
                        l.listen(5)
                        c = [connect() for i in range(4)]
                        until(lambda: info(l, 'I', 24) == 4)
                        ready(port)
                        """)) {
            only(Condition.ACCEPT_QUEUE_FILLING, between(sample(), sample()), program);
        }
    }

    @Test
    void aProgramThatDoesNotClose() throws IOException {
        try (PythonSockets program =
                run(
                        """
                        l.listen(64)
                        kept = []
                        for i in range(6):
                            c = connect(); kept.append(l.accept()[0]); c.close()
                        until(lambda: all(info(s, 'B', 0) == 8 for s in kept))
                        ready(port)
                        """)) {
            Finding finding = only(Condition.CLOSE_WAIT_KEPT, between(sample(), sample()), program);
            assertThat(finding.number()).isEqualTo(6);
            assertThat(finding.who().get(0).sockets())
                    .isEqualTo("127.0.0.1:" + program.number(0) + " <- 127.0.0.1");
        }
    }

    @Test
    void aProcessThatRunsOutOfDescriptors() throws IOException {
        try (PythonSockets program =
                run(
                        """
                        import resource
                        l.listen(64)
                        resource.setrlimit(resource.RLIMIT_NOFILE, (40, 40))
                        files = [open('/dev/null') for i in range(30)]
                        print(len(os.listdir('/proc/self/fd')) - 1, flush=True) # its own
                        go_on()
                        c = connect()
                        ready(port)
                        """)) {
            HealthSample first = sample();
            program.next();
            Finding finding = only(Condition.DESCRIPTORS, between(first, sample()), program);
            assertThat(finding.number()).isEqualTo(program.number(0) + 1);
            assertThat(finding.limit()).hasValue(40);
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        }
    }

    @Test
    void aProcessNearItsLimitOfDescriptorsThatGetsNone() throws IOException {
        try (PythonSockets program =
                run(
                        """
                        import resource
                        l.listen(64)
                        resource.setrlimit(resource.RLIMIT_NOFILE, (40, 40))
                        files = [open('/dev/null') for i in range(30)]
                        c = connect()
                        ready(port)
                        """)) {
            assertThat(program.numbers()).hasSize(1);
            sound(between(sample(), sample()));
        }
    }

    @Test
    void sixtyOfSixtyFourPortsToOneDestinationInBothFamilies() throws IOException {
        try (PythonSockets program =
                run(
                        """
                        l.listen(64)
                        low = 40000 if not 40000 <= port < 40070 else 50000
                        proc = '/proc/sys/net/ipv4/ip_local_'
                        open(proc + 'port_range', 'w').write('%d %d' % (low, low + 65))
                        open(proc + 'reserved_ports', 'w').write('%d' % low)
                        b = socket(); b.bind(('127.0.0.1', low + 1)); b.listen(1)
                        held = []
                        for i in range(60):
                            held += [connect(AF_INET if i % 2 else AF_INET6), l.accept()[0]]
                        ready(port)
                        """)) {
            Finding finding = only(Condition.EPHEMERAL_PORTS, between(sample(), sample()), program);
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(finding.number()).isEqualTo(60);
            assertThat(finding.limit()).hasValue(64);
            assertThat(finding.who().get(0).sockets())
                    .isEqualTo("127.0.0.1 -> 127.0.0.1:" + program.number(0));
        }
    }

    @Test
    void aProgramThatDoesNotRead() throws IOException {
        try (PythonSockets program =
                run(
                        """
                        l.setsockopt(SOL_SOCKET, SO_RCVBUF, 200000)
                        l.listen(1)
                        c = connect(); s = l.accept()[0]
                        c.sendall(b'x' * 90000)
                        def waits():
                            return struct.unpack('i', fcntl.ioctl(s, termios.FIONREAD, bytes(4)))[0]
                        until(lambda: waits() == 90000 and info(c, 'I', 24) == 0) # tcpi_unacked
                        ready(port)
                        """)) {
            Finding finding = only(Condition.UNREAD_DATA, between(sample(), sample()), program);
            assertThat(finding.number()).isEqualTo(90_000);
        }
    }

    @Test
    void tenThousandConnectionsThatComeAndGoAndAreReadAreSound() throws IOException {
        try (PythonSockets program =
                run(
                        """
                        buckets = '/proc/sys/net/ipv4/tcp_max_tw_buckets' # by memory
                        open(buckets, 'w').write('262144')
                        l.listen(64)
                        held = []
                        def exchange():
                            c = connect(); s = l.accept()[0]
                            c.sendall(b'x' * 1000); s.recv(1000, MSG_WAITALL)
                            return [c, s]
                        for i in range(20):
                            held += exchange()
                        print(port, flush=True)
                        go_on()
                        for i in range(10000):
                            for s in exchange():
                                s.close()
                        ready(port)
                        """)) {
            HealthSample first = sample();
            program.next();
            Diagnosis diagnosis = between(first, sample());

            sound(diagnosis);
            assertThat(diagnosis.sockets()).isGreaterThan(1000);
        }
    }
}
