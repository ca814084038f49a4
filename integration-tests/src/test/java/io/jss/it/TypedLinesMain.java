package io.jss.it;

import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/**
 * Makes the sockets of the scene and types the lines, in namespaces that it has for itself. Prints
 * a line for each that is answered otherwise, and how many there were.
 */
final class TypedLinesMain {
    /** A server whose process is called nginx, two clients, and others. */
    private static final String SCENE =
            """
            def listen(family, ends):
                s = socket(family); s.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
                s.bind(ends); s.listen(5)
                return s
            a = listen(AF_INET, ('0.0.0.0', 22))
            f = listen(AF_INET, ('10.77.0.1', 443))
            e = socket(AF_INET, SOCK_DGRAM); e.bind(('0.0.0.0', 53))
            x = socket(AF_UNIX); x.bind('\\0typed'); x.listen(5)
            r, w = os.pipe()
            done, end = os.pipe()
            pid = os.fork()
            if pid == 0:
                for s in (a, f, e, x): s.close()
                os.close(end)
                open('/proc/self/comm', 'w').write('nginx')
                b = socket(AF_INET6); b.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0)
                b.bind(('::', 8080)); b.listen(5)
                os.write(w, b'1')
                c = b.accept()[0]
                os.write(w, b'2')
                os.read(done, 1); os._exit(0)
            os.read(r, 1)
            def connect(port, to):
                s = socket(AF_INET); s.bind(('10.77.0.2', port)); s.connect(('10.77.0.1', to))
                return s
            d = connect(40000, 8080); os.read(r, 1)
            g = connect(40443, 443); h = f.accept()[0]
            end_sending(g)
            ready(pid)
            """;

    /** What a kernel without a module says of a protocol that is listed unasked. */
    private static final Pattern WITHOUT_PROTOCOL =
            Pattern.compile("jss: this kernel cannot list .* sockets \\(no \\w+\\)\n");

    private TypedLinesMain() {}

    /** Runs in the namespaces of the process, at the loopback interface. */
    public static void main(String[] arguments) {
        int wrong = 0;
        try (PythonSockets python = PythonSockets.run(SCENE)) {
            String pid = Integer.toString(python.number(0));
            for (TypedLines.Typed typed : TypedLines.all()) {
                wrong += isRight(typed, pid) ? 0 : 1;
            }
        }
        System.out.println(TypedLines.all().size() + " lines, " + wrong + " wrong");
    }

    private static boolean isRight(TypedLines.Typed typed, String pid) {
        String said = typed.said().replace("PID", pid);
        CommandRun run = CommandRun.of(StringUtils.split(typed.line().replace("PID", pid)));
        String rows = TypedLines.letters(run.output());
        boolean right =
                typed.rows().equals("2")
                        ? run.exitCode() == 2 && run.output().isEmpty()
                        : run.exitCode() == 0 && rows.equals(typed.rows());
        String errors = WITHOUT_PROTOCOL.matcher(run.errors()).replaceAll("");
        right &= said.isEmpty() ? errors.isEmpty() : errors.contains(said);
        if (!right) {
            System.out.printf(
                    "jss %s: %d %s %s%n", typed.line(), run.exitCode(), rows, run.errors().strip());
        }
        return right;
    }
}
