package io.jss;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.answer.Remark;
import io.jss.filter.SampleSocket;
import io.jss.filter.build.FilterParser;
import io.jss.filter.build.FixedNames;
import io.jss.filter.build.SampleFacts;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.testing.FilteringKernel;
import io.jss.testing.Tables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilteredQueryTest {

    private static final int EPERM = 1;
    private static final int EINVAL = 22;
    private static final String ALL_OPERATIONS =
            "sport != :22 and dev 1 and fwmark 5 and cgroup id:7 and class mapped";

    private static SampleSocket socket(long cookie, String local, String remote) {
        SampleSocket socket = SampleSocket.between(SocketState.ESTABLISHED, local, remote);
        socket.cookie = cookie;
        socket.interfaceIndex = 1;
        socket.mark = 5;
        socket.cgroup = 7;
        socket.uid = 0;
        socket.inode = cookie;
        return socket;
    }

    private static List<SampleSocket> sockets() {
        SampleSocket unmarked = socket(5, "::ffff:127.0.0.1 80", "::ffff:10.0.0.1 5000");
        unmarked.mark = 0;
        SampleSocket listener = socket(6, ":: 80", ":: 0");
        listener.state = SocketState.LISTEN.number();
        SampleSocket client = socket(7, "127.0.0.1 40000", "127.0.0.1 80");
        client.portChosenByKernel = true;
        return List.of(
                socket(1, "127.0.0.1 80", "127.0.0.1 5000"),
                socket(2, "::ffff:127.0.0.1 80", "::ffff:10.0.0.1 5000"),
                socket(3, "::ffff:127.0.0.1 22", "::ffff:10.0.0.1 5000"),
                socket(4, "2001:db8::1 80", "2001:db8::2 5000"),
                unmarked,
                listener,
                client);
    }

    private static SocketQuery query(String filter) {
        return SocketQuery.of(Protocol.TCP)
                .withFilter(
                        new FilterParser(new FixedNames()).parse(filter), new SampleFacts(true));
    }

    private static List<Long> cookies(FilteringKernel kernel, String filter) throws IOException {
        try (SocketTable table = Tables.over(kernel::channel)) {
            return table.snapshot(query(filter)).sockets().stream()
                    .map(InetSocket::cookie)
                    .toList();
        }
    }

    @Test
    void kernelIsAskedOnlyWhatCanMatch() throws Exception {
        FilteringKernel kernel = new FilteringKernel(sockets());

        assertThat(cookies(kernel, "class mapped and sport = :80")).containsExactly(2L, 5L);
        assertThat(kernel.programs()).hasSize(1);
        assertThat(cookies(kernel, "none")).isEmpty();
        assertThat(kernel.programs()).hasSize(1);
    }

    @Test
    void sameRowsComeFromAKernelThatRefusesOperations() throws Exception {
        List<Long> rows = cookies(new FilteringKernel(sockets()), ALL_OPERATIONS);
        FilteringKernel linux316 = new FilteringKernel(sockets());
        for (String operation : List.of("s_eq", "dev_cond")) {
            linux316.refusing(operation, EINVAL);
        }

        assertThat(rows).containsExactly(2L);
        assertThat(cookies(linux316, ALL_OPERATIONS)).containsExactly(2L);
        assertThat(linux316.programs().get(linux316.programs().size() - 1))
                .contains("s_ge")
                .contains("s_cond")
                .doesNotContain("dev_cond");
    }

    @Test
    void refusalIsRememberedByTheTable() throws Exception {
        FilteringKernel kernel = new FilteringKernel(sockets()).refusing("s_eq", EINVAL);
        try (SocketTable table = Tables.over(kernel::channel)) {
            table.snapshot(query("sport != :22"));
            int before = kernel.programs().size();

            assertThat(table.snapshot(query("sport != :80")).sockets())
                    .extracting(InetSocket::cookie)
                    .containsExactly(7L, 3L);
            assertThat(kernel.programs().subList(before, kernel.programs().size()))
                    .hasSize(2)
                    .allMatch(program -> program.contains("s_ge"));
        }
    }

    @Test
    void markThatIsNotPermittedIsARemarkAndNeitherMatchesNorMismatches() throws Exception {
        FilteringKernel kernel = new FilteringKernel(sockets()).refusing("mark_cond", EPERM);
        try (SocketTable table = Tables.over(kernel::channel)) {
            SocketSnapshot<InetSocket> snapshot =
                    table.snapshot(query("fwmark != 5 and sport = :80"));

            assertThat(snapshot.sockets()).isEmpty();
            assertThat(snapshot.remarks()).containsExactly(new Remark.MarksHidden(5));
            assertThat(snapshot.remarks().get(0).text())
                    .isEqualTo(
                            "fwmark of 5 sockets not reported: it takes CAP_NET_ADMIN and Linux"
                                    + " 4.9");
        }
    }

    @Test
    void cgroupThatTheKernelDoesNotTellIsARemark() throws Exception {
        FilteringKernel kernel = new FilteringKernel(sockets()).refusing("cgroup_cond", EINVAL);
        try (SocketTable table = Tables.over(kernel::channel)) {
            SocketSnapshot<InetSocket> snapshot =
                    table.snapshot(query("cgroup id:7 or dport = :5000 and wire 6"));

            assertThat(snapshot.sockets()).extracting(InetSocket::cookie).containsExactly(4L);
            assertThat(snapshot.remarks())
                    .extracting(Remark::text)
                    .containsExactly("cgroup of 7 sockets not reported: it takes Linux 5.8");
        }
    }

    @Test
    void autoboundMixedWithProcessesIsAskedInTwoRequestsWithoutDoubles() throws Exception {
        FilteringKernel kernel = new FilteringKernel(sockets());

        assertThat(cookies(kernel, "autobound or process = nginx")).containsExactly(7L, 3L, 6L);
        assertThat(cookies(kernel, "autobound")).containsExactly(7L);
    }

    @Test
    void planShowsWhatTheKernelAcceptsAndAsksForNoSocket() throws Exception {
        FilteringKernel kernel = new FilteringKernel(sockets()).refusing("s_eq", EINVAL);
        List<Remark> remarks = new ArrayList<>();
        try (SocketTable table = Tables.over(kernel::channel)) {
            String text =
                    table.plan(
                                    query(
                                            "state established and sport != :22 and dport = :80"
                                                    + " and class mapped and process = nginx"))
                            .text();

            assertThat(text)
                    .isEqualTo(
                            """
                            filter: state established and sport != :22 and dport = :80 and class mapped and process = nginx
                            tcp AF_INET: nothing is asked, no socket can match
                            tcp AF_INET6
                              states: established
                              remote port: 80
                              bytecode, 56 bytes:
                                  0  s_ge         22                                   yes 8       no 20
                                  8  s_le         22                                   yes 16      no 20
                                 16  jmp                                               yes 20      no reject
                                 20  s_cond       AF_INET 0.0.0.0/0 port *             yes 36      no 40
                                 36  jmp                                               yes 40      no accept
                                 40  d_cond       AF_INET 0.0.0.0/0 port *             yes accept  no reject
                              then here: class mapped and process = nginx
                            """);
            remarks.addAll(table.visit(query("state established"), socket -> {}));
        }
        assertThat(remarks).isEmpty();
    }
}
