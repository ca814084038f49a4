package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.health.Condition;
import io.jss.health.Finding;
import io.jss.health.HealthSample;
import io.jss.health.Severity;
import io.jss.health.Threshold;
import io.jss.health.Thresholds;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/**
 * Conditions of a path. It is a TUN device that sends each packet back with its addresses
 * exchanged, so that a connection to 10.9.0.2 comes in at 10.9.0.1; it loses or delays what it is
 * asked to.
 */
class HealthOfPathsIT extends HealthScene {

    private static final String PATH =
            """
            import threading, heapq, select
            tun = os.open('/dev/net/tun', os.O_RDWR)
            fcntl.ioctl(tun, 0x400454ca, struct.pack('16sH22x', b'path', 0x1001))
            os.system('ip address add 10.9.0.1/24 dev path && ip link set path up')
            delay = lambda packet: 0 # seconds; below 0 it is lost
            def reflect():
                late = []; count = 0
                while True:
                    wait = max(0, late[0][0] - time.monotonic()) if late else None
                    if select.select([tun], [], [], wait)[0]:
                        p = os.read(tun, 65536)
                        wait = delay(p) if p[0] == 0x45 and p[9] == IPPROTO_TCP else -1
                        if wait >= 0:
                            q = p[:12] + p[16:20] + p[12:16] + p[20:]
                            count += 1
                            heapq.heappush(late, (time.monotonic() + wait, count, q))
                    while late and late[0][0] <= time.monotonic():
                        os.write(tun, heapq.heappop(late)[2])
            threading.Thread(target=reflect, daemon=True).start()
            def flags(p):
                return p[33]
            def has_data(p):
                return len(p) > 20 + (p[32] >> 4) * 4
            l.close(); l = socket(); l.bind(('10.9.0.1', 0)); port = l.getsockname()[1]
            def connect():
                c = socket(); c.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)
                c.connect(('10.9.0.2', port))
                return c
            """;

    private PythonSockets onPath(String script) {
        return run(PATH + script);
    }

    @Test
    void aPathThatLosesSegments() throws IOException {
        try (PythonSockets program =
                onPath(
                        """
                        l.listen(1); c = connect(); s = l.accept()[0]
                        print(port, flush=True)
                        go_on()
                        seen = lost = 0
                        def lose(p):
                            global seen, lost
                            seen += has_data(p)
                            if has_data(p) and seen % 4 == 0 and lost < 12:
                                lost += 1
                                return -1
                            return 0
                        delay = lose
                        c.sendall(b'x' * 80000)
                        s.recv(80000, MSG_WAITALL)
                        until(lambda: info(c, 'I', 24) == 0)
                        ready(port)
                        """)) {
            HealthSample first = sample();
            program.next();
            Finding finding = only(Condition.RETRANSMISSIONS, between(first, sample()), program);
            assertThat(finding.number()).isGreaterThanOrEqualTo(12);
            assertThat(finding.who().get(0).sockets()).isEqualTo("10.9.0.0/24");
        }
    }

    @Test
    void aPathThatLosesLargePacketsWithoutAWord() throws IOException {
        try (PythonSockets program =
                onPath(
                        """
                        l.listen(1); c = connect(); s = l.accept()[0]
                        delay = lambda p: -1 if len(p) > 1000 else 0
                        c.sendall(b'x' * 20000)
                        def answer(): # the peer is there, and what is small arrives
                            while True:
                                s.sendall(b'y'); c.recv(1); time.sleep(0.05)
                        threading.Thread(target=answer, daemon=True).start()
                        until(lambda: info(c, 'B', 2) >= 3) # tcpi_retransmits
                        ready(port)
                        """)) {
            Finding finding = only(Condition.PATH_MTU, between(sample(), sample()), program);
            assertThat(finding.number()).isEqualTo(1);
            assertThat(finding.who().get(0).sockets()).isEqualTo("10.9.0.0/24");
            assertThat(finding.advice()).contains("ping -M do -s 1472");
        }
    }

    @Test
    void aPathOnWhichAQueueGrows() throws IOException {
        try (PythonSockets program =
                onPath(
                        """
                        l.listen(1); c = connect(); s = l.accept()[0]
                        for i in range(5):
                            c.sendall(b'x'); s.sendall(s.recv(1)); c.recv(1)
                        print(port, flush=True)
                        go_on()
                        began = time.monotonic()
                        def queue(p):
                            return min(0.35, (time.monotonic() - began) / 4) if has_data(p) else 0
                        delay = queue
                        while info(c, 'I', 68) < 300000: # tcpi_rtt
                            c.sendall(b'x'); time.sleep(0.005)
                        ready(port)
                        """)) {
            HealthSample first = sample();
            program.next();
            Finding finding = only(Condition.RTT_ABOVE_MINIMUM, between(first, sample()), program);
            assertThat(finding.who().get(0).sockets()).isEqualTo("10.9.0.0/24");
        }
    }

    @Test
    void aPathThatLosesTheAnswersToHandshakes() throws IOException {
        try (PythonSockets program =
                onPath(
                        """
                        l.listen(1)
                        print(port, flush=True)
                        go_on()
                        delay = lambda p: -1 if flags(p) & 0x12 == 0x12 else 0 # SYN and ACK
                        held = [socket() for i in range(6)]
                        for c in held:
                            c.setblocking(False); c.connect_ex(('10.9.0.2', port))
                        def cookies():
                            lines = open('/proc/thread-self/net/netstat').read().split('\\n')
                            names = dict(zip(lines[0].split(), lines[1].split()))
                            return int(names['TCPReqQFullDoCookies'])
                        until(lambda: cookies() >= 3)
                        ready(port)
                        """)) {
            HealthSample first = sample();
            program.next();
            Finding finding = only(Condition.SYN_QUEUE, between(first, sample()), program);
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.who().get(0).sockets()).isEqualTo("10.9.0.1:" + program.number(0));
            assertThat(finding.who().get(0).count()).isBetween(1L, 2L); // kernels differ by one
        }
    }

    @Test
    void aPeerThatIsGone() throws IOException {
        try (PythonSockets program =
                onPath(
                        """
                        l.listen(1); c = connect(); s = l.accept()[0]
                        c.setsockopt(SOL_SOCKET, SO_SNDBUF, 400000)
                        delay = lambda p: -1
                        c.sendall(b'x' * 100000)
                        ready(port)
                        """)) {
            Finding finding = only(Condition.UNSENT_DATA, between(sample(), sample()), program);
            assertThat(finding.number()).isGreaterThanOrEqualTo(100_000);
            assertThat(finding.who().get(0).sockets())
                    .startsWith("10.9.0.1:")
                    .endsWith(" -> 10.9.0.2:" + program.number(0));
        }
    }

    @Test
    void aPeerThatClosesItsWindow() throws IOException {
        try (PythonSockets program =
                run(
                        """
                        l.setsockopt(SOL_SOCKET, SO_RCVBUF, 4000); l.listen(1)
                        c = connect(); s = l.accept()[0]
                        c.setblocking(False)
                        try:
                            while True:
                                c.send(b'x' * 10000)
                        except BlockingIOError:
                            pass
                        def probes(): # and some were answered, so that the window stays closed
                            timers = open('/proc/thread-self/net/tcp').read()
                            return ' 04:' in timers and info(c, 'B', 4) >= 2 # tcpi_backoff
                        until(probes)
                        ready(port)
                        """)) {
            Finding finding = only(Condition.CLOSED_WINDOW, between(sample(), sample()), program);
            assertThat(finding.who().get(0).sockets())
                    .endsWith(" -> 127.0.0.1:" + program.number(0));
        }
    }

    @Test
    void idleWithoutKeepaliveIsARemark() throws IOException {
        try (PythonSockets program =
                onPath(
                        """
                        l.listen(2)
                        c = connect(); s = l.accept()[0]
                        kept = connect(); other = l.accept()[0]
                        for e in kept, other:
                            e.setsockopt(SOL_SOCKET, SO_KEEPALIVE, 1)
                        ready(port)
                        """)) {
            Thresholds now = Thresholds.standard().with(Threshold.IDLE_MILLIS, 0);
            Finding finding =
                    only(Condition.KEEPALIVE_OFF, between(sample(), sample(), now), program);
            assertThat(finding.severity()).isEqualTo(Severity.REMARK);
            assertThat(finding.number()).isEqualTo(2);
            assertThat(finding.who().get(0).sockets()).isEqualTo("10.9.0.1 - 10.9.0.0/24");
        }
    }
}
