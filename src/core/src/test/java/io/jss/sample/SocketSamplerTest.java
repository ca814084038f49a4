package io.jss.sample;

import static io.jss.sample.TcpRow.socket;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import io.jss.answer.Remark;
import io.jss.fields.LookedUpField;
import io.jss.model.AddressFamily;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.owners.OwnerIndex;
import io.jss.owners.OwnerScan;
import io.jss.owners.ProcessInfo;
import io.jss.owners.RawText;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Looks at tables of a kernel that a test makes: what is said of each socket, and what is not. */
class SocketSamplerTest {

    private final SampledKernel kernel = new SampledKernel();

    @AfterEach
    void close() throws Exception {
        kernel.close();
    }

    private static SampledSocket only(List<SampledSocket> sockets) {
        assertThat(sockets).hasSize(1);
        return sockets.get(0);
    }

    private static OptionalLong known(long value) {
        return OptionalLong.of(value);
    }

    @Test
    void theFirstLookFindsNothingChanged() throws Exception {
        Change change = kernel.sampler().look(kernel.shows(socket(1).message()).table);

        assertThat(change.first()).isTrue();
        assertThat(change.isEmpty()).isTrue();
        assertThat(change.sockets()).isEqualTo(1);
        assertThat(change.elapsed()).isZero();
    }

    @Test
    void whatDidNothingIsLeftOutAndWhatDidHasItsDifferencesAndRates() throws Exception {
        SocketSampler sampler = kernel.sampler();
        sampler.look(
                kernel.shows(socket(1).sent(10).message(), socket(2).ports(1, 2).message()).table);
        kernel.passes(Duration.ofSeconds(2));
        Change change =
                sampler.look(
                        kernel.shows(
                                        socket(1).sent(4010).received(100).message(),
                                        socket(2).ports(1, 2).message())
                                .table);

        SampledSocket changed = only(change.changed());
        assertThat(changed.socket().cookie()).isEqualTo(1);
        assertThat(changed.difference(Counter.BYTES_SENT)).isEqualTo(known(4000));
        assertThat(changed.rate(Counter.BYTES_SENT)).hasValue(2000);
        assertThat(changed.sentOr(-1)).isEqualTo(4000);
        assertThat(changed.receivedOr(-1)).isEqualTo(100);
        assertThat(changed.total(Counter.BYTES_SENT)).isEqualTo(known(4010));
        assertThat(changed.difference(Counter.DROPS)).as("not asked for").isEmpty();
        assertThat(change.opened()).isEmpty();
        assertThat(change.closed()).isEmpty();
    }

    @Test
    void aCounterThatBecomesKnownIsNoChangeAndCountsFromThere() throws Exception {
        SocketSampler sampler = kernel.sampler();
        sampler.look(kernel.shows(socket(1).acked(10).infoOf(192).message()).table);
        Change learned = sampler.look(kernel.shows(socket(1).acked(10).message()).table);
        Change change = sampler.look(kernel.shows(socket(1).sent(50).message()).table);

        assertThat(learned.isEmpty()).isTrue();
        assertThat(only(change.changed()).difference(Counter.BYTES_SENT)).isEqualTo(known(50));
    }

    @Test
    void anOpenedSocketCountsFromItsBeginning() throws Exception {
        SocketSampler sampler = kernel.sampler();
        sampler.look(kernel.shows().table);
        kernel.passes(Duration.ofSeconds(1));
        Change change = sampler.look(kernel.shows(socket(9).sent(700).message()).table);

        SampledSocket opened = only(change.opened());
        assertThat(opened.sentOr(-1)).isEqualTo(700);
        assertThat(opened.isAgeKnown()).isTrue();
        assertThat(opened.stateBefore()).isEqualTo(SocketState.UNKNOWN);
    }

    @Test
    void retransmissionsAreNoDataAndWithoutBytesSentWhatWasAcknowledgedIs() throws Exception {
        SocketSampler sampler = kernel.sampler();
        sampler.look(kernel.shows().table);
        Change change =
                sampler.look(
                        kernel.shows(
                                        socket(1)
                                                .sent(1500)
                                                .acked(1001)
                                                .retransmitted(500, 3)
                                                .message(),
                                        socket(2).ports(1, 2).acked(1001).infoOf(192).message())
                                .table);

        assertThat(change.opened()).extracting(s -> s.sentOr(-1)).containsExactly(1000L, 1001L);
        assertThat(change.opened().get(1).difference(Counter.BYTES_SENT)).isEmpty();
    }

    @Test
    void aCounterOf32BitsWraps() throws Exception {
        SocketSampler sampler = kernel.sampler();
        sampler.look(kernel.shows(socket(1).segments(0xffff_fff0L, 7).message()).table);
        Change change = sampler.look(kernel.shows(socket(1).segments(0x10, 7).message()).table);

        SampledSocket changed = only(change.changed());
        assertThat(changed.difference(Counter.SEGS_OUT)).isEqualTo(known(0x20));
        assertThat(changed.difference(Counter.SEGS_IN)).isEqualTo(known(0));
        assertThat(changed.isRestarted()).isFalse();
    }

    @Test
    void countersThatGoBackBeganAnew() throws Exception {
        SocketSampler sampler = kernel.sampler();
        sampler.look(kernel.shows(socket(1).sent(5000).segments(900, 800).message()).table);
        Change change =
                sampler.look(kernel.shows(socket(1).sent(30).segments(2, 3).message()).table);

        SampledSocket changed = only(change.changed());
        assertThat(changed.isRestarted()).isTrue();
        assertThat(changed.difference(Counter.BYTES_SENT)).isEqualTo(known(30));
        assertThat(changed.difference(Counter.SEGS_OUT)).isEqualTo(known(2));
    }

    @Test
    void withoutA64BitCounterHalfOfTheRangeTellsAWrapFromANewBeginning() throws Exception {
        SocketSampler sampler = kernel.samplerOf(Set.of(Counter.SEGS_IN));
        sampler.look(kernel.shows(socket(1).segments(1, 900).message()).table);
        Change change = sampler.look(kernel.shows(socket(1).segments(1, 3).message()).table);

        assertThat(only(change.changed()).isRestarted()).isTrue();
        assertThat(only(change.changed()).difference(Counter.SEGS_IN)).isEqualTo(known(3));
    }

    @Test
    void aSocketThatIsConnectedAgainBeginsAnewThoughItsCountersAreHigher() throws Exception {
        SocketSampler sampler = kernel.sampler();
        sampler.look(kernel.shows(socket(1).ports(5, 6).sent(10).message()).table);
        Change change = sampler.look(kernel.shows(socket(1).ports(5, 7).sent(25).message()).table);

        assertThat(only(change.changed()).isRestarted()).isTrue();
        assertThat(only(change.changed()).sentOr(-1)).isEqualTo(25);
        assertThat(change.opened()).isEmpty();
        assertThat(change.closed()).isEmpty();
    }

    @Test
    void aConnectionRequestBecomesTheSocketOfItsCookie() throws Exception {
        SocketSampler sampler = kernel.sampler();
        sampler.look(kernel.shows(socket(4).state(TcpRow.SYN_RECV).minisock()).table);
        Change change = sampler.look(kernel.shows(socket(4).sent(33).message()).table);

        assertThat(only(change.changed()).sentOr(-1)).isEqualTo(33);
        assertThat(only(change.changed()).isRestarted()).isFalse();
    }

    @Test
    void anAddressAsCookieStandsForAnotherSocketWhenTheEndsDiffer() throws Exception {
        long address = 0xffff_8800_3c4b_2000L;
        SocketSampler sampler = kernel.sampler();
        sampler.look(kernel.shows(socket(address).ports(5, 6).sent(10).message()).table);
        Change change =
                sampler.look(kernel.shows(socket(address).ports(5, 7).sent(25).message()).table);

        assertThat(only(change.closed()).socket().remotePort()).isEqualTo(6);
        assertThat(only(change.opened()).socket().remotePort()).isEqualTo(7);
        assertThat(only(change.opened()).sentOr(-1)).isEqualTo(25);
        assertThat(change.changed()).isEmpty();
    }

    @Test
    void aSocketWithoutCookieIsSaidToHaveNoIdentity() throws Exception {
        SocketSampler sampler = kernel.sampler();
        sampler.look(kernel.shows(socket(0).message(), socket(1).message()).table);
        Change change = sampler.look(kernel.shows(socket(0).sent(4).message()).table);

        assertThat(change.withoutIdentity()).isEqualTo(1);
        assertThat(change.sockets()).isEqualTo(1);
        assertThat(change.changed()).isEmpty();
        assertThat(change.closed()).hasSize(1);
    }

    @Test
    void whatAnIncompleteLookLacksIsNotClosedAndWhatFollowsIsOfUnknownAge() throws Exception {
        SocketSampler sampler = kernel.sampler();
        kernel.shows(socket(1).sent(10).message(), socket(2).ports(1, 2).sent(20).message());
        sampler.look(kernel.table);
        kernel.passes(Duration.ofSeconds(1));
        Change part = sampler.look(kernel.showsInPart(socket(1).sent(10).message()).table);
        kernel.passes(Duration.ofSeconds(1));
        Change whole =
                sampler.look(
                        kernel.shows(
                                        socket(2).ports(1, 2).sent(60).message(),
                                        socket(3).ports(3, 4).sent(1_000_000).message())
                                .table);

        assertThat(part.remarks())
                .contains(new Remark.DumpInterrupted(Protocol.TCP, AddressFamily.INET));
        assertThat(part.isEmpty()).isTrue();
        assertThat(only(whole.closed()).socket().cookie()).isEqualTo(1);
        assertThat(only(whole.changed()).rate(Counter.BYTES_SENT))
                .as("40 bytes in the two seconds since it was seen")
                .hasValueCloseTo(20.0, within(0.001));
        SampledSocket opened = only(whole.opened());
        assertThat(opened.isAgeKnown()).isFalse();
        assertThat(opened.sentOr(-1)).as("it may be old").isEqualTo(-1);
        assertThat(opened.total(Counter.BYTES_SENT)).isEqualTo(known(1_000_000));
    }

    @Test
    void whatIsMissingInIncompleteLooksOnlyIsGivenUpInTheEnd() throws Exception {
        SocketSampler sampler = kernel.sampler();
        sampler.look(kernel.shows(socket(1).message()).table);
        int looks = 0;
        Change change;
        do {
            looks++;
            change = sampler.look(kernel.showsInPart().table);
        } while (change.closed().isEmpty() && looks < 100);

        assertThat(looks).isEqualTo(15);
        assertThat(only(change.closed()).numbers()).isEqualTo(SampledSocket.Numbers.LAST_SEEN);
    }

    @Test
    void whenNoTimeHasPassedThereIsNoRate() throws Exception {
        SocketSampler sampler = kernel.sampler();
        sampler.look(kernel.shows(socket(1).sent(10).message()).table);
        Change change = sampler.look(kernel.shows(socket(1).sent(20).message()).table);

        assertThat(only(change.changed()).rate(Counter.BYTES_SENT)).isEmpty();
        assertThat(only(change.changed()).difference(Counter.BYTES_SENT)).isEqualTo(known(10));
    }

    private static OwnerScan nginxAtInode3(int[] scans) {
        ProcessInfo process =
                new ProcessInfo(
                        42, 1, OptionalLong.of(0), text("nginx"), text("nginx"), text("nginx"));
        return OwnerScan.of(
                () -> {
                    scans[0]++;
                    return new OwnerIndex.Builder().process(process).socket(3, 6).build(true);
                });
    }

    @Test
    void ownersAreLookedUpOnceForEachInodeAndBriefConnectionsHaveThoseOfTheirListener()
            throws Exception {
        int[] scans = new int[1];
        SocketSampler sampler = kernel.builder().owners(nginxAtInode3(scans)).build(kernel);
        byte[] listener = socket(5).ports(5001, 0).state(TcpRow.LISTEN).inode(3).message();
        sampler.look(kernel.shows(listener).table);
        kernel.ends(socket(8).sent(300).event()).ends(socket(9).ports(1, 2).sent(7).event());
        Change change = sampler.look(kernel.table);
        sampler.look(kernel.table);

        assertThat(scans[0]).isEqualTo(1);
        assertThat(change.totals(LookedUpField.PROCESSES).get("nginx/42").sent()).isEqualTo(300);
        assertThat(change.totals(LookedUpField.PROCESSES).get(Change.UNKNOWN).sent()).isEqualTo(7);
    }

    @Test
    void whatNoProcessWasSeenToHoldIsThatOfTheListener() throws Exception {
        SocketSampler sampler = kernel.builder().owners(nginxAtInode3(new int[1])).build(kernel);
        byte[] listener = socket(5).ports(5001, 0).state(TcpRow.LISTEN).inode(3).message();
        byte[] inItsQueue = socket(6).inode(0).sent(1).message();
        sampler.look(kernel.shows(listener, inItsQueue).table);
        byte[] inItsQueueNow = socket(6).inode(0).sent(41).message();
        byte[] left = socket(18).ports(5001, 7).state(TcpRow.TIME_WAIT).minisock();
        kernel.ends(socket(8).ports(5001, 7).sent(300).event());
        Change change = sampler.look(kernel.shows(listener, inItsQueueNow, left).table);
        assertThat(change.totals(LookedUpField.PROCESSES).get("nginx/42").sent()).isEqualTo(340);

        kernel.ends(socket(6).sent(42).event());
        change = sampler.look(kernel.shows(listener).table);
        assertThat(change.totals(LookedUpField.PROCESSES)).containsOnlyKeys("nginx/42");
    }

    private static RawText text(String text) {
        return RawText.of(text.getBytes(UTF_8));
    }

    @Test
    void aLookThatFailsLeavesNothingKnown() throws Exception {
        SocketSampler sampler = kernel.sampler();
        sampler.look(kernel.shows(socket(1).message()).table);
        kernel.shows(new byte[] {1, 2, 3});
        assertThat(catchThrowable(() -> sampler.look(kernel.table)))
                .isInstanceOf(IOException.class);

        Change change = sampler.look(kernel.shows(socket(2).message()).table);
        assertThat(change.first()).isTrue();
        assertThat(change.isEmpty()).isTrue();
    }

    @Test
    void theSocketOfAChangeHasItsDetails() throws Exception {
        SocketSampler sampler = kernel.sampler();
        sampler.look(kernel.shows().table);
        InetSocket opened =
                only(sampler.look(kernel.shows(socket(1).sent(5).message()).table).opened())
                        .socket();

        assertThat(opened.tcpInfo()).isPresent();
    }
}
