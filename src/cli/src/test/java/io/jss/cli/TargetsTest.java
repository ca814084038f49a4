package io.jss.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.cli.environment.ExitCode;
import io.jss.cli.environment.UsageException;
import io.jss.cli.targets.Processes;
import io.jss.cli.targets.TargetParser;
import io.jss.cli.targets.Targets;
import io.jss.filter.build.FilterNames;
import io.jss.filter.build.FilterParser;
import io.jss.model.IpAddress;
import io.jss.proc.ProcPaths;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {
    private static final int MEANING_COLUMN = 28;
    private static final String ID = "3f2a7c" + "0".repeat(58);

    private static final FilterNames NAMES =
            new FilterNames() {
                @Override
                public Set<Integer> ports(String service) {
                    return switch (service) {
                        case "https" -> Set.of(443);
                        case "ntp" -> Set.of(123);
                        default -> Set.of();
                    };
                }

                @Override
                public List<IpAddress> addresses(String host) {
                    return host.equals("db1")
                            ? List.of(IpAddress.parse("10.0.0.5"), IpAddress.parse("2001:db8::5"))
                            : List.of();
                }

                @Override
                public OptionalLong user(String name) {
                    return name.equals("www-data") ? OptionalLong.of(33) : OptionalLong.empty();
                }
            };

    @TempDir private Path proc;
    private TargetParser parser;

    @BeforeEach
    void processes() throws IOException {
        new FakeProcesses(proc)
                .add(4711, "nginx\0")
                .cgroup(4711, "/system.slice/nginx.service")
                .add(4712, "/usr/sbin/ntp\0")
                .cgroup(4712, "/system.slice/docker-" + ID + ".scope")
                .add(8080, "/usr/bin/python3\0x.py\0");
        parser = new TargetParser(NAMES, Processes.of(ProcPaths.at(proc)));
    }

    private Optional<Targets> read(String line) {
        return parser.read(List.of(StringUtils.split(line)));
    }

    @ParameterizedTest
    @CsvSource({
        "8443, (sport = :8443 or dport = :8443)",
        "pid 70000, (pid = 70000)",
        "'20,8000-8002', (sport = :20 or dport = :20 or (sport >= :8000 and sport <= :8002) or"
                + " (dport >= :8000 and dport <= :8002))",
        "https, (sport = :443 or dport = :443)",
        "10.77.0.1, (src 10.77.0.1 or dst 10.77.0.1)",
        "fe80::1%eth0, (src fe80::1%eth0 or dst fe80::1%eth0)",
        "db1:5432, (src 10.0.0.5:5432 or dst 10.0.0.5:5432 or src [2001:db8::5]:5432 or dst"
                + " [2001:db8::5]:5432)",
        "unit nginx, (pid = 4711)",
        "nginx.service, (pid = 4711)",
        "container 3f2a7c, (pid = 4712)",
        "container:docker-3f2a7c000000, (pid = 4712)",
        "python3, (process = python3)",
        "/run/*.sock, (src unix:/run/*.sock)",
        "nginx and close-wait or :80, (process = nginx) and (state close-wait) or (sport = :80 or"
                + " dport = :80)",
        "tcp listening, ''",
        "443 not established, (sport = :443 or dport = :443) (not (state established))",
        "443 ! established, (sport = :443 or dport = :443) (not (state established))",
        "not 443, (not (sport = :443 or dport = :443))",
        "!nginx, (not (process = nginx))",
        "443 and not nginx, (sport = :443 or dport = :443) and (not (process = nginx))",
        "nginx not listening, (process = nginx) (state connected)",
        "not tcp, (not (proto tcp))",
        "not 53/udp, (not (proto udp and (sport = :53 or dport = :53)))",
        "80/tcp or 53/udp, (proto tcp and (sport = :80 or dport = :80)) or (proto udp and"
                + " (sport = :53 or dport = :53))",
        "443 not dport = :80, (sport = :443 or dport = :443) (not dport = :80)",
        "dst 10.0.0.1 established, dst 10.0.0.1 (state established)",
        "state established nginx, state established (process = nginx)",
        "sport = :443 or nginx, sport = :443 or (process = nginx)",
        "dport 443 not nginx, dport 443 (not (process = nginx))",
        "nginx dst 10.0.0.1 established, (process = nginx) (dst 10.0.0.1) (state established)",
        "user www-data not listening, (user = www-data) (state connected)",
        "'pid 4711,4712', (pid = 4711 or pid = 4712)",
        "'process nginx,python*', (process = nginx or process = python*)",
        "uid 33, (user = 33)",
        "uid www-data 443, (user = www-data) (sport = :443 or dport = :443)",
        "'uid 33,0', (user = 33 or user = 0)",
        "'listening,established', '(state listening,established)'",
        "'443 not time-wait,closed', '(sport = :443 or dport = :443) (not (state"
                + " time-wait,closed))'",
        "'tcp,udp listening', ''",
        "'not tcp,udp', '(not (proto tcp,udp))'",
        "'not tcp6,udp6', '(not (proto tcp,udp and family inet6))'",
        "'10.77.0.1,10.0.0.0/8', (src 10.77.0.1 or dst 10.77.0.1 or src 10.0.0.0/8 or dst"
                + " 10.0.0.0/8)",
        "'/run/a,b', '(src unix:/run/a\\,b)'",
        "'sport 80,443 nginx', 'sport 80,443 (process = nginx)'",
    })
    void aTargetBecomesTheFilterOfItsSockets(String line, String filter) {
        String read = read(line).orElseThrow().filter();
        assertThat(read).isEqualTo(filter);
        if (!line.contains("%")) { // no interface is known here
            assertThat(new FilterParser(NAMES).parse(read)).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sport = :80",
                "dst 10.0.0.1",
                "( sport = :80 )",
                "not dport = :80",
                "state established",
                "exclude listening",
                "dev lo",
                "fwmark = 1",
                "cgroup /x",
                "autobound",
                "sport eq 80",
                "sprot = :80",
                "sport=80",
                "pid 4711 and dport = :80",
                "any",
                ""
            })
    void whatBeginsAsAFilterIsNone(String line) {
        assertThat(read(line)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "name nginx| 'name' is that of a unix socket, as /run/x or @x; a process: jss"
                        + " process nginx",
                "dst nginx| 'dst' takes an address or a port; a process: jss process nginx",
                "sport nginx| 'sport' takes an address or a port; a process: jss process nginx",
                "not all| nothing is 'not all'",
                "who 8080| 'who' is no target: jss -p PORT names the programs that have a port",
                "443 nto nginx| there is no 'nto'; perhaps 'not'",
            })
    void whatIsNoFilterAndNoTargetIsAnsweredInOneLine(String line, String message) {
        assertThatThrownBy(() -> read(line)).isInstanceOf(UsageException.class).hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "8080, port 8080, pid 8080",
        "not 8080, not port 8080, not pid 8080",
        "ntp, service ntp, process ntp",
        "::1:22, [::1]:22, [::1:22]",
    })
    void whatMayBeTwoThingsHasBoth(String line, String taken, String other) {
        Targets targets = read(line).orElseThrow();
        assertThat(targets.targets().get(0).certain()).isFalse();
        assertThat(targets.targets().get(0).readings())
                .extracting(reading -> reading.words())
                .containsExactly(taken, other);
    }

    @Test
    void everyExampleOfTheHelpIsATarget() {
        TestRun help = new TestRun();
        assertThat(help.run("help", "targets")).isZero();
        List<String> examples =
                help.lines().stream()
                        .filter(line -> line.matches("  \\S.*"))
                        .map(line -> StringUtils.left(line, MEANING_COLUMN).strip())
                        .toList();
        assertThat(examples).hasSizeGreaterThan(18);
        for (String line : examples) {
            for (String one : line.split(" {2,}", -1)) {
                assertThat(read(one)).as(one).isPresent();
            }
        }
    }

    @Test
    void aProcessInAnotherNamespaceIsShownThereAndALineSaysSo() throws IOException {
        new FakeProcesses(proc.resolve("two"))
                .namespace(1, 100)
                .add(9, "nginx\0", 77)
                .namespace(9, 200);
        TestRun run =
                new TestRun()
                        .proc(proc.resolve("two"))
                        .socketsIn(200, new KernelTable())
                        .sockets(new KernelTable());

        assertThat(run.run("-t", "nginx")).as("%s", run.errors()).isEqualTo(ExitCode.OK);
        assertThat(run.errors())
                .containsExactly("jss: 'nginx' is in another network namespace: that of -N 9");
    }

    @Test
    void whatJoinsNothingAndASecondsUnitAreSaidInOneLine() {
        List<List<String>> lines =
                List.of(
                        List.of("443 &&", "there is nothing to look for behind '&&'"),
                        List.of("443 or and 22", "there is nothing to look for behind 'or'"),
                        List.of("-tn -c 0.5s", "-c takes seconds from 0.01 on, not '0.5s'"),
                        List.of("-c 500ms", "-c takes seconds from 0.01 on, not '500ms'"));
        for (List<String> line : lines) {
            TestRun run = new TestRun().proc(proc).sockets(new KernelTable());

            assertThat(run.run(line.get(0).split(" "))).isEqualTo(ExitCode.USAGE);
            assertThat(run.errors()).singleElement().asString().startsWith("jss: " + line.get(1));
        }
    }

    @Test
    void aRecordingHasNoUnitsOrContainers() {
        TargetParser recorded = new TargetParser(NAMES, Processes.unseen());
        assertThat(recorded.read(List.of("nginx")).orElseThrow().filter())
                .isEqualTo("(process = nginx)");
        assertThatThrownBy(() -> recorded.read(List.of("unit", "nginx")))
                .hasMessage("of a recording no unit is known; name a pid");
    }
}
