package io.jss.micrometer;

import static io.jss.micrometer.Connection.accepted;
import static io.jss.micrometer.Connection.listener;
import static io.jss.micrometer.Connection.timeWait;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cgroup.Cgroups;
import io.jss.classify.ListenerIndex;
import io.jss.model.InetSocketView;
import io.jss.proc.ProcPaths;
import io.micrometer.core.instrument.Tags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sockets by unit, container and pod; what each look is shown; tags that all meters have. */
class UnitsTest {

    private static final String CONTAINER = "0123456789abcdef".repeat(4);
    private static final String POD = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";

    @TempDir private Path folder;
    private Cgroups cgroups;

    @BeforeEach
    void mount() throws IOException {
        Path proc = Files.createDirectories(folder.resolve("proc/self")).getParent();
        Path mount = Files.createDirectories(folder.resolve("cgroup"));
        Files.writeString(
                proc.resolve("self/mountinfo"),
                "25 24 0:23 / " + mount + " rw,nosuid shared:4 - cgroup2 cgroup rw\n");
        cgroups = Cgroups.of(ProcPaths.at(proc));
    }

    private long made(String path) throws IOException {
        Path directory = Files.createDirectories(folder.resolve("cgroup" + path));
        return (Long) Files.getAttribute(directory, "unix:ino");
    }

    @Test
    void socketsAreCountedByWhatMadeThem() throws Exception {
        long nginx = made("/system.slice/nginx.service");
        long pod =
                made(
                        "/kubepods.slice/kubepods-pod"
                                + POD.replace('-', '_')
                                + ".slice/cri-containerd-"
                                + CONTAINER
                                + ".scope");
        try (Scrape scrape = new Scrape(builder -> builder.withoutHealth().cgroups(cgroups))) {
            scrape.begin(
                    listener(1, 80, 0, 128),
                    accepted(2, 80).cgroup(nginx).tcp(),
                    accepted(3, 80).ports(80, 40_001).cgroup(nginx).tcp(),
                    accepted(4, 80).ports(80, 40_002).cgroup(pod).tcp(),
                    timeWait(5, 80, 40_003));

            assertThat(scrape.lines("socket_unit_sockets{"))
                    .containsExactlyInAnyOrder(
                            row("", "", "listen", "unknown", 1),
                            row("", "", "time_wait", "unknown", 1),
                            row("", "", "established", "nginx.service", 2),
                            row(
                                    "cri-containerd-0123456789ab",
                                    POD,
                                    "established",
                                    "cri-containerd-" + CONTAINER + ".scope",
                                    1));
        }
    }

    private static String row(String container, String pod, String state, String unit, int count) {
        return "socket_unit_sockets{container=\"%s\",pod=\"%s\",state=\"%s\",unit=\"%s\"} %d.0"
                .formatted(container, pod, state, unit, count);
    }

    @Test
    void aThousandUnitsMakeNoThousandSeries() throws Exception {
        List<FakeTable.Row> rows = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            long id = made("/system.slice/u" + i + ".service");
            rows.add(accepted(10 + i, 80).ports(80, 10_000 + i).cgroup(id).tcp());
        }
        long largest = made("/system.slice/large.service");
        rows.add(accepted(5, 80).ports(80, 9_000).cgroup(largest).tcp());
        rows.add(accepted(6, 80).ports(80, 9_001).cgroup(largest).tcp());
        try (Scrape scrape = new Scrape(builder -> builder.withoutHealth().cgroups(cgroups))) {
            scrape.begin(rows.toArray(new FakeTable.Row[0]));

            assertThat(scrape.lines("socket_unit_sockets{"))
                    .hasSize(TableLooks.MOST_UNITS + 1)
                    .contains(
                            row("", "", "established", "large.service", 2),
                            row(
                                    PortTags.OTHER,
                                    PortTags.OTHER,
                                    "established",
                                    PortTags.OTHER,
                                    1000 - (TableLooks.MOST_UNITS - 1)));
        }
    }

    @Test
    void tagsAreThoseOfAllMeters() throws Exception {
        try (Scrape scrape =
                new Scrape(builder -> builder.withoutHealth().tags(Tags.of("namespace", "blue")))) {
            scrape.begin(listener(1, 80, 0, 128), accepted(2, 80).sent(100, 1).rtt(50).tcp());
            scrape.then(listener(1, 80, 0, 128), accepted(2, 80).sent(200, 2).rtt(50).tcp());

            assertThat(scrape.lines("socket"))
                    .isNotEmpty()
                    .allMatch(line -> line.contains("namespace=\"blue\""))
                    .anyMatch(line -> line.startsWith("socket_listener_rtt_seconds_count"))
                    .anyMatch(line -> line.startsWith("socket_sent_bytes_total"));
        }
    }

    @Test
    void eachRowOfEachLookIsShown() throws Exception {
        List<String> seen = new ArrayList<>();
        LookListener listener =
                new LookListener() {
                    @Override
                    public void begin(Instant time, ListenerIndex listeners) {
                        seen.add("begin");
                    }

                    @Override
                    public void row(InetSocketView socket) {
                        seen.add("cookie " + socket.cookie());
                    }

                    @Override
                    public void end() {
                        seen.add("end");
                    }
                };
        try (Scrape scrape = new Scrape(builder -> builder.withoutHealth().listener(listener))) {
            scrape.begin(listener(1, 80, 0, 128), accepted(2, 80).tcp());
            scrape.then(listener(1, 80, 0, 128));

            assertThat(seen)
                    .containsExactly(
                            "begin", "cookie 1", "cookie 2", "end", "begin", "cookie 1", "end");
        }
    }
}
