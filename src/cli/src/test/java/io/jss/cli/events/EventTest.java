package io.jss.cli.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.FakeProcesses;
import io.jss.filter.SampleSocket;
import io.jss.filter.build.FilterParser;
import io.jss.model.InetSocket;
import io.jss.model.SocketState;
import io.jss.owners.OwnerScan;
import io.jss.proc.ProcPaths;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which events are asked for, by what their socket was when it was last looked at. */
class EventTest {

    private static final long INODE = 70;

    @TempDir private Path root;

    private static Event event(String filter, Optional<OwnerMemory.Owner> owner) {
        SampleSocket socket =
                SampleSocket.between(SocketState.ESTABLISHED, "10.0.0.1 80", "10.0.0.2 1000");
        socket.inode = owner.isPresent() ? INODE : -1;
        return new Event(
                Instant.EPOCH,
                new Event.Place(0, "", Optional.empty()),
                new FilterParser().parse(filter),
                InetSocket.copyOf(socket),
                owner);
    }

    private Optional<OwnerMemory.Owner> nginx() throws IOException {
        new FakeProcesses(root).add(7, "nginx\0", INODE);
        return Optional.of(
                new OwnerMemory.Owner(
                        OptionalLong.of(33), INODE, OwnerScan.of(ProcPaths.at(root)).scan()));
    }

    @ParameterizedTest
    @CsvSource({
        "pid = 7, true",
        "pid = 8, false",
        "process = nginx, true",
        "process = java, false",
        "sport = :80, true",
        "pid = 7 and dport = :1, false"
    })
    void ofASocketThatWasSeenTheOwnerIsKnown(String filter, boolean expected) throws IOException {
        assertThat(event(filter, nginx()).isAskedFor()).isEqualTo(expected);
    }

    @Test
    void ofOneThatWasNeverSeenNoOwnerIsKnown() {
        assertThat(event("sport = :80", Optional.empty()).isAskedFor()).isTrue();
        assertThat(event("pid = 7", Optional.empty()).isAskedFor()).isFalse();
        assertThat(event("not pid = 7", Optional.empty()).isAskedFor()).isFalse();
    }
}
