package io.jss.recording;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.SocketQuery;
import io.jss.SocketSnapshot;
import io.jss.SocketTable;
import io.jss.answer.ProtocolUnavailableException;
import io.jss.answer.Remark;
import io.jss.engine.ChannelFactory;
import io.jss.filter.build.FilterParser;
import io.jss.filter.build.Filters;
import io.jss.model.AddressFamily;
import io.jss.model.Connection;
import io.jss.model.Detail;
import io.jss.model.Endpoint;
import io.jss.model.InetSocket;
import io.jss.model.IpAddress;
import io.jss.model.Protocol;
import io.jss.model.SocketFamily;
import io.jss.model.SocketState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {

    private static final SocketQuery TCP = SocketQuery.of(Protocol.TCP);
    private static final RecordingInfo INFO =
            new RecordingInfo(
                    Optional.of(Instant.parse("2026-01-02T03:04:05Z")),
                    Optional.of("6.1.0"),
                    Optional.of("amd64"),
                    Optional.of("net:[4026531840]"));

    @TempDir private Path folder;

    @Test
    void whatTheKernelSaidIsSaidAgain() throws IOException {
        SocketQuery query = TCP.withDetails(EnumSet.complementOf(EnumSet.of(Detail.BPF_STORAGES)));
        SocketSnapshot<InetSocket> live = record(query);
        try (Recording recording = Recording.open(file())) {
            SocketSnapshot<InetSocket> shown = recording.table().snapshot(query);

            assertThat(recording.info()).isEqualTo(INFO);
            assertThat(recording.isOfSs()).isFalse();
            assertThat(shown.sockets()).hasSize(4);
            assertSame(shown.sockets(), live.sockets());
            assertThat(shown.remarks()).isEmpty();
            InetSocket connection = shown.sockets().get(1);
            assertThat(connection.congestion()).hasValue("cubic");
            assertThat(connection.md5Signatures()).hasSize(2);
        }
    }

    @Test
    void detailsAreRecordedUnaskedAndShownWhenAskedFor() throws IOException {
        SocketSnapshot<InetSocket> live = record(TCP);
        assertThat(live.sockets().get(1).congestion()).isEmpty();
        assertThat(live.sockets().get(1).mark()).hasValue(42);
        try (Recording recording = Recording.open(file());
                SocketTable table = recording.table()) {
            assertSame(table.snapshot(TCP).sockets(), live.sockets());
            InetSocket detailed =
                    table.snapshot(TCP.withDetails(Set.of(Detail.CONGESTION))).sockets().get(1);
            assertThat(detailed.congestion()).hasValue("cubic");
            assertThat(detailed.tos()).isEmpty();
        }
    }

    @Test
    void statesAndFamiliesAreChosenFromWhatWasRecorded() throws IOException {
        record(TCP);
        try (Recording recording = Recording.open(file());
                SocketTable table = recording.table()) {
            SocketQuery listeners = TCP.withStates(Set.of(SocketState.LISTEN));
            assertThat(table.snapshot(listeners).sockets())
                    .extracting(InetSocket::localPort)
                    .containsExactly(80);
            SocketQuery ipv6 = TCP.withFamilies(Set.of(AddressFamily.INET6));
            assertThat(table.snapshot(ipv6).sockets())
                    .extracting(InetSocket::localPort)
                    .containsExactly(443);
        }
    }

    @Test
    void aFilterIsNoLimitOfARecording() throws IOException {
        SocketQuery filtered =
                TCP.withFilter(new FilterParser().parse("dport = :4001 and sport = :80"));
        assertThat(record(filtered).sockets()).hasSize(1);
        try (Recording recording = Recording.open(file());
                SocketTable table = recording.table()) {
            assertThat(table.snapshot(filtered).sockets()).hasSize(1);
            assertThat(table.snapshot(filtered.withFilter(Filters.any())).sockets()).hasSize(4);
            SocketQuery other = TCP.withFilter(new FilterParser().parse("sport = :443"));
            assertThat(table.snapshot(other).sockets()).hasSize(1);
        }
    }

    @Test
    void whatWasNotAskedForIsMissedInWords() throws IOException {
        record(TCP.withStates(Set.of(SocketState.ESTABLISHED)));
        try (Recording recording = Recording.open(file());
                SocketTable table = recording.table()) {
            SocketQuery more = TCP.withStates(Set.of(SocketState.ESTABLISHED, SocketState.LISTEN));
            assertThat(table.snapshot(more).remarks())
                    .extracting(Remark::text)
                    .containsExactly(
                            "the recording lacks the states LISTEN of tcp sockets of AF_INET",
                            "the recording lacks the states LISTEN of tcp sockets of AF_INET6");
            SocketQuery udp = SocketQuery.of(Protocol.TCP, Protocol.UDP);
            assertThat(table.snapshot(udp).remarks())
                    .extracting(Remark::text)
                    .contains("udp sockets of AF_INET are not in the recording");
            assertThatThrownBy(() -> table.snapshot(SocketQuery.of(Protocol.RAW)))
                    .isInstanceOf(ProtocolUnavailableException.class)
                    .hasMessageContaining("raw sockets of AF_INET6 are not in the recording");
            assertThatThrownBy(() -> table.snapshot(SocketFamily.UNIX))
                    .isInstanceOf(ProtocolUnavailableException.class)
                    .hasMessage("unix sockets are not in the recording");
        }
    }

    @Test
    void aProtocolThatTheKernelDidNotKnowIsUnknownAgain() throws IOException {
        SocketQuery query = SocketQuery.of(Protocol.TCP, Protocol.SCTP);
        List<Remark> live = record(query).remarks();
        try (Recording recording = Recording.open(file())) {
            assertThat(recording.table().snapshot(query).remarks()).isEqualTo(live).hasSize(2);
        }
    }

    @Test
    void aConnectionIsFoundByItsEndsAmongTheRows() throws IOException {
        record(SocketQuery.all());
        Endpoint local = Endpoint.of(IpAddress.parse("127.0.0.1"), 80);
        Endpoint mapped = Endpoint.of(IpAddress.parse("::ffff:127.0.0.1"), 4001);
        Endpoint remote = Endpoint.of(IpAddress.parse("127.0.0.1"), 53);
        try (Recording recording = Recording.open(file());
                SocketTable table = recording.table()) {
            List<Optional<InetSocket>> found =
                    table.findAll(
                            List.of(
                                    new Connection(Protocol.TCP, local, mapped),
                                    new Connection(Protocol.TCP, mapped, local),
                                    new Connection(Protocol.UDP, remote, remote)));
            assertThat(found.get(0).orElseThrow().congestion()).hasValue("cubic");
            assertThat(found.get(1)).isEmpty();
            assertThat(found.get(2).orElseThrow().cookie()).isEqualTo(5);
            List<InetSocket> sockets = table.snapshot(TCP).sockets();
            assertThatThrownBy(() -> table.destroy(sockets))
                    .hasMessage("sockets of a recording cannot be closed");
        }
    }

    @Test
    void keysOfMd5SignaturesAreNotInTheFiles() throws IOException {
        record(TCP.withDetails(Set.of(Detail.INFO)));
        Path ofSs = folder.resolve("ss");
        SsRecorder.record(
                ofSs,
                (ChannelFactory) RecordedTable::open,
                EnumSet.allOf(AddressFamily.class),
                -1,
                Set.of(Detail.INFO));

        String key = new String(RecordedTable.KEY, ISO_8859_1);
        assertThat(new String(RecordedTable.connection().message(), ISO_8859_1)).contains(key);
        for (Path written : List.of(file(), ofSs)) {
            String content = Files.readString(written, ISO_8859_1);
            assertThat(content).contains("cubic").doesNotContain(key).doesNotContain("hunter2");
            try (Recording recording = Recording.open(written)) {
                InetSocket socket =
                        recording
                                .table()
                                .snapshot(TCP.withDetails(Set.of(Detail.INFO)))
                                .sockets()
                                .get(1);
                assertThat(socket.md5Signatures()).hasSize(2);
                assertThat(socket.md5Signatures().get(1).keyed()).isTrue();
            }
        }
    }

    @Test
    void theFileIsItsUsersAloneAndNoneIsOverwritten() throws IOException {
        record(TCP);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        byte[] before = Files.readAllBytes(file());

        assertThatThrownBy(() -> RecordingWriter.create(file(), INFO))
                .isInstanceOf(RecordingWriter.CannotWriteException.class)
                .hasMessage(
                        "cannot write the recording "
                                + file()
                                + ": it exists; remove it or give another name");
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
        assertThatThrownBy(() -> RecordingWriter.create(folder.resolve("none/f"), INFO))
                .hasMessageEndingWith("none/f: there is no such folder");
    }

    @Test
    void aRecordingThatIsGivenUpLeavesNoFile() throws IOException {
        RecordingWriter writer = RecordingWriter.create(file(), INFO);
        writer.abort();

        assertThat(file()).doesNotExist();
    }

    private static void assertSame(List<InetSocket> shown, List<InetSocket> live) {
        assertThat(shown).usingRecursiveComparison().isEqualTo(live);
    }

    private Path file() {
        return folder.resolve("recording");
    }

    private SocketSnapshot<InetSocket> record(SocketQuery query) throws IOException {
        try (RecordingWriter writer = RecordingWriter.create(file(), INFO);
                SocketTable table =
                        SocketTable.over(writer.tap((ChannelFactory) RecordedTable::open))) {
            return table.snapshot(query);
        }
    }
}
