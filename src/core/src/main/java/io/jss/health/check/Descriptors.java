package io.jss.health.check;

import io.jss.health.Condition;
import io.jss.health.Culprit;
import io.jss.health.Finding;
import io.jss.health.Severity;
import io.jss.health.Threshold;
import io.jss.model.InetSocketView;
import io.jss.owners.ProcessInfo;
import io.jss.proc.ProcPaths;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Processes that got sockets between the samples and have nearly as many descriptors as they may
 * ({@code alloc_fd}, RLIMIT_NOFILE).
 */
final class Descriptors implements HealthCheck.Check {

    private static final String LIMIT = "Max open files";
    private static final String UNLIMITED = "unlimited";

    /** A process: how many descriptors it has, and may have. */
    private record Use(long open, long limit) {}

    @Override
    public void run(Evidence evidence, Report report) throws IOException {
        Optional<ProcPaths> paths = evidence.holders().paths();
        if (!evidence.hasTwo() || paths.isEmpty()) {
            report.unknown(
                    Condition.DESCRIPTORS,
                    evidence.hasTwo()
                            ? "the processes of a recording are not here"
                            : Evidence.ONE_SAMPLE);
            return;
        }
        for (Map.Entry<ProcessInfo, Long> grown : grown(evidence, report).entrySet()) {
            ProcessInfo process = grown.getKey();
            try {
                Optional<Use> use = use(paths.get(), process.pid());
                if (use.isPresent() && isNear(use.get(), Threshold.DESCRIPTORS, evidence)) {
                    report.found(finding(process, use.get(), grown.getValue(), evidence));
                }
            } catch (IOException e) {
                report.unknown(
                        Condition.DESCRIPTORS,
                        "the limits or descriptors of "
                                + evidence.holders().name(process)
                                + " cannot be read: it takes CAP_SYS_PTRACE, or it has ended");
            }
        }
    }

    /** Returns how many sockets each process got that the earlier sample did not have as its. */
    private static Map<ProcessInfo, Long> grown(Evidence evidence, Report report)
            throws IOException {
        Map<ProcessInfo, Long> grown = new LinkedHashMap<>();
        for (InetSocketView socket : evidence.sample().sockets()) {
            InetSocketView before = evidence.before(socket);
            if (socket.inodeOr(0) == 0 || (before != null && before.inodeOr(0) != 0)) {
                continue;
            }
            List<ProcessInfo> holders = evidence.holders().processes(socket);
            holders.forEach(process -> grown.merge(process, 1L, Long::sum));
            if (holders.isEmpty()) {
                evidence.holders()
                        .whyUnseen()
                        .ifPresent(
                                why ->
                                        report.unknown(
                                                Condition.DESCRIPTORS,
                                                "whose new sockets are is not known: " + why));
            }
        }
        return grown;
    }

    private static boolean isNear(Use use, Threshold threshold, Evidence evidence) {
        return evidence.reaches(use.open(), use.limit(), threshold);
    }

    private static Optional<Use> use(ProcPaths paths, int pid) throws IOException {
        OptionalLong limit = softLimit(paths, pid);
        if (limit.isEmpty()) {
            return Optional.empty();
        }
        try (Stream<?> open = Files.list(paths.descriptors(pid))) {
            return Optional.of(new Use(open.count(), limit.getAsLong()));
        }
    }

    /** Returns the soft limit, empty for none. */
    private static OptionalLong softLimit(ProcPaths paths, int pid) throws IOException {
        List<String> lines = Files.readAllLines(paths.limits(pid), StandardCharsets.ISO_8859_1);
        for (String line : lines) {
            if (line.startsWith(LIMIT)) {
                String soft = line.substring(LIMIT.length()).strip().split("\\s+", 2)[0];
                return soft.equals(UNLIMITED)
                        ? OptionalLong.empty()
                        : OptionalLong.of(Long.parseLong(soft));
            }
        }
        throw new IOException("no line '" + LIMIT + "'");
    }

    private static Finding finding(ProcessInfo process, Use use, long grown, Evidence evidence)
            throws IOException {
        String name = evidence.holders().name(process);
        boolean critical = isNear(use, Threshold.DESCRIPTORS_CRITICAL, evidence);
        return new Finding(
                Condition.DESCRIPTORS,
                critical ? Severity.CRITICAL : Severity.WARNING,
                name
                        + " has "
                        + use.open()
                        + " descriptors of "
                        + use.limit()
                        + ", and got "
                        + grown
                        + " sockets meanwhile",
                use.open(),
                OptionalLong.of(use.limit()),
                List.of(new Culprit("descriptors", use.open(), List.of(name), Optional.empty())),
                evidence.meanwhile(),
                "see what it keeps open (jss -ap pid "
                        + process.pid()
                        + "); close what is idle; raise LimitNOFILE of its unit, or ulimit -n (now "
                        + use.limit()
                        + ")");
    }
}
