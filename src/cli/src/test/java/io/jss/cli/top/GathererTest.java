package io.jss.cli.top;

import static io.jss.model.Protocol.TCP;
import static io.jss.model.SocketState.ESTABLISHED;
import static io.jss.model.SocketState.LISTEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.KernelTable;
import io.jss.cli.TestRun;
import io.jss.cli.environment.KeptOutput;
import io.jss.cli.options.Options;
import io.jss.cli.request.ListingRequest;
import io.jss.cli.request.ScreenRequest;
import io.jss.cli.request.TopRequest;
import io.jss.cli.top.screen.Handover;
import io.jss.cli.top.screen.Panel;
import io.jss.cli.top.screen.Request;
import io.jss.cli.top.screen.Snapshot;
import io.jss.cli.top.screen.SocketRow;
import io.jss.cli.top.screen.View;
import io.jss.model.InetSocket;
import io.jss.netlink.NetlinkChannel;
import io.jss.testing.DiagRow;
import io.jss.testing.ForwardingChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the thread that gathers hands over, and what it answers. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class GathererTest {

    /** So far apart are looks that are judged, whatever -c says. */
    private static final Duration LEAST = Duration.ofMillis(500);

    private static final int INFO = 2;
    private static final int INFO_BYTES = 232;
    private static final int BYTES_ACKED = 120;
    private static final int BYTES_RECEIVED = 128;
    private static final int BYTES_SENT = 200;

    /** Of the fifty milliseconds from look to look it takes more than a quarter. */
    private static final Duration LOOK = Duration.ofMillis(40);

    @TempDir private Path proc;
    private final Handover handover = new Handover();
    private Thread gatherer;

    private static DiagRow sent(long bytes) {
        ByteBuffer info = ByteBuffer.allocate(INFO_BYTES).order(ByteOrder.nativeOrder());
        info.putLong(BYTES_SENT, bytes).putLong(BYTES_ACKED, bytes).putLong(BYTES_RECEIVED, 0);
        return DiagRow.row().owner(0, 77).attribute(INFO, info.array());
    }

    private static KernelTable table() {
        return new KernelTable()
                .add(TCP, LISTEN, "0.0.0.0", 80, "0.0.0.0", 0)
                .add(TCP, ESTABLISHED, "10.0.0.1", 80, "10.0.0.9", 1001, sent(5))
                .add(TCP, ESTABLISHED, "10.0.0.1", 80, "10.0.0.9", 1002, sent(5))
                .then(next());
    }

    /** The second has sent, the third has gone, a fourth is new. */
    private static KernelTable next() {
        return new KernelTable()
                .add(TCP, LISTEN, "0.0.0.0", 80, "0.0.0.0", 0)
                .add(TCP, ESTABLISHED, "10.0.0.1", 80, "10.0.0.9", 1001, sent(1_000_005))
                .skip(1)
                .add(TCP, ESTABLISHED, "10.0.0.1", 80, "10.0.0.9", 1003, sent(7));
    }

    private void start(KernelTable table) {
        start(new TestRun().proc(proc).sockets(table));
    }

    private void start(TestRun run) {
        Options options = Options.parse(List.of("-c=0.05", "-t"));
        ListingRequest listing = TopRequest.of(options, "", run).listing();
        gatherer =
                new Thread(
                        new Gatherer(
                                listing.selection(),
                                listing,
                                new ScreenRequest("", listing),
                                new KeptOutput(run),
                                handover));
        gatherer.start();
    }

    @AfterEach
    void endsWhenTheScreenDoes() throws InterruptedException {
        handover.end();
        gatherer.join();
        assertThat(handover.failure()).isEmpty();
    }

    private Snapshot await(Predicate<Snapshot> wanted) throws InterruptedException {
        Optional<Snapshot> snapshot = Optional.empty();
        while (snapshot.filter(wanted).isEmpty()) {
            assertThat(handover.failure()).isEmpty();
            Thread.sleep(1);
            snapshot = handover.take();
        }
        return snapshot.get();
    }

    private View answered(View view, Predicate<View> wanted) throws InterruptedException {
        View changed = view;
        while (!wanted.test(changed)) {
            Thread.sleep(1);
            changed = handover.answered(changed);
        }
        return changed;
    }

    private static SocketRow row(Snapshot snapshot, int remotePort) {
        return snapshot.rows().stream()
                .filter(row -> row.socket().remotePort() == remotePort)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSnapshotHasWhatChangedAndWhatHasGone() throws InterruptedException {
        start(table());
        Snapshot later =
                await(
                        snapshot ->
                                snapshot.rows().stream()
                                        .anyMatch(row -> row.mark() == SocketRow.Mark.GONE));

        assertThat(later.totals().sockets()).isEqualTo(3);
        assertThat(later.totals().states()).containsEntry("ESTABLISHED", 2);
        assertThat(row(later, 1002).mark()).isEqualTo(SocketRow.Mark.GONE);
        assertThat(row(later, 1003).mark()).isEqualTo(SocketRow.Mark.NEW);
        assertThat(row(later, 1001).mark()).isEqualTo(SocketRow.Mark.THERE);
        assertThat(row(later, 0).rates()).isEqualTo(SocketRow.Rates.UNKNOWN);
    }

    /** A kernel that takes its time for each answer. */
    private record SlowKernel(NetlinkChannel kernel) implements ForwardingChannel {

        @Override
        public void send(ByteBuffer request) throws IOException {
            LockSupport.parkNanos(LOOK.toNanos());
            kernel.send(request);
        }
    }

    @Test
    void thereAreFewerLooksWhereOneTakesLongAndANoteSaysSo() throws InterruptedException {
        KernelTable table = table();
        start(new TestRun().proc(proc).kernel(() -> new SlowKernel(table.open())));
        Snapshot slow = await(snapshot -> !snapshot.notes().isEmpty());
        Snapshot next = await(snapshot -> true);

        assertThat(slow.notes())
                .singleElement()
                .asString()
                .matches("a look takes \\d+ ms, so there is one in \\d+ ms");
        assertThat(Duration.between(slow.time(), next.time()))
                .as("a look takes a quarter of the time")
                .isGreaterThanOrEqualTo(LOOK.multipliedBy(4));
    }

    @Test
    void theRowOfAFullAcceptQueueHasTheFindingAndNoOtherRow() throws InterruptedException {
        start(
                new KernelTable()
                        .add(TCP, LISTEN, "10.0.0.1", 80, "0.0.0.0", 0, DiagRow.row().queues(6, 5))
                        .add(TCP, LISTEN, "10.0.0.1", 81, "0.0.0.0", 0, DiagRow.row().queues(3, 5))
                        .add(TCP, ESTABLISHED, "10.0.0.1", 80, "10.0.0.9", 1001, sent(5)));
        Snapshot snapshot = await(one -> one.findings().faults() > 0);

        assertThat(snapshot.findings().ids()).containsExactly("accept-queue-full");
        assertThat(snapshot.findings().critical()).isEqualTo(1);
        assertThat(snapshot.rows())
                .filteredOn(row -> !row.findings().isEmpty())
                .extracting(row -> row.socket().localPort() + " " + row.findings().get(0).what())
                .containsExactly(
                        "80 the accept queue of 10.0.0.1:80 is full: 6 connections wait, its"
                                + " backlog is 5");
    }

    @Test
    void whatNobodyReadInAMomentIsNoFinding() throws InterruptedException {
        Instant begun = Instant.now(); // a test that is late does not get the first look
        start(
                new KernelTable()
                        .add(
                                TCP,
                                ESTABLISHED,
                                "10.0.0.1",
                                80,
                                "10.0.0.9",
                                1001,
                                sent(5).queues(70_000, 0)));
        Snapshot found = await(one -> one.findings().faults() > 0);

        assertThat(found.findings().ids()).containsExactly("unread-data");
        assertThat(Duration.between(begun, found.time())).isGreaterThan(LEAST);
    }

    @Test
    void aFilterIsTakenAndAWrongOneIsAnswered() throws InterruptedException {
        start(table());
        await(snapshot -> true);
        View written = View.initial("").with(new Panel.FilterPrompt("dst 1..2", "", ""));
        handover.ask(new Request.ReadFilter("dst 1..2", 1, false));
        View wrong =
                answered(
                        written,
                        view ->
                                view.panel() instanceof Panel.FilterPrompt prompt
                                        && !prompt.error().isEmpty());
        assertThat(wrong.filter()).isEqualTo(written.filter());

        handover.ask(new Request.ReadFilter("state listening", 2, true));
        View taken = answered(wrong, view -> view.filter().number() == 2);
        assertThat(taken.panel()).isEqualTo(new Panel.Rows());
        assertThat(taken.filter().text()).isEqualTo("state listening");
        Snapshot listeners = await(snapshot -> snapshot.selection() == 2);
        assertThat(listeners.totals().sockets()).isEqualTo(1);
        assertThat(listeners.rows()).extracting(r -> r.socket().remotePort()).containsOnly(0);
    }

    @Test
    void socketsThatAreNotLookedAtAreNoFilter() throws InterruptedException {
        start(table());
        await(snapshot -> true);
        View written = View.initial("").with(new Panel.FilterPrompt("udp", "", ""));
        handover.ask(new Request.ReadFilter("udp", 1, true));
        View wrong = answered(written, view -> !written.panel().equals(view.panel()));

        assertThat(wrong.panel())
                .isEqualTo(
                        new Panel.FilterPrompt(
                                "udp", "", "these sockets are not looked at: jss top udp"));
    }

    @Test
    void aSocketIsExplainedAndClosed() throws InterruptedException {
        start(table());
        InetSocket socket = row(await(snapshot -> true), 1001).socket();
        View detail = View.initial("").with(new Panel.Detail(socket.cookie(), List.of(), 0));
        handover.ask(new Request.Explain(socket));
        View explained = answered(detail, view -> !((Panel.Detail) view.panel()).lines().isEmpty());
        assertThat(((Panel.Detail) explained.panel()).lines().get(0))
                .isEqualTo("tcp 10.0.0.1:80 10.0.0.9:1001 ESTABLISHED IPv4");

        handover.ask(new Request.Kill(socket));
        View closed = answered(explained, view -> view.panel() instanceof Panel.Message);
        assertThat(((Panel.Message) closed.panel()).text())
                .startsWith("10.0.0.1:80 - 10.0.0.9:1001: ");
    }

    @Test
    void looksShareWhatHasNotChanged() throws InterruptedException {
        start(table());
        Snapshot one = await(snapshot -> row(snapshot, 0).quietLooks() > 2);
        Snapshot other = await(snapshot -> row(snapshot, 0).quietLooks() > 3);

        assertThat(row(other, 0).socket()).isSameAs(row(one, 0).socket());
    }
}
