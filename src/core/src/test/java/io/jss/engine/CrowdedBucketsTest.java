package io.jss.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.KillPlan;
import io.jss.SocketQuery;
import io.jss.SocketSnapshot;
import io.jss.SocketTable;
import io.jss.answer.Remark;
import io.jss.filter.SampleSocket;
import io.jss.filter.build.FilterParser;
import io.jss.model.AddressFamily;
import io.jss.model.InetSocket;
import io.jss.model.IpAddress;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.testing.BucketKernel;
import io.jss.testing.Tables;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever opens and closes while the kernel lists its buckets, the sockets that stay are there.
 */
class CrowdedBucketsTest extends CrowdedTables {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 16, 64})
    void noneIsPassedOverWhileOthersClose(int buckets) throws Exception {
        BucketKernel kernel = filled(buckets, 600, 900);
        kernel.whenItLetsGo(() -> closeSome(kernel, 2));

        SocketSnapshot<InetSocket> snapshot = look(kernel, TCP4);

        assertThat(cookies(snapshot)).containsAll(stable).doesNotHaveDuplicates();
        assertThat(snapshot.remarks()).isEmpty();
    }

    @Test
    void nonePassedOverWhileOthersComeAndGo() throws Exception {
        BucketKernel kernel = filled(16, 600, 100);
        kernel.whenItLetsGo(
                () -> {
                    closeSome(kernel, 3);
                    for (int i = 0; i < 3; i++) {
                        closing.add(kernel.open(connection(OTHER_SERVER)));
                    }
                });

        SocketSnapshot<InetSocket> snapshot = look(kernel, TCP4);

        assertThat(cookies(snapshot)).containsAll(stable).doesNotHaveDuplicates();
        assertThat(snapshot.remarks()).isEmpty();
    }

    @Test
    void whatClosedDuringTheLookIsLookedUpAndLeftOut() throws Exception {
        BucketKernel kernel = filled(16, 300, 60);
        kernel.whenItLetsGo(() -> closeSome(kernel, 60));

        SocketSnapshot<InetSocket> snapshot = look(kernel, TCP4);

        assertThat(cookies(snapshot)).containsExactlyInAnyOrderElementsOf(stable);
        assertThat(kernel.lookups()).isBetween(1, 60);
    }

    @Test
    void rowsKeepTheKernelsOrderWhereNothingChanges() throws Exception {
        BucketKernel kernel = filled(16, 600, 0);
        List<Long> inParts = cookies(look(kernel, TCP4));
        int dumps = kernel.dumps();

        // what does not tell how few its buckets are is asked once
        assertThat(inParts).isEqualTo(cookies(look(kernel.silent(), TCP4)));
        assertThat(dumps).isGreaterThan(10);
        assertThat(kernel.dumps()).isEqualTo(dumps + 1);
    }

    @Test
    void aFilterOfTheUsersHoldsInEachRange() throws Exception {
        BucketKernel kernel = filled(16, 600, 900);
        kernel.whenItLetsGo(() -> closeSome(kernel, 2));

        SocketSnapshot<InetSocket> snapshot =
                look(
                        kernel,
                        TCP4.withFilter(
                                new FilterParser()
                                        .parse(
                                                "sport >= :4242 and dport = :4242 or sport ="
                                                        + " :4242")));

        assertThat(cookies(snapshot)).containsExactlyInAnyOrderElementsOf(stable);
        assertThat(snapshot.sockets())
                .allMatch(row -> row.localPort() == SERVER || row.remotePort() == SERVER);
        assertThat(snapshot.remarks()).isEmpty();
    }

    @Test
    void oneWalkThatMayHavePassedOverSomeIsNotTaken() throws Exception {
        BucketKernel kernel = filled(16, 600, 900).sayingSockets(1_500);
        kernel.whenItLetsGo(() -> closeSome(kernel, 2));

        SocketSnapshot<InetSocket> snapshot = look(kernel, SocketQuery.of(Protocol.TCP));

        assertThat(cookies(snapshot)).containsAll(stable).doesNotHaveDuplicates();
        assertThat(snapshot.remarks()).isEmpty();
    }

    @Test
    void whatIsToBeClosedIsWhole() throws Exception {
        BucketKernel kernel = filled(16, 600, 900);
        kernel.whenItLetsGo(() -> closeSome(kernel, 2));
        KillPlan plan;
        try (SocketTable table = Tables.over(kernel)) {
            plan =
                    KillPlan.of(
                            table,
                            TCP4.withFilter(new FilterParser().parse("dport = :4242")),
                            1_000);
        }

        assertThat(plan.sockets()).hasSize(600);
    }

    @Test
    void portsThatTellNothingApartAreAskedForUntilTwoAnswersAgree() throws Exception {
        BucketKernel kernel = new BucketKernel(4, ROWS_OF_DATAGRAM);
        for (int i = 0; i < 200; i++) {
            SampleSocket socket = connection(SERVER);
            socket.localPort = 5000;
            socket.remote = new IpAddress(AddressFamily.INET, 0, 0x0a000000L + i);
            kernel.open(socket);
            (i % 2 == 0 ? stable : new LinkedHashSet<Long>()).add(socket.cookie);
            if (i % 2 != 0) {
                closing.add(socket);
            }
        }
        kernel.whenItLetsGo(() -> closeSome(kernel, 4));

        SocketSnapshot<InetSocket> snapshot = look(kernel, TCP4);

        assertThat(cookies(snapshot)).containsAll(stable).doesNotHaveDuplicates();
        assertThat(snapshot.remarks()).isEmpty();
    }

    @Test
    void whatNeverSettlesIsSaid() throws Exception {
        BucketKernel kernel = new BucketKernel(1, ROWS_OF_DATAGRAM);
        for (int i = 0; i < 200; i++) {
            kernel.open(samePorts());
        }
        kernel.whenItLetsGo(() -> kernel.open(samePorts()));

        assertThat(look(kernel, TCP4).remarks())
                .containsExactly(new Remark.MayLackSockets(Protocol.TCP, AddressFamily.INET));
    }

    private SampleSocket samePorts() {
        SampleSocket socket = connection(SERVER);
        socket.localPort = 5000;
        return socket;
    }

    @Test
    void aLargeTableCostsNoRequestMore() throws Exception {
        BucketKernel kernel = filled(16_384, 5_000, 0);
        try (SocketTable table = Tables.over(kernel)) {
            for (int look = 0; look < 3; look++) {
                assertThat(cookies(table.snapshot(TCP4))).hasSize(5_000);
            }
        }

        assertThat(kernel.dumps()).isEqualTo(3);
        assertThat(kernel.lookups()).isZero();
        assertThat(kernel.bucketReads()).isEqualTo(1);
    }

    @Test
    void fewSocketsAreReadSafelyFromAnyTable() throws Exception {
        BucketKernel kernel = filled(1, 16, 0);

        assertThat(cookies(look(kernel, TCP4))).hasSize(16);
        assertThat(kernel.dumps()).isEqualTo(1);
        assertThat(kernel.bucketReads()).isZero();
    }

    @Test
    void whereTheBucketsAreUnknownARepeatedRowShowsThatTheTableChanged() throws Exception {
        BucketKernel kernel = filled(16, 300, 0).silent();
        List<SampleSocket> once = new ArrayList<>(List.of(connection(OTHER_SERVER)));
        boolean[] opened = new boolean[1];
        kernel.whenItLetsGo(
                () -> {
                    if (!opened[0]) {
                        opened[0] = true;
                        for (int i = 0; i < 64; i++) {
                            once.add(kernel.open(connection(OTHER_SERVER)));
                        }
                    }
                });

        SocketSnapshot<InetSocket> snapshot = look(kernel, TCP4);

        assertThat(cookies(snapshot)).containsAll(stable).doesNotHaveDuplicates();
        assertThat(cookies(snapshot)).contains(once.get(64).cookie);
        assertThat(kernel.dumps()).isBetween(2, 4);
        assertThat(snapshot.remarks()).isEmpty();
    }

    @Test
    void whereTheBucketsAreUnknownAQuietTableCostsNothing() throws Exception {
        BucketKernel kernel = filled(16, 3_000, 0).silent();

        assertThat(look(kernel, TCP4).remarks()).isEmpty();
        assertThat(kernel.dumps()).isEqualTo(1);
    }

    @Test
    void bucketsThatCouldNotBeReadAreReadInTheNextLook() throws Exception {
        BucketKernel kernel = filled(16, 600, 900).silent();
        try (SocketTable table = Tables.over(kernel)) {
            table.snapshot(TCP4);
            kernel.sayingBuckets();
            kernel.whenItLetsGo(() -> closeSome(kernel, 2));

            SocketSnapshot<InetSocket> snapshot = table.snapshot(TCP4);

            assertThat(cookies(snapshot)).containsAll(stable).doesNotHaveDuplicates();
            assertThat(snapshot.remarks()).isEmpty();
        }
    }

    @Test
    void datagramSocketsThatShareABucketAreAskedForPortByPort() throws Exception {
        BucketKernel kernel = new BucketKernel(128, ROWS_OF_DATAGRAM);
        for (int i = 0; i < 400; i++) {
            SampleSocket socket = datagramSocket(1000 + 128 * i);
            kernel.open(socket);
            keepOrClose(socket, i);
        }
        kernel.whenItLetsGo(() -> closeSome(kernel, 3));

        SocketSnapshot<InetSocket> snapshot =
                look(kernel, SocketQuery.of(Protocol.UDP).withFamilies(Set.of(AddressFamily.INET)));

        assertThat(cookies(snapshot)).containsAll(stable).doesNotHaveDuplicates();
        assertThat(snapshot.remarks()).isEmpty();
    }

    @Test
    void listenersThatShareABucketAreAskedForAgain() throws Exception {
        BucketKernel kernel = new BucketKernel(16_384, ROWS_OF_DATAGRAM);
        for (int i = 0; i < 300; i++) {
            SampleSocket socket =
                    SampleSocket.between(SocketState.LISTEN, "0.0.0.0 80", "0.0.0.0 0");
            socket.localPort = 80 + 32 * i;
            socket.cookie = ++cookies;
            kernel.open(socket);
            keepOrClose(socket, i);
        }
        kernel.whenItLetsGo(() -> closeSome(kernel, 3));

        SocketSnapshot<InetSocket> snapshot = look(kernel, TCP4);

        assertThat(cookies(snapshot)).containsAll(stable).doesNotHaveDuplicates();
        assertThat(snapshot.remarks()).isEmpty();
    }

    @Test
    void listenersOfOneAddressAndManyPortsCostNoRequestMore() throws Exception {
        BucketKernel kernel = new BucketKernel(16_384, ROWS_OF_DATAGRAM);
        for (int i = 0; i < 30; i++) {
            for (int j = 0; j < 2; j++) {
                SampleSocket socket =
                        SampleSocket.between(SocketState.LISTEN, "0.0.0.0 80", "0.0.0.0 0");
                socket.localPort = 80 + i + 32 * j;
                socket.cookie = ++cookies;
                kernel.open(socket);
            }
        }

        assertThat(cookies(look(kernel, TCP4))).hasSize(60);
        assertThat(kernel.dumps()).isEqualTo(1);
    }

    private SampleSocket datagramSocket(int port) {
        SampleSocket socket = SampleSocket.between(SocketState.CLOSE, "0.0.0.0 1", "0.0.0.0 0");
        socket.protocol = Protocol.UDP;
        socket.localPort = port;
        socket.cookie = ++cookies;
        return socket;
    }
}
