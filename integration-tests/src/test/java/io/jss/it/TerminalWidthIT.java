package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tables at a real terminal: no line is longer than it is wide, and nothing is lost unseen. */
class TerminalWidthIT {

    private static final int NARROW = 80;
    private static final int WIDE = 200;
    private static final int HOLDERS = 11;

    /** Listeners of all kinds, connections with the longest ends, and eleven holders of one. */
    private static final String SCRIPT =
            """
            import os, signal, subprocess
            def ip(*words): subprocess.run(('ip',) + words, check=True)
            zone, other = 'veth-long-nm0', 'veth-long-nm1'
            ip('link', 'add', zone, 'type', 'veth', 'peer', 'name', other)
            for name in (zone, other): ip('link', 'set', name, 'up')
            ip('addr', 'add', 'fe80::8c6a:9aff:fe51:2b30/64', 'dev', zone, 'nodad')
            ip('addr', 'add', '10.177.100.200/24', 'dev', 'lo')
            link = ('fe80::8c6a:9aff:fe51:2b30', 8022, 0, if_nametoindex(zone))
            kept = []
            def listen(family, address, v6only=None):
                it = socket(family)
                if v6only is not None: it.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, v6only)
                it.bind(address); it.listen(50); kept.append(it)
                return it
            def connect(family, address, listener):
                it = socket(family); it.connect(address)
                kept.extend((it, listener.accept()[0]))
            zoned = listen(AF_INET6, link)
            dual, only = listen(AF_INET6, ('::', 8080), 0), listen(AF_INET6, ('::', 8081), 1)
            four = listen(AF_INET, ('10.177.100.200', 5432))
            for i in range(10):
                connect(AF_INET, ('10.177.100.200', 8080), dual)
                connect(AF_INET, ('10.177.100.200', 5432), four)
            connect(AF_INET6, link, zoned)
            udp = socket(AF_INET, SOCK_DGRAM); udp.bind(('127.0.0.1', 53))
            children = []
            for i in range(10):
                child = os.fork()
                if child == 0:
                    for it in kept + [udp]:
                        if it is not dual: it.close()
                    signal.pause()
                children.append(child)
            print(len(kept) + 1, flush=True)
            sys.stdin.read()
            for child in children: os.kill(child, signal.SIGKILL)
            """;

    private static final Pattern STATES =
            Pattern.compile("(?<= )(LISTEN|ESTABLISHED|UNCONN)(?= |$)");
    private static final Pattern CLASSES =
            Pattern.compile("(?<= )(IPv4-mapped|IPv4|IPv6-only|IPv6|dual-stack)(?= |$)");

    @RegisterExtension final OwnNamespace namespace = new OwnNamespace();
    @TempDir private Path folder;

    private List<String> onTerminal(int columns, List<String> variables, String... arguments)
            throws Exception {
        Path terminal = folder.resolve("terminal.py");
        if (!Files.exists(terminal)) {
            try (InputStream script = getClass().getResourceAsStream("terminal.py")) {
                Files.copy(script, terminal);
            }
        }
        List<String> wrapper = List.of("python3", terminal.toString(), Integer.toString(columns));
        return lines(wrapper, variables, arguments);
    }

    private List<String> lines(List<String> wrapper, List<String> variables, String... arguments)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("ip", "netns", "exec", namespace.name()));
        line.addAll(wrapper);
        line.addAll(List.of("env", "-u", "COLUMNS"));
        line.addAll(variables);
        line.addAll(CommandOutcome.line(List.of(), arguments));
        CommandOutcome outcome = CommandOutcome.runLine(line);
        assertThat(outcome.errors()).isEmpty();
        return outcome.output().lines().toList();
    }

    @Test
    void noLineIsLongerThanTheTerminalIsWide() throws Exception {
        String zone = "fe80::8c6a:9aff:fe51:2b30%veth-long-nm0:8022";
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), SCRIPT)) {
            int sockets = python.number(0);
            for (String options : List.of("-tuan", "-tuanp", "-tuanpeo", "-tuanpi", "-tlnp")) {
                for (int columns : new int[] {NARROW, WIDE}) {
                    List<String> screen = onTerminal(columns, List.of(), options);

                    assertThat(screen)
                            .as("%s at %d", options, columns)
                            .allMatch(line -> line.length() <= columns, "fits")
                            .anyMatch(line -> line.contains(zone));
                }
            }
            assertThat(onTerminal(WIDE, List.of(), "-tuan"))
                    .as("where all fits, each row is a line")
                    .hasSize(sockets + 1);
            for (String options : List.of("-tuan", "-tuanp", "-tuanpeo", "-tlnp")) {
                standsBelowItsTitle("State", STATES, onTerminal(NARROW, List.of(), options));
                standsBelowItsTitle("Traffic", CLASSES, onTerminal(NARROW, List.of(), options));
            }
            String shortened = row(onTerminal(NARROW, List.of(), "-tlnp"), ":::8080 ");
            assertThat(shortened).contains("+" + (HOLDERS - 1)).endsWith(" dual-stack");

            List<String> whole = onTerminal(NARROW, List.of(), "-tuanpW");
            assertThat(whole).as("-W: each row is a line").hasSize(sockets + 1);
            assertThat(row(whole, ":::8080 ")).contains("/python3,").doesNotContain("+");
            assertThat(onTerminal(NARROW, List.of("COLUMNS=" + WIDE), "-tuan"))
                    .as("COLUMNS comes first")
                    .isEqualTo(onTerminal(WIDE, List.of(), "-tuan"));

            List<String> piped = lines(List.of(), List.of("COLUMNS=80"), "-tuanp");
            assertThat(piped).as("a pipe has a row a line").hasSize(sockets + 1);
            assertThat(row(piped, ":::8080 ").split(",")).hasSize(HOLDERS);
        }
    }

    /** Each of the words that a column has begins where the title does. */
    private static void standsBelowItsTitle(String title, Pattern words, List<String> screen) {
        int start =
                screen.stream()
                        .map(line -> line.indexOf(title))
                        .filter(at -> at >= 0)
                        .findFirst()
                        .orElseThrow();
        int seen = 0;
        for (String line : screen) {
            Matcher word = words.matcher(line);
            if (word.find()) {
                assertThat(word.start()).as("%s in %s", title, screen).isEqualTo(start);
                seen++;
            }
        }
        assertThat(seen).isGreaterThan(1);
    }

    private static String row(List<String> lines, String part) {
        List<String> found =
                lines.stream()
                        .filter(line -> line.contains(part) && line.contains("LISTEN"))
                        .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
