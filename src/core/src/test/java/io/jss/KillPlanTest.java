package io.jss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.model.AddressFamily;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.netlink.NetlinkChannel;
import io.jss.testing.DiagRow;
import io.jss.testing.FakeKernel;
import io.jss.testing.Tables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KillPlanTest {

    private static final int AF_INET = 2;

    private final List<FakeKernel> kernels = new ArrayList<>();

    private NetlinkChannel threeSockets() {
        FakeKernel kernel =
                new FakeKernel(request -> List.of(row(1), row(2), row(3), DiagRow.done(0)));
        kernels.add(kernel);
        return kernel;
    }

    private static byte[] row(int cookie) {
        return DiagRow.row()
                .addresses(AF_INET, new byte[] {127, 0, 0, 1}, new byte[] {127, 0, 0, 1})
                .ports(80, 4000 + cookie)
                .state(SocketState.ESTABLISHED.number())
                .cookie(cookie)
                .message();
    }

    private static KillPlan plan(SocketTable table, int max) throws IOException {
        KillPlan plan = new KillPlan(max);
        SocketQuery ipv4 = SocketQuery.of(Protocol.TCP).withFamilies(List.of(AddressFamily.INET));
        table.visit(ipv4, plan);
        return plan;
    }

    @Test
    void aPlanUpToTheLimitListsItsSockets() throws IOException {
        try (SocketTable table = Tables.over(this::threeSockets)) {
            assertThat(plan(table, 3).sockets())
                    .extracting(InetSocket::cookie)
                    .containsExactly(1L, 2L, 3L);
        }
    }

    @Test
    void aPlanBeyondTheLimitTellsHowManyMatchAndAsksTheKernelNothing() throws IOException {
        try (SocketTable table = Tables.over(this::threeSockets)) {
            KillPlan plan = plan(table, 2);

            assertThatThrownBy(() -> plan.carryOut(table))
                    .isInstanceOf(KillPlan.TooManySocketsException.class)
                    .hasMessage("3 sockets match, more than the 2 that may be closed at once");
            assertThat(kernels).hasSize(1);
            assertThat(kernels.get(0).requests()).as("the dump alone").hasSize(1);
        }
    }

    @Test
    void aQueryWithoutAFilterIsRefusedBeforeTheKernelIsAsked() throws IOException {
        try (SocketTable table = Tables.over(this::threeSockets)) {
            assertThatThrownBy(() -> KillPlan.of(table, SocketQuery.all(), 100))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a filter must say what is to be closed");
            assertThat(kernels).isEmpty();
        }
    }

    @Test
    void aLimitBelowOneIsNone() {
        assertThatThrownBy(() -> new KillPlan(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a number of sockets: 0");
    }
}
