package io.jss.sample;

import static io.jss.sample.TcpRow.socket;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.fields.BaseNumber;
import io.jss.model.SocketState;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How sockets end: with and without their events, and continued by a minisock. */
class SamplerEndsTest {

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
    void withoutAnEventASocketEndsAsItWasLastSeen() throws Exception {
        SocketSampler sampler = kernel.sampler();
        sampler.look(kernel.shows(socket(1).sent(10).inode(55).message()).table);
        SampledSocket closed = only(sampler.look(kernel.shows().table).closed());

        assertThat(closed.numbers()).isEqualTo(SampledSocket.Numbers.LAST_SEEN);
        assertThat(closed.end()).isEqualTo(SampledSocket.End.SOCKET);
        assertThat(closed.total(Counter.BYTES_SENT)).isEqualTo(known(10));
        assertThat(closed.difference(Counter.BYTES_SENT)).as("not known").isEmpty();
        assertThat(closed.socket().inode()).hasValue(55);
        assertThat(closed.socket().remotePort()).isEqualTo(40_000);
        assertThat(closed.socket().uid()).hasValue(1000);
    }

    @Test
    void withItsEventASocketEndsWithItsFinalNumbers() throws Exception {
        SocketSampler sampler = kernel.samplerWithEvents();
        sampler.look(kernel.shows(socket(1).sent(10).message()).table);
        kernel.ends(socket(1).sent(90).state(TcpRow.CLOSE).event());
        SampledSocket closed = only(sampler.look(kernel.shows().table).closed());

        assertThat(closed.numbers()).isEqualTo(SampledSocket.Numbers.FINAL);
        assertThat(closed.sentOr(-1)).isEqualTo(80);
        assertThat(closed.socket().inode()).hasValue(77);
        assertThat(closed.isBrief()).isFalse();
        assertThat(sampler.look(kernel.table).isEmpty()).isTrue();
    }

    @Test
    void aSocketThatEndsWhileTheTableIsReadIsCountedOnce() throws Exception {
        SocketSampler sampler = kernel.samplerWithEvents();
        sampler.look(kernel.shows(socket(1).sent(10).message()).table);
        kernel.endsBehindTheTable(socket(1).sent(90).state(TcpRow.CLOSE).event());
        Change change = sampler.look(kernel.shows(socket(1).sent(60).message()).table);
        Change next = sampler.look(kernel.shows().table);

        assertThat(only(change.changed()).sentOr(-1)).isEqualTo(50);
        assertThat(change.closed()).isEmpty();
        assertThat(only(next.closed()).sentOr(-1)).isEqualTo(30);
        assertThat(only(next.closed()).numbers()).isEqualTo(SampledSocket.Numbers.FINAL);
    }

    @Test
    void anEventThatFollowsTheTableIsWaitedFor() throws Exception {
        SocketSampler sampler = kernel.samplerWithEvents();
        sampler.look(kernel.shows(socket(1).sent(10).message()).table);
        kernel.endsBehindTheTable(socket(1).sent(90).state(TcpRow.CLOSE).event());
        SampledSocket closed = only(sampler.look(kernel.shows().table).closed());

        assertThat(closed.sentOr(-1)).isEqualTo(80);
    }

    @Test
    void anEventThatComesWhenItsSocketWasReportedIsNoOtherSocket() throws Exception {
        SocketSampler sampler = kernel.samplerWithEvents();
        sampler.look(kernel.shows(socket(1).sent(10).message()).table);
        Change change = sampler.look(kernel.shows().table);
        kernel.ends(socket(1).sent(90).event());

        assertThat(only(change.closed()).numbers()).isEqualTo(SampledSocket.Numbers.LAST_SEEN);
        assertThat(sampler.look(kernel.table).isEmpty()).isTrue();
    }

    @Test
    void aConnectionBetweenTwoLooksIsReportedByItsEvent() throws Exception {
        SocketSampler sampler = kernel.samplerWithEvents();
        byte[] listener = socket(5).ports(5001, 0).state(TcpRow.LISTEN).inode(3).message();
        sampler.look(kernel.shows(listener).table);
        kernel.ends(socket(8).sent(300).received(21).state(TcpRow.CLOSE).event());
        Change change = sampler.look(kernel.table);

        SampledSocket brief = only(change.closed());
        assertThat(brief.isBrief()).isTrue();
        assertThat(brief.sentOr(-1)).isEqualTo(300);
        assertThat(change.totals(BaseNumber.LOCAL_PORT).get("5001").opened()).isEqualTo(1);
    }

    @Test
    void theEventsOfBeforeTheFirstLookAreNotOfThisTime() throws Exception {
        SocketSampler sampler = kernel.samplerWithEvents();
        kernel.ends(socket(8).sent(300).event());
        sampler.look(kernel.shows().table);

        assertThat(sampler.look(kernel.table).isEmpty()).isTrue();
    }

    @Test
    void aMinisockContinuesTheSocketOfItsEnds() throws Exception {
        SocketSampler sampler = kernel.samplerWithEvents();
        sampler.look(kernel.shows(socket(1).sent(10).received(4).message()).table);
        kernel.ends(socket(1).sent(90).received(105).state(TcpRow.CLOSE).event());
        byte[] rest = socket(2).state(TcpRow.TIME_WAIT).minisock();
        Change change = sampler.look(kernel.shows(rest).table);
        Change idle = sampler.look(kernel.table);
        Change end = sampler.look(kernel.shows().table);

        SampledSocket changed = only(change.changed());
        assertThat(change.opened()).isEmpty();
        assertThat(change.closed()).isEmpty();
        assertThat(changed.stateBefore()).isEqualTo(SocketState.ESTABLISHED);
        assertThat(changed.socket().state()).isEqualTo(SocketState.TIME_WAIT);
        assertThat(changed.sentOr(-1)).isEqualTo(80);
        assertThat(changed.receivedOr(-1))
                .as("the FIN may have come to the minisock, and not be among them")
                .isEqualTo(101);
        assertThat(changed.socket().inode()).hasValue(77);
        assertThat(idle.isEmpty()).isTrue();
        assertThat(only(end.closed()).end()).isEqualTo(SampledSocket.End.MINISOCK);
        assertThat(only(end.closed()).total(Counter.BYTES_SENT)).isEqualTo(known(90));
    }

    @Test
    void aMinisockMayHaveTheCookieOfItsSocket() throws Exception {
        SocketSampler sampler = kernel.samplerWithEvents();
        sampler.look(kernel.shows(socket(1).sent(10).message()).table);
        kernel.ends(socket(1).sent(90).state(TcpRow.CLOSE).event());
        byte[] rest = socket(1).state(TcpRow.TIME_WAIT).minisock();
        Change change = sampler.look(kernel.shows(rest).table);
        Change end = sampler.look(kernel.shows().table);

        assertThat(only(change.changed()).sentOr(-1)).isEqualTo(80);
        assertThat(only(change.changed()).stateBefore()).isEqualTo(SocketState.ESTABLISHED);
        assertThat(only(change.changed()).numbers()).isEqualTo(SampledSocket.Numbers.FINAL);
        assertThat(change.closed()).isEmpty();
        assertThat(only(end.closed()).end()).isEqualTo(SampledSocket.End.MINISOCK);
        assertThat(only(end.closed()).total(Counter.BYTES_SENT)).isEqualTo(known(90));
    }

    @Test
    void theEventOfAMinisockWithItsSocketsCookieMayComeALookLater() throws Exception {
        SocketSampler sampler = kernel.samplerWithEvents();
        sampler.look(kernel.shows(socket(1).sent(10).message()).table);
        byte[] rest = socket(1).state(TcpRow.TIME_WAIT).minisock();
        Change change = sampler.look(kernel.shows(rest).table);
        kernel.ends(socket(1).sent(90).state(TcpRow.CLOSE).event());
        Change next = sampler.look(kernel.table);

        assertThat(only(change.changed()).numbers()).isEqualTo(SampledSocket.Numbers.LAST_SEEN);
        assertThat(change.changed().get(0).sentOr(-1)).isEqualTo(-1);
        assertThat(only(next.changed()).sentOr(-1)).isEqualTo(80);
        assertThat(sampler.look(kernel.table).isEmpty()).isTrue();
    }

    @Test
    void anEndBehindTheTableWaitsForTheMinisockThatTheNextLookShows() throws Exception {
        SocketSampler sampler = kernel.samplerWithEvents();
        sampler.look(kernel.shows().table);
        kernel.endsBehindTheTable(socket(1).sent(90).state(TcpRow.CLOSE).event());
        Change change = sampler.look(kernel.table);
        byte[] rest = socket(2).state(TcpRow.TIME_WAIT).minisock();
        Change next = sampler.look(kernel.shows(rest).table);

        assertThat(change.isEmpty()).isTrue();
        assertThat(only(next.opened()).sentOr(-1)).isEqualTo(90);
        assertThat(next.closed()).isEmpty();
    }

    @Test
    void withoutEventsAMinisockContinuesWithNumbersThatAreSaidToBeOld() throws Exception {
        SocketSampler sampler = kernel.sampler();
        sampler.look(kernel.shows(socket(1).sent(10).message()).table);
        Change change =
                sampler.look(kernel.shows(socket(2).state(TcpRow.FIN_WAIT2).minisock()).table);

        SampledSocket changed = only(change.changed());
        assertThat(changed.numbers()).isEqualTo(SampledSocket.Numbers.LAST_SEEN);
        assertThat(changed.sentOr(-1)).isEqualTo(-1);
        assertThat(change.closed()).isEmpty();
        assertThat(change.opened()).isEmpty();
    }

    @Test
    void aMinisockOfABriefConnectionHasTheNumbersOfItsEvent() throws Exception {
        SocketSampler sampler = kernel.samplerWithEvents();
        sampler.look(kernel.shows().table);
        kernel.ends(socket(1).sent(90).state(TcpRow.CLOSE).event());
        Change change =
                sampler.look(kernel.shows(socket(2).state(TcpRow.TIME_WAIT).minisock()).table);

        assertThat(only(change.opened()).sentOr(-1)).isEqualTo(90);
        assertThat(change.closed()).isEmpty();
        assertThat(change.changed()).isEmpty();
    }

    @Test
    void theEventOfAMinisocksSocketMayComeALookLater() throws Exception {
        SocketSampler sampler = kernel.samplerWithEvents();
        sampler.look(kernel.shows(socket(1).sent(10).message()).table);
        byte[] rest = socket(2).state(TcpRow.TIME_WAIT).minisock();
        Change change = sampler.look(kernel.shows(rest).table);
        kernel.ends(socket(1).sent(90).state(TcpRow.CLOSE).event());
        Change next = sampler.look(kernel.table);

        assertThat(only(change.changed()).sentOr(-1)).isEqualTo(-1);
        assertThat(only(next.changed()).sentOr(-1)).isEqualTo(80);
        assertThat(next.closed()).isEmpty();
    }

    @Test
    void aNewConnectionInTheEndsOfAMinisockIsAnotherSocket() throws Exception {
        SocketSampler sampler = kernel.sampler();
        sampler.look(kernel.shows(socket(2).state(TcpRow.TIME_WAIT).minisock()).table);
        Change change = sampler.look(kernel.shows(socket(3).sent(1).message()).table);

        assertThat(only(change.opened()).socket().cookie()).isEqualTo(3);
        assertThat(only(change.closed()).end()).isEqualTo(SampledSocket.End.MINISOCK);
    }

    @Test
    void lostEventsAreCounted() throws Exception {
        SocketSampler sampler = kernel.samplerWithEvents();
        sampler.look(kernel.shows().table);
        kernel.losses = 3;

        assertThat(sampler.look(kernel.table).eventsLost()).isEqualTo(3);
        assertThat(sampler.look(kernel.table).eventsLost()).isZero();
    }
}
