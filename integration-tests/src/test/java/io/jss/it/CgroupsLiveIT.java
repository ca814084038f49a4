package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.cgroup.CgroupPath;
import io.jss.cgroup.Cgroups;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The cgroups of this machine, by what the kernel tells of sockets. */
class CgroupsLiveIT {

    @Test
    void theCgroupOfASocketIsThatOfTheProcessThatMadeIt() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                SocketTable table = SocketTable.open()) {
            List<InetSocket> sockets =
                    table.snapshot(
                                    SocketQuery.of(Protocol.TCP)
                                            .withStates(Set.of(SocketState.LISTEN)))
                            .sockets();
            InetSocket own =
                    sockets.stream()
                            .filter(socket -> socket.localPort() == listener.getLocalPort())
                            .findFirst()
                            .orElseThrow();
            if (own.cgroupId().isPresent() && ownPath().isPresent()) {
                assertThat(Cgroups.ofSystem().path(own.cgroupId().getAsLong()))
                        .isEqualTo(ownPath().map(CgroupPath::new));
            } else {
                assertThat(Cgroups.ofSystem().path(Long.MAX_VALUE)).isEmpty();
            }
        }
    }

    @Test
    void lineOfASocketNamesTheCgroupOfTheProcessThatMadeIt() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = ":" + listener.getLocalPort();
            String[] query = {"-tl", "--ndjson", "--columns=cgroup,cgroup-id", "sport", "=", port};
            String line = CommandRun.of(query).output();

            if (line.contains("cgroupId") && ownPath().isPresent()) {
                assertThat(line).contains("\"cgroup\":{\"path\":\"" + ownPath().get() + "\"");
            } else {
                assertThat(line).doesNotContain("\"cgroup\"").contains("\"family\"");
            }
        }
    }

    @Test
    void idAndPathLeadToEachOther() throws IOException {
        Cgroups cgroups = Cgroups.ofSystem();
        if (cgroups.id("/").isEmpty()) {
            assertThat(Files.readString(Path.of("/proc/self/mountinfo"))).doesNotContain("cgroup2");
            return;
        }
        long root = cgroups.id("/").getAsLong();
        assertThat(cgroups.path(root)).hasValue(new CgroupPath("/"));
    }

    /** The path in the hierarchy of cgroups v2, empty where there is none. */
    private static Optional<String> ownPath() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/cgroup"))) {
            return lines.filter(line -> line.startsWith("0::"))
                    .map(line -> line.substring(3))
                    .findFirst();
        }
    }
}
