package io.jss;

import static io.jss.KillPlan.Outcome.CLOSED;
import static io.jss.KillPlan.Outcome.GONE;
import static io.jss.KillPlan.Outcome.NOT_PERMITTED;
import static io.jss.KillPlan.Outcome.NOT_REACHED;
import static io.jss.KillPlan.Outcome.STILL_BOUND;
import static io.jss.KillPlan.Outcome.STILL_RECEIVING;
import static io.jss.KillPlan.Outcome.STILL_THERE;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.model.AddressFamily;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.testing.DiagRow;
import io.jss.testing.FakeKernel;
import io.jss.testing.Tables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the kernel answered to SOCK_DESTROY against what its table shows afterwards. */
class SurvivorsTest {

    private List<byte[]> rows = List.of();

    private SocketTable table() {
        return Tables.over(() -> new FakeKernel(request -> rows));
    }

    private void shows(byte[]... those) {
        rows = new ArrayList<>(List.of(those));
        rows.add(DiagRow.done(0));
    }

    private static byte[] row(long cookie, SocketState state) {
        return DiagRow.row().cookie(cookie).state(state.number()).message();
    }

    private InetSocket socket(Protocol protocol, byte[] row) throws IOException {
        shows(row);
        List<InetSocket> found = new ArrayList<>();
        try (SocketTable table = table()) {
            table.visit(
                    SocketQuery.of(protocol).withFamilies(List.of(AddressFamily.INET)),
                    socket -> found.add(InetSocket.copyOf(socket)));
        }
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    /** Returns the outcome of one socket that was answered so and of which the table has a row. */
    private KillPlan.Outcome outcome(
            Protocol protocol, SocketState state, KillPlan.Outcome answer, byte[]... after)
            throws IOException {
        InetSocket socket = socket(protocol, row(7, state));
        shows(after);
        try (SocketTable table = table()) {
            List<KillPlan.Outcome> outcomes =
                    new Survivors(table).outcomes(List.of(socket), List.of(answer));
            assertThat(outcomes).hasSize(1);
            return outcomes.get(0);
        }
    }

    @Test
    void whatIsInTheTableNoMoreIsClosed() throws IOException {
        byte[] another = row(8, SocketState.ESTABLISHED);

        assertThat(outcome(Protocol.TCP, SocketState.ESTABLISHED, CLOSED)).isEqualTo(CLOSED);
        assertThat(outcome(Protocol.TCP, SocketState.ESTABLISHED, CLOSED, another))
                .as("another socket with the same ends")
                .isEqualTo(CLOSED);
        assertThat(outcome(Protocol.TCP, SocketState.ESTABLISHED, GONE)).isEqualTo(GONE);
    }

    @Test
    void aConnectionWhoseProgramHasBoundThePortStaysBound() throws IOException {
        byte[] bound = row(7, SocketState.CLOSE);

        assertThat(outcome(Protocol.TCP, SocketState.ESTABLISHED, CLOSED, bound))
                .isEqualTo(STILL_BOUND);
        assertThat(outcome(Protocol.TCP, SocketState.LISTEN, CLOSED, bound)).isEqualTo(STILL_BOUND);
    }

    @Test
    void aSocketThatIsOnlyBoundIsNotReached() throws IOException {
        byte[] bound = row(7, SocketState.CLOSE);

        assertThat(outcome(Protocol.TCP, SocketState.CLOSE, GONE, bound)).isEqualTo(NOT_REACHED);
    }

    @Test
    void whatTheKernelDidNotFindAndThatIsThereIsThere() throws IOException {
        byte[] there = row(7, SocketState.ESTABLISHED);

        assertThat(outcome(Protocol.TCP, SocketState.ESTABLISHED, GONE, there))
                .isEqualTo(STILL_THERE);
        assertThat(outcome(Protocol.UDP, SocketState.CLOSE, GONE, there)).isEqualTo(STILL_THERE);
    }

    @Test
    void aDatagramSocketGoesOnReceiving() throws IOException {
        byte[] there = row(7, SocketState.CLOSE);

        assertThat(outcome(Protocol.UDP, SocketState.CLOSE, CLOSED, there))
                .isEqualTo(STILL_RECEIVING);
        assertThat(outcome(Protocol.UDPLITE, SocketState.CLOSE, CLOSED, there))
                .isEqualTo(STILL_RECEIVING);
    }

    @Test
    void aRefusalStaysWhatItIs() throws IOException {
        assertThat(
                        outcome(
                                Protocol.TCP,
                                SocketState.ESTABLISHED,
                                NOT_PERMITTED,
                                row(7, SocketState.ESTABLISHED)))
                .isEqualTo(NOT_PERMITTED);
    }
}
