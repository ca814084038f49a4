package io.jss.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.SocketTable;
import io.jss.answer.ApproximateCount;
import io.jss.model.AddressFamily;
import io.jss.model.Protocol;
import io.jss.proc.ProcPaths;
import io.jss.sys.calls.SystemCalls;
import io.jss.testing.DiagRow;
import io.jss.testing.FakeKernel;
import io.jss.testing.Tables;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApproximateCountTest {

    private static final String SOCKSTAT =
            """
            sockets: used 117
            TCP: inuse 3 orphan 27 tw 4000 alloc 20433 mem 84
            UDP: inuse 5 mem 6
            UDPLITE: inuse 0
            RAW: inuse 1
            FRAG: inuse 0 memory 0
            """;

    private static final String SOCKSTAT6 =
            """
            TCP6: inuse 40
            UDP6: inuse 2
            UDPLITE6: inuse 0
            RAW6: inuse 7
            FRAG6: inuse 0 memory 0
            """;

    @TempDir private Path proc;

    @Test
    void eachCounterIsThatOfItsLine() {
        ApproximateCount count = SocketCount.of(SOCKSTAT, SOCKSTAT6);

        assertThat(count.sockets()).hasValue(117);
        assertThat(count.tcp4()).hasValue(3);
        assertThat(count.tcp6()).hasValue(40);
        assertThat(count.timeWait()).hasValue(4000);
        assertThat(count.tcp()).hasValue(4043);
        assertThat(count.udp4()).hasValue(5);
        assertThat(count.udp6()).hasValue(2);
        assertThat(count.udp()).hasValue(7);
        assertThat(count.raw4()).hasValue(1);
        assertThat(count.raw6()).hasValue(7);
        assertThat(count.machine().orphans()).hasValue(27);
        assertThat(count.machine().allocated()).hasValue(20_433);
        assertThat(count.machine().memoryPages()).hasValue(84);
    }

    @Test
    void unknownIsNotZero() {
        ApproximateCount count = SocketCount.of(SOCKSTAT, "");

        assertThat(count.tcp6()).isEmpty();
        assertThat(count.tcp()).isEmpty();
        assertThat(count.udp()).isEmpty();
        assertThat(count.udp4()).hasValue(5);
        assertThat(SocketCount.of("TCP: inuse x tw\nUDP: inuse -3\n", "").udp4()).isEmpty();
        assertThat(SocketCount.of("TCP: inuse x tw\n", "").tcp4()).isEmpty();
        assertThat(ApproximateCount.unknown().sockets()).isEmpty();
        assertThat(ApproximateCount.unknown().machine().orphans()).isEmpty();
    }

    @Test
    void kernelWithoutIpv6HasNoSocketsOfIt() throws Exception {
        Path net = Files.createDirectories(proc.resolve("thread-self/net"));
        assertThat(SocketCount.all(ProcPaths.at(proc)).tcp6()).isEmpty();
        Files.writeString(net.resolve("sockstat"), SOCKSTAT);

        assertThat(SocketCount.all(ProcPaths.at(proc)).tcp6()).hasValue(0);
        assertThat(SocketCount.all(ProcPaths.at(proc)).tcp()).hasValue(4003);
        Files.writeString(net.resolve("sockstat6"), SOCKSTAT6);
        assertThat(SocketCount.all(ProcPaths.at(proc)).tcp()).hasValue(4043);
    }

    /** As on Linux 3.16. */
    @Test
    void withoutThreadSelfTheNumberOfTheThreadLeadsToItsNamespace() throws Exception {
        Path net = Files.createDirectories(proc.resolve(SystemCalls.gettid() + "/net"));
        Files.writeString(net.resolve("sockstat"), SOCKSTAT);
        Files.writeString(net.resolve("sockstat6"), SOCKSTAT6);

        assertThat(SocketCount.all(ProcPaths.at(proc)).raw6()).hasValue(7);
        assertThat(SocketCount.in(ProcPaths.at(proc).socketCountsOfThread())).isPresent();
    }

    @Test
    void eachFamilyOfAProtocolHasItsCount() {
        ApproximateCount count = SocketCount.of(SOCKSTAT, SOCKSTAT6);

        assertThat(count.of(Protocol.RAW, AddressFamily.INET6)).isEqualTo(count.raw6());
        assertThat(count.of(Protocol.RAW, AddressFamily.INET)).isEqualTo(count.raw4());
        assertThat(count.of(Protocol.UDP, AddressFamily.INET)).isEqualTo(count.udp4());
        assertThat(count.of(Protocol.SCTP, AddressFamily.INET)).isEmpty();
    }

    @Test
    void tableOverChannelsOfOthersKnowsNothing() throws Exception {
        FakeKernel kernel = FakeKernel.answering(DiagRow.done(0));
        SocketTable table = Tables.over(() -> kernel);

        assertThat(table.approximateCount()).isEqualTo(ApproximateCount.unknown());
        assertThat(kernel.requests()).isEmpty();
        table.close();
        assertThatThrownBy(table::approximateCount).isInstanceOf(IllegalStateException.class);
    }
}
