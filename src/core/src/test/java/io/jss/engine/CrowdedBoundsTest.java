package io.jss.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.SocketSnapshot;
import io.jss.answer.Remark;
import io.jss.encode.InetDiagRequest;
import io.jss.model.AddressFamily;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.testing.BucketKernel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A crowded table is asked within bounds of requests and of time, and the answer says so. */
class CrowdedBoundsTest extends CrowdedTables {

    @Test
    void moreThanARangeForEachRequestIsSaidAndNotTried() throws Exception {
        BucketKernel kernel = filled(1, 15_000, 0);

        SocketSnapshot<InetSocket> snapshot = look(kernel, TCP4);

        assertThat(cookies(snapshot)).containsAll(stable);
        assertThat(snapshot.remarks())
                .containsExactly(new Remark.MayLackSockets(Protocol.TCP, AddressFamily.INET));
        assertThat(kernel.dumps()).isEqualTo(1);
        assertThat(kernel.lookups()).isZero();
    }

    @Test
    void whatTakesTooLongIsSaidAndLeft() throws Exception {
        BucketKernel kernel = filled(16, 600, 0);
        long[] nanos = new long[1];
        kernel.whenItLetsGo(() -> nanos[0] += kernel.dumps() == 1 ? 1 : 400_000_000);

        assertThat(remarks(kernel, nanos))
                .containsExactly(new Remark.MayLackSockets(Protocol.TCP, AddressFamily.INET));
        assertThat(kernel.dumps()).isBetween(2, 4);
        assertThat(kernel.lookups()).isZero();
    }

    @Test
    void aSlowFirstAnswerGivesTimeForTheOthers() throws Exception {
        BucketKernel kernel = filled(16, 600, 0);
        long[] nanos = new long[1];
        kernel.whenItLetsGo(() -> nanos[0] += kernel.dumps() == 1 ? 2_000_000_000 : 400_000_000);

        assertThat(remarks(kernel, nanos)).isEmpty();
        assertThat(kernel.dumps()).isGreaterThan(10);
    }

    private List<Remark> remarks(BucketKernel kernel, long[] nanos) throws Exception {
        Set<Long> shown = new LinkedHashSet<>();
        try (TableReader session = new TableReader(kernel, null, () -> nanos[0])) {
            List<Remark> remarks =
                    session.run(
                            InetDiagRequest.dump(AddressFamily.INET, Protocol.TCP, -1),
                            socket -> true,
                            socket -> shown.add(socket.cookie()));
            assertThat(shown).isEqualTo(stable);
            return remarks;
        }
    }

    @Test
    void aKernelThatTakesNoProgramMayLackSockets() throws Exception {
        BucketKernel kernel = filled(16, 600, 0).refusingPrograms();

        SocketSnapshot<InetSocket> snapshot = look(kernel, TCP4);

        assertThat(cookies(snapshot)).containsExactlyInAnyOrderElementsOf(stable);
        assertThat(snapshot.remarks())
                .containsExactly(new Remark.MayLackSockets(Protocol.TCP, AddressFamily.INET));
        assertThat(snapshot.remarks().get(0).text()).contains("may lack sockets");
        assertThat(kernel.lookups()).isZero();
    }
}
