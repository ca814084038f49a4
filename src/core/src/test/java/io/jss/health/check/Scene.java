package io.jss.health.check;

import io.jss.health.Diagnosis;
import io.jss.health.HealthSample;
import io.jss.health.HostNumbers;
import io.jss.health.Threshold;
import io.jss.health.Thresholds;
import io.jss.model.InetSocketView;
import io.jss.owners.FakeProc;
import io.jss.proc.ProcPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two samples of a host, two seconds apart. Unless a test says otherwise the host is sound. */
final class Scene {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final Path root;
    private final FakeProc processes;
    private final List<InetSocketView> before = new ArrayList<>();
    private final List<InetSocketView> after = new ArrayList<>();
    private final Map<String, long[]> counters = new HashMap<>();
    private final Map<String, String> settings = new HashMap<>();
    private Thresholds thresholds = Thresholds.standard();
    private boolean listsBound = true;
    private Optional<ProcPaths> paths;

    Scene(Path root) {
        this.root = root;
        processes = new FakeProc(root);
        paths = Optional.of(ProcPaths.at(root));
        for (String name :
                List.of(
                        "ListenOverflows",
                        "TCPReqQFullDrop",
                        "TCPReqQFullDoCookies",
                        "TCPTimeWaitOverflow",
                        "orphan",
                        "tw",
                        "mem")) {
            counter(name, 0, 0);
        }
        setting("net.ipv4.ip_local_port_range", "32768\t60999");
        setting("net.ipv4.tcp_tw_reuse", "2");
        setting("net.ipv4.tcp_max_tw_buckets", "1000");
        setting("net.ipv4.tcp_max_orphans", "100");
        setting("net.ipv4.tcp_mem", "100\t200\t300");
        setting("net.ipv4.tcp_congestion_control", "cubic");
        setting("net.netfilter.nf_conntrack_count", "1");
        setting("net.netfilter.nf_conntrack_max", "100");
    }

    /** Adds a socket as it was and as it is. */
    Scene socket(InetSocketView was, InetSocketView is) {
        before.add(was);
        return opened(is);
    }

    /** Adds a socket that did not change. */
    Scene socket(InetSocketView socket) {
        return socket(socket, socket);
    }

    /** Adds a socket that the earlier sample does not have. */
    Scene opened(InetSocketView socket) {
        after.add(socket);
        return this;
    }

    Scene counter(String name, long was, long is) {
        counters.put(name, new long[] {was, is});
        return this;
    }

    Scene without(String counter) {
        counters.remove(counter);
        return this;
    }

    Scene setting(String name, String value) {
        settings.put(name, value);
        return this;
    }

    Scene withoutSetting(String name) {
        settings.remove(name);
        return this;
    }

    Scene held(int pid, String program, long... inodes) throws IOException {
        FakeProc.FakeProcess process = processes.process(pid, program, program + "\0");
        for (int at = 0; at < inodes.length; at++) {
            process.socket(3 + at, inodes[at]);
        }
        return maxOpenFiles(pid, "1024");
    }

    /** Sets RLIMIT_NOFILE of a process as /proc writes it. */
    Scene maxOpenFiles(int pid, String soft) throws IOException {
        Files.writeString(
                ProcPaths.at(root).limits(pid),
                "Limit                     Soft Limit           Hard Limit           Units     \n"
                        + "Max open files            "
                        + soft
                        + "                 4096                 files     \n");
        return this;
    }

    Scene limit(Threshold threshold, long value) {
        thresholds = thresholds.with(threshold, value);
        return this;
    }

    /** Makes the kernel one that does not list sockets which are only bound. */
    Scene withoutBound() {
        listsBound = false;
        return this;
    }

    /** Makes it a recording of another machine: files of its processes are not here. */
    Scene recorded() {
        paths = Optional.empty();
        return this;
    }

    /** Returns what both samples show. */
    Diagnosis diagnosis() throws IOException {
        return check().between(sample(before, 0), sample(after, 1));
    }

    /** Returns what the later sample alone shows. */
    Diagnosis diagnosisOfOne() throws IOException {
        HealthSample only = sample(after, 1);
        return check().between(only, only);
    }

    private HealthCheck check() {
        return new HealthCheck(thresholds, processes.scan(), paths);
    }

    private HealthSample sample(List<InetSocketView> sockets, int at) throws IOException {
        return new HealthSample(
                BEGIN.plusSeconds(2L * at), sockets, listsBound, numbers(at), List.of());
    }

    private HostNumbers numbers(int at) throws IOException {
        Path net = Files.createDirectories(root.resolve("thread-self/net"));
        StringBuilder names = new StringBuilder("TcpExt:");
        StringBuilder values = new StringBuilder("TcpExt:");
        StringBuilder pairs = new StringBuilder("TCP:");
        counters.forEach(
                (name, value) -> {
                    if (Character.isLowerCase(name.charAt(0))) {
                        pairs.append(' ').append(name).append(' ').append(value[at]);
                    } else {
                        names.append(' ').append(name);
                        values.append(' ').append(value[at]);
                    }
                });
        Files.writeString(net.resolve("netstat"), names + "\n" + values + "\n");
        Files.writeString(net.resolve("sockstat"), "sockets: used 9\n" + pairs + "\n");
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            Path file = ProcPaths.at(root).setting(setting.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, setting.getValue() + "\n");
        }
        return HostNumbers.read(ProcPaths.at(root));
    }
}
