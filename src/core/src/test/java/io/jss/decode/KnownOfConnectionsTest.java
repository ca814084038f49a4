package io.jss.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.model.FieldSource;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.model.StructField;
import io.jss.model.TcpInfoField;
import io.jss.netlink.MessageCursor;
import io.jss.testing.Capture;
import io.jss.wire.InetDiagAttr;
import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** A view passes over the question what a number means only where the answer is that it does. */
class KnownOfConnectionsTest {

    private static final int SOCK_DIAG_BY_FAMILY = 20;
    private static final long ABSENT = Long.MIN_VALUE;

    private final InetDiagView view = new InetDiagView();

    /** The view's numbers, each asked what it means. */
    private final FieldSource asking =
            new FieldSource() {
                @Override
                public long numberOr(StructField field, long absent) {
                    return view.numberOr(field, absent);
                }
            };

    @ParameterizedTest
    @EnumSource(
            names = {"TCP", "DCCP"},
            mode = Mode.INCLUDE)
    void everyNumberOfEveryStateMeansWhatItsFieldSays(Protocol protocol) throws Exception {
        MessageCursor message = new MessageCursor();
        int sockets = 0;
        for (SocketState state : SocketState.values()) {
            ByteBuffer dump = Capture.messages("6.18.44", "tcp4");
            message.reset(dump);
            while (message.next()) {
                if (message.type() == SOCK_DIAG_BY_FAMILY) {
                    view.wrap(message, protocol);
                    if (view.attributes.has(InetDiagAttr.INFO)) {
                        dump.put(view.attributes.payload(InetDiagAttr.INFO), (byte) state.number());
                        check(protocol + " in " + state);
                        sockets++;
                    }
                }
            }
        }
        assertThat(sockets).isGreaterThan(10 * SocketState.values().length);
    }

    private void check(String what) {
        for (TcpInfoField field : TcpInfoField.values()) {
            assertThat(view.knownOr(field, ABSENT))
                    .as(field + " of " + what)
                    .isEqualTo(asking.knownOr(field, ABSENT));
        }
    }
}
