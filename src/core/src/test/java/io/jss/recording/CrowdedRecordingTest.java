package io.jss.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.SocketQuery;
import io.jss.SocketSnapshot;
import io.jss.SocketTable;
import io.jss.answer.Remark;
import io.jss.encode.InetDiagRequest;
import io.jss.encode.RequestEncoder;
import io.jss.engine.ChannelFactory;
import io.jss.filter.SampleSocket;
import io.jss.model.AddressFamily;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.model.SocketFamily;
import io.jss.model.SocketState;
import io.jss.model.UnixSocket;
import io.jss.netlink.Dump;
import io.jss.netlink.NetlinkChannel;
import io.jss.testing.BucketKernel;
import io.jss.testing.DiagRow;
import io.jss.testing.FakeKernel;
import io.jss.testing.FamilyRow;
import io.jss.wire.NlMsgHdr;
import io.jss.wire.UnixDiagReq;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording has one answer to a request, and says whether the kernel may have been short. */
class CrowdedRecordingTest {

    private static final int ROWS_OF_DATAGRAM = 40;
    private static final SocketQuery TCP4 = ipv4(Protocol.TCP);
    private static final SocketQuery UDP4 = ipv4(Protocol.UDP);

    @TempDir private Path folder;
    private long cookies;

    private static SocketQuery ipv4(Protocol protocol) {
        return SocketQuery.of(protocol).withFamilies(Set.of(AddressFamily.INET));
    }

    @Test
    void whatMayBeShortIsSaidWhenItIsRecordedAndWhenItIsShown() throws IOException {
        BucketKernel kernel = new BucketKernel(16, ROWS_OF_DATAGRAM);
        List<SampleSocket> closing = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            closing.add(kernel.open(socket(Protocol.TCP, SocketState.ESTABLISHED, 20_000 + i)));
        }
        kernel.whenItLetsGo(() -> kernel.close(closing.remove(closing.size() - 1)));

        saysItMayLack(kernel, TCP4);
        assertThat(kernel.dumps()).isEqualTo(1);
        assertThat(kernel.lookups()).isZero();
    }

    @Test
    void listenersAreOneAnswerToo() throws IOException {
        BucketKernel kernel = new BucketKernel(16_384, ROWS_OF_DATAGRAM);
        for (int i = 0; i < 100; i++) {
            kernel.open(socket(Protocol.TCP, SocketState.LISTEN, 80 + 32 * i));
        }

        saysItMayLack(kernel, TCP4);
        assertThat(kernel.dumps()).isEqualTo(1);
    }

    @Test
    void datagramSocketsAreOneAnswerToo() throws IOException {
        saysItMayLack(datagramSockets(), UDP4);
    }

    private void saysItMayLack(BucketKernel kernel, SocketQuery query) throws IOException {
        SocketSnapshot<InetSocket> live;
        try (RecordingWriter writer = RecordingWriter.create(file(), RecordingInfo.NONE);
                SocketTable table = SocketTable.overKernel(writer.tap(kernel))) {
            live = table.snapshot(query);
        }
        SocketSnapshot<InetSocket> shown = replay(query);

        assertThat(live.remarks())
                .containsExactly(
                        new Remark.MayLackSockets(
                                query.protocols().iterator().next(), AddressFamily.INET));
        assertThat(shown.remarks()).isEqualTo(live.remarks());
        assertThat(shown.sockets())
                .extracting(InetSocket::cookie)
                .isEqualTo(live.sockets().stream().map(InetSocket::cookie).toList());
    }

    private SocketSnapshot<InetSocket> replay(SocketQuery query) throws IOException {
        try (Recording recording = Recording.open(file());
                SocketTable table = recording.table()) {
            return table.snapshot(query);
        }
    }

    @Test
    void aRecordingIsNotJudgedAnew() throws IOException {
        recordStates(SocketState.CLOSE);

        assertThat(replay(UDP4.withStates(Set.of(SocketState.CLOSE))).remarks()).isEmpty();
    }

    @Test
    void whatARecordingLacksIsSaidOfAnAnswerInManyDatagrams() throws IOException {
        recordStates(SocketState.CLOSE);

        Set<SocketState> more = Set.of(SocketState.CLOSE, SocketState.ESTABLISHED);
        assertThat(replay(UDP4.withStates(more)).remarks())
                .extracting(Remark::text)
                .containsExactly(
                        "the recording lacks the states ESTABLISHED of udp sockets of AF_INET");
    }

    /** Records one dump, without a judgement of what it lacks. */
    private void recordStates(SocketState state) throws IOException {
        try (RecordingWriter writer = RecordingWriter.create(file(), RecordingInfo.NONE);
                NetlinkChannel channel = ChannelFactory.of(writer.tap(datagramSockets())).open()) {
            InetDiagRequest request =
                    InetDiagRequest.dump(AddressFamily.INET, Protocol.UDP, state.bit());
            new Dump(channel)
                    .run(
                            RequestEncoder.encode(request, channel.nextSequence()),
                            request.describe(),
                            message -> cookies++);
        }
    }

    private BucketKernel datagramSockets() {
        BucketKernel kernel = new BucketKernel(128, ROWS_OF_DATAGRAM);
        for (int i = 0; i < 100; i++) {
            kernel.open(socket(Protocol.UDP, SocketState.CLOSE, 1000 + 128 * i));
        }
        return kernel;
    }

    private SampleSocket socket(Protocol protocol, SocketState state, int port) {
        SampleSocket socket = SampleSocket.between(state, "127.0.0.1 1", "127.0.0.1 1");
        socket.protocol = protocol;
        socket.localPort = port;
        socket.cookie = ++cookies;
        return socket;
    }

    @Test
    void aFamilyThatChangedIsSaidToMayLackSockets() throws IOException {
        int[] last = {700};
        FakeKernel kernel = new FakeKernel(request -> unix(last[0]++));

        List<Remark> said = List.of(new Remark.FamilyMayLackSockets(SocketFamily.UNIX));
        assertThat(record(kernel).remarks()).isEqualTo(said);
        assertThat(replayUnix().remarks()).isEqualTo(said);
    }

    @Test
    void aFamilyThatStayedIsWhole() throws IOException {
        FakeKernel kernel = new FakeKernel(request -> unix(700));
        SocketSnapshot<UnixSocket> live = record(kernel);

        assertThat(kernel.requests())
                .as("a check asks for attributes too, so that any answer serves the recording")
                .hasSize(2)
                .allMatch(request -> request[NlMsgHdr.SIZE + UnixDiagReq.SHOW] != 0);
        assertThat(live.remarks()).isEmpty();
        SocketSnapshot<UnixSocket> shown = replayUnix();
        assertThat(shown.remarks()).isEmpty();
        assertThat(shown.sockets()).isEqualTo(live.sockets()).hasSize(700);
    }

    private SocketSnapshot<UnixSocket> record(FakeKernel kernel) throws IOException {
        try (RecordingWriter writer = RecordingWriter.create(file(), RecordingInfo.NONE);
                SocketTable table = SocketTable.over(writer.tap((ChannelFactory) () -> kernel))) {
            return table.snapshot(SocketFamily.UNIX);
        }
    }

    private SocketSnapshot<UnixSocket> replayUnix() throws IOException {
        try (Recording recording = Recording.open(file());
                SocketTable table = recording.table()) {
            return table.snapshot(SocketFamily.UNIX);
        }
    }

    private static List<byte[]> unix(int count) {
        List<byte[]> datagrams = new ArrayList<>();
        for (int inode = 1; inode <= count; inode++) {
            datagrams.add(FamilyRow.unix(1, 1, inode).message());
        }
        datagrams.add(DiagRow.done(0));
        return datagrams;
    }

    private Path file() {
        return folder.resolve("table.jss");
    }
}
