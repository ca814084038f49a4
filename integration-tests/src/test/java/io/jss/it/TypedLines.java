package io.jss.it;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Command lines as administrators type them, with what jss answers: which of the scene's rows, and
 * in one line what it says, or what to type instead.
 */
final class TypedLines {
    /**
     * A line with its answer.
     *
     * @param line the command line
     * @param rows the letters of the rows, sorted, {@code -} for none
     * @param said what standard error says, empty when it is silent
     */
    record Typed(String line, String rows, String said) {}

    /** The rows of the scene by letter: local end, remote end, each with the blank behind it. */
    static final List<String> ROWS =
            List.of(
                    "A 0.0.0.0:22 0.0.0.0:* ",
                    "B :::8080 :::* ",
                    "C ::ffff:10.77.0.1:8080 ::ffff:10.77.0.2:40000 ",
                    "D 10.77.0.2:40000 10.77.0.1:8080 ",
                    "E 0.0.0.0:53 0.0.0.0:* ",
                    "F 10.77.0.1:443 0.0.0.0:* ",
                    "G 10.77.0.2:40443 10.77.0.1:443 ",
                    "H 10.77.0.1:443 10.77.0.2:40443 ",
                    "X @typed ");

    private static final String LINES =
            """
            -tulpn | ABEF |
            -plunt | ABEF |
            -tlnp | ABF |
            -ant | ABCDFGH |
            -antp | ABCDFGH |
            -an | ABCDEFGHX |
            -tupn | CDGH |
            -tun | CDGH |
            -tan --numeric | ABCDFGH |
            -lnt4 | AF |
            -lx | X |
            -tn --sort help | - |
            -rn | CDGH | -r looks up names here; netstat's routes: ip route
            -i | CDGH | -i is what TCP knows here; netstat's interfaces: ip -s link
            -g | 2 | multicast groups are not sockets: ip maddr
            --route | 2 | routes are not sockets: ip route
            --statistics | 2 | nstat -az
            --interfaces | 2 | ip -s link
            --as netstat -tn | DGH |
            -ltn sport = :22 | A |
            -tan state listening | ABF |
            -o state established | CD |
            -tn dst 10.77.0.1 | DG |
            -tan sport = :https | FH |
            -tn dport = 443 or sport = 443 | GH |
            -tan ( sport = :22 or dport = :8080 ) | AD |
            -t src 10.77.0.0/16 | CDGH |
            state close-wait | H |
            -tan exclude listening | CDGH |
            -O | 2 | ss has it: jss --as ss -O
            -Z | 2 | ss has it: jss --as ss -Z
            --as ss -tln | AF |
            -K dst 10.77.0.1 | DG | would close 2 sockets; nothing was done
            -nP -iTCP | ABCDFGH | lsof's options, read as: jss -a -n -t -p
            -iTCP -sTCP:LISTEN -nP | ABF | lsof's options, read as: jss -l -t -n -p
            -i :8080 | BCD | lsof's options, read as: jss -a -p :8080
            -i:8080 | BCD | lsof's options, read as: jss -a -p :8080
            -nP -i TCP:8080 | BCD | lsof's options, read as: jss -a -n -t -p :8080
            -iTCP:443 -sTCP:CLOSE_WAIT | H | read as: jss -a -t -p :443 state CLOSE_WAIT
            -iUDP | E | lsof's options, read as: jss -a -u -p
            -i@10.77.0.2 | CDGH | lsof's options, read as: jss -a -p host 10.77.0.2
            -i4TCP:22 | A | lsof's options, read as: jss -a -4 -t -p :22
            -i :8080 -u root | 2 | '-u' cannot stand beside lsof's -i and -s here
            -nP | 2 | lsof's; ports are numbers here without it
            -p PID | BC | '-p PID' is read as pid PID; the other: jss -p port PID
            8080 | BCD |
            :8080 | BCD |
            *:8080 | BCD |
            8080/tcp | BCD |
            tcp/8080 | BCD |
            tcp:8080 | BCD |
            53/udp | E |
            udp 53 | E |
            port 8080 | BCD |
            port:8080 | BCD |
            port https | FGH |
            22,53 | AE |
            port 20-60 | AE |
            -tlnp 8080 | B |
            443 listening | F |
            listening | ABEFX |
            tcp listening | ABF |
            listening tcp6 | B |
            established | CD |
            tcp close-wait | H |
            all | ABCDEFGHX |
            10.77.0.1 | CDFGH |
            10.0.0.0/8 | CDFGH |
            10.77/16 | CDFGH |
            10.77.0.1:443 | FGH |
            [::ffff:10.77.0.1]:8080 | C |
            host db1 | CDGH |
            db1 | CDGH |
            db1:40443 | GH |
            db1 and close-wait | H |
            host 10.77.0.2 | CDGH |
            https | FGH |
            ssh | A |
            service https | FGH |
            nginx | BC |
            process nginx | BC |
            process ngin* | BC |
            pid PID | BC |
            pid:PID | BC |
            nginx established | C |
            nginx state listening | B |
            @typed | X |
            nginx or ssh | ABC |
            ngnix | 2 | perhaps 'nginx'
            expain 443 | 2 | perhaps 'explain'
            lsitening | 2 | perhaps 'listening'
            route | 2 | routes are not sockets: ip route
            interfaces | 2 | interfaces are not sockets: ip -s link
            ports | 2 | jss -l lists the ports that programs listen on
            lo | 2 | 'lo' is an interface: jss dev lo
            root | 2 | 'root' is a user: jss user root
            unit nosuch | 2 | no unit 'nosuch' is seen here
            port 70000 | 2 | '70000' is no port (1 to 65535) and no service
            host nosuch.invalid | 2 | no host 'nosuch.invalid' is seen here
            --listning | 2 | perhaps '--listening'
            --numreic | 2 | perhaps '--numeric'
            --process nginx | 2 | sockets of one: jss process NAME
            --port 8080 | 2 | jss port NUMBER
            sprot = :22 | 2 | expected a condition
            find nginx | BC |
            find 8080/tcp established | CD |
            find 10.77.0.1:443 10.77.0.2:40443 | H |
            find ngnix | 2 | perhaps 'nginx'
            wait nginx | - |
            wait 53/udp | - |
            explain ngnix | 2 | perhaps 'nginx'
            kill 8080 | 2 | write jss kill port 8080 or jss kill pid 8080
            kill nginx | 2 | write jss kill process nginx or jss kill service nginx
            kill port 8080 | CD | would close 2 sockets; nothing was done
            kill process nginx | C | would close 1 socket; nothing was done
            kill 10.77.0.2:40443 | GH | would close 2 sockets; nothing was done
            """;

    private TypedLines() {}

    static List<Typed> all() {
        return LINES.lines()
                .map(line -> line.split("\\|", -1))
                .map(f -> new Typed(f[0].strip(), f[1].strip(), f[2].strip()))
                .toList();
    }

    /** Returns the letters of the rows that an output has, {@code -} for none. */
    static String letters(String output) {
        String lines =
                output.lines()
                        .map(line -> ' ' + line.replaceAll(" +", " ") + ' ')
                        .collect(Collectors.joining("\n"));
        String found =
                ROWS.stream()
                        .filter(row -> lines.contains(row.substring(1)))
                        .map(row -> row.substring(0, 1))
                        .collect(Collectors.joining());
        return found.isEmpty() ? "-" : found;
    }
}
