package io.jss.sample;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.answer.SocketVisitor;
import io.jss.decode.InetDiagView;
import io.jss.model.AddressFamily;
import io.jss.model.Protocol;
import io.jss.netlink.MessageCursor;
import io.jss.testing.DiagRow;
import io.jss.testing.FakeKernel;
import io.jss.testing.Tables;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A kernel with a table that a test changes between two looks, a clock, and events. */
final class SampledKernel implements AutoCloseable, PendingEvents.Source {

    private static final int DUMP_INTERRUPTED = 0x10;
    private static final int FLAGS = 6;

    long nanos;
    long losses;
    private List<byte[]> answer = List.of();
    final SocketTable table = Tables.over(() -> new FakeKernel(request -> answer));
    private final List<byte[]> events = new ArrayList<>();
    private final List<byte[]> eventsBehindLook = new ArrayList<>();
    private int calls;

    SocketSampler.Builder builder() {
        return SocketSampler.builder()
                .query(SocketQuery.of(Protocol.TCP).withFamilies(EnumSet.of(AddressFamily.INET)))
                .clock(() -> nanos);
    }

    SocketSampler sampler() {
        return builder().build();
    }

    SocketSampler samplerWithEvents() {
        return builder().build(this);
    }

    SocketSampler samplerOf(Set<Counter> counters) {
        return builder().counters(counters).build();
    }

    SampledKernel shows(byte[]... rows) {
        answer = new ArrayList<>(List.of(rows));
        answer.add(DiagRow.done(0));
        return this;
    }

    /** Shows rows and says that the table changed meanwhile. */
    SampledKernel showsInPart(byte[]... rows) {
        shows(rows);
        byte[] last = answer.get(answer.size() - 1);
        ByteBuffer.wrap(last)
                .order(ByteOrder.nativeOrder())
                .putShort(FLAGS, (short) (2 | DUMP_INTERRUPTED));
        return this;
    }

    /** Sends an event before the next look. */
    SampledKernel ends(byte[] event) {
        events.add(event);
        return this;
    }

    /** Sends an event when the next look has read the table. */
    SampledKernel endsBehindTheTable(byte[] event) {
        eventsBehindLook.add(event);
        calls = 0;
        return this;
    }

    SampledKernel passes(Duration time) {
        nanos += time.toNanos();
        return this;
    }

    @Override
    public boolean next(Duration timeout, SocketVisitor visitor) throws IOException {
        calls++;
        if (calls == 2) {
            events.addAll(eventsBehindLook);
            eventsBehindLook.clear();
        }
        boolean any = !events.isEmpty();
        for (byte[] event : events) {
            MessageCursor message = new MessageCursor();
            message.reset(ByteBuffer.wrap(event).order(ByteOrder.nativeOrder()));
            InetDiagView view = new InetDiagView();
            while (message.next()) {
                view.wrapEvent(message);
                visitor.visit(view);
            }
        }
        events.clear();
        return any;
    }

    @Override
    public long losses() {
        return losses;
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
