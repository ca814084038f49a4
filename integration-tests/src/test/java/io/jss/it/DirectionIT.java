package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What {@code explain} says of the direction of connections whose direction is known. */
@Tag("kernel")
class DirectionIT {

    private static final int FIELDS = 4;

    /**
     * Prints four numbers for each end: its port, the other port, what it did (1 accepted, 2
     * opened, 3 opened as the other end did, 4 to itself), and whether evidence is left (1 counts
     * or a listener, 2 ports alone, 3 none).
     */
    private static final String SCRIPT =
            """
            import time
            from socket import *
            N = 10
            IN, OUT, BOTH, SELF = 1, 2, 3, 4
            SURE, PORTS, NONE = 1, 2, 3
            known, kept = [], []
            def note(s, what, evidence=SURE):
                known.extend([s.getsockname()[1], s.getpeername()[1], what, evidence])
            def pair(c, s, evidence=SURE):
                note(c, OUT, evidence); note(s, IN, evidence); kept.extend([c, s])
            def listener(port, family=AF_INET, address='', backlog=64):
                l = socket(family); l.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
                l.bind((address, port)); l.listen(backlog)
                return l
            def dial(l, source=None):
                c = socket(AF_INET)
                if source: c.bind((source, 0))
                c.connect(('127.0.0.1', l.getsockname()[1]))
                return c, l.accept()[0]
            os.system('ip addr add 10.9.9.1/32 dev lo')
            # both ends open at once: the requests are lost at first
            os.system('ip link set lo down')
            late = []
            for k in range(N):
                a, b = socket(), socket()
                for s, own in ((a, 20000), (b, 40000)):
                    s.bind(('127.0.0.1', own + k)); s.setblocking(False)
                a.connect_ex(('127.0.0.1', 40000 + k)); b.connect_ex(('127.0.0.1', 20000 + k))
                late.append((a, b))
            os.system('ip link set lo up')
            live = listener(7001); kept.append(live)
            for k in range(N): pair(*dial(live))
            for k in range(N): pair(*dial(live, '10.9.9.1'))
            gone = listener(7002)
            for k in range(N):
                c, s = dial(gone); pair(c, s)
                c.send(b'x' * (k % 3)); s.send(b'y' * (k % 2))
            gone.close()
            gone = listener(0)
            for k in range(N): pair(*dial(gone))
            gone.close()
            gone = listener(7003, AF_INET6)
            for k in range(N): pair(*dial(gone))
            gone.close()
            # another process accepts
            shared = listener(7004)
            dialled = []
            for k in range(N):
                c = socket(AF_INET); c.connect(('127.0.0.1', 7004)); dialled.append(c)
            if os.fork() == 0:
                for c in dialled: c.close()
                for k in range(N): kept.append(shared.accept()[0])
                shared.close()
                sys.stdin.read(); os._exit(0)
            for c in dialled:
                note(c, OUT); kept.append(c)
                known.extend([7004, c.getsockname()[1], IN, SURE])
            shared.close()
            # dialled from the port that a listener of the same program has
            for k in range(N):
                l = socket(); l.setsockopt(SOL_SOCKET, SO_REUSEPORT, 1)
                l.bind(('127.0.0.1', 7100 + k)); l.listen(1)
                c = socket(); c.setsockopt(SOL_SOCKET, SO_REUSEPORT, 1)
                c.bind(('127.0.0.1', 7100 + k)); c.connect(('127.0.0.1', 7001))
                pair(c, live.accept()[0]); kept.append(l)
            # the end that closes first stays in TIME_WAIT
            def over(l, server, evidence):
                for k in range(N):
                    c, s = dial(l)
                    note(s if server else c, IN if server else OUT, evidence)
                    first, last = (s, c) if server else (c, s)
                    first.close(); last.recv(1); last.close()
            over(live, True, SURE); over(live, False, SURE)
            gone = listener(7005)
            over(gone, True, PORTS); over(gone, False, PORTS); gone.close()
            gone = listener(0)
            over(gone, True, NONE); over(gone, False, NONE); gone.close()
            # half closed
            for k in range(N):
                c, s = dial(live); pair(c, s)
                end_sending(c if k % 2 else s)
            for k in range(N):
                x = socket(); x.bind(('127.0.0.1', 0)); x.connect(x.getsockname())
                note(x, SELF); kept.append(x)
            # sent again
            c, s = dial(live); pair(c, s)
            os.system('ip link set lo down'); c.send(b'x'); s.send(b'y'); time.sleep(.5)
            os.system('ip link set lo up')
            time.sleep(4)
            for a, b in late:
                note(a, BOTH); note(b, BOTH); kept.extend([a, b])
            ready(*known)
            """;

    private enum Verdict {
        RIGHT,
        LIKELY,
        UNDECIDED,
        WRONG
    }

    @RegisterExtension final OwnNamespace namespace = new OwnNamespace();

    @Test
    void noSentenceAboutTheDirectionIsWrong() throws IOException {
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), SCRIPT)) {
            Map<String, String> said = said();
            Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
            List<String> faults = new ArrayList<>();
            for (int i = 0; i < python.numbers().size(); i += FIELDS) {
                List<Integer> end = python.numbers().subList(i, i + FIELDS);
                String sentence = said.getOrDefault(key(end), "nothing at all");
                Verdict verdict = judge(sentence, end.get(2));
                counts.merge(verdict, 1, Integer::sum);
                Verdict allowed = Verdict.values()[end.get(3) - 1];
                if (verdict.compareTo(allowed) > 0) {
                    faults.add(end + " " + verdict + " " + sentence);
                }
            }
            assertThat(faults).isEmpty();
            assertThat(counts.values().stream().mapToInt(Integer::intValue).sum())
                    .isGreaterThanOrEqualTo(200);
            assertThat(counts).doesNotContainKey(Verdict.WRONG);
        }
    }

    private static String key(List<Integer> end) {
        return end.get(0) + " " + end.get(1);
    }

    /** Returns the sentence about the direction of each end, by its ports: TIME_WAIT is short. */
    private Map<String, String> said() throws IOException {
        CommandRun run = CommandRun.of("-N", namespace.name(), "--ndjson", "explain", "-t");
        assertThat(run.exitCode()).as(run.errors()).isZero();
        Map<String, String> said = new HashMap<>();
        for (String line : run.output().lines().toList()) {
            JsonNode socket = new ObjectMapper().readTree(line);
            for (JsonNode sentence : socket.path("explanation")) {
                String text = sentence.path("text").asText();
                if (text.matches("(It (came|went|is connected)|Both ends|Which end).*")) {
                    String ends = socket.at("/local/port") + " " + socket.at("/remote/port");
                    said.put(ends, text);
                }
            }
        }
        return said;
    }

    private static Verdict judge(String sentence, int what) {
        if (sentence.startsWith("Which end opened it cannot be known")) {
            return Verdict.UNDECIDED;
        }
        if (sentence.startsWith("Which end opened it is not certain")) {
            String one = what == 1 ? "probably the other one" : "probably this one";
            return sentence.contains(one) ? Verdict.LIKELY : Verdict.WRONG;
        }
        String right =
                switch (what) {
                    case 1 -> "It came in";
                    case 2 -> "It went out";
                    case 3 -> "Both ends opened it";
                    default -> "It is connected to itself";
                };
        return sentence.startsWith(right) ? Verdict.RIGHT : Verdict.WRONG;
    }
}
