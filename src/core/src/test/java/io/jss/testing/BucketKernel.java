package io.jss.testing;

import io.jss.answer.NoAnswerException;
import io.jss.encode.bytecode.KernelModel;
import io.jss.engine.ChannelFactory;
import io.jss.filter.SampleSocket;
import io.jss.model.Protocol;
import io.jss.netlink.NetlinkChannel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A kernel whose sockets are in hash buckets, and which lists them as {@code inet_diag_dump_icsk}
 * and {@code udp_dump} do: new sockets come first in their bucket; a dump goes on in a bucket by
 * the number of sockets behind it; it lets go of the bucket after each datagram, of connections
 * after each 16 as well. Whenever it lets go, the test may close and open sockets.
 */
public final class BucketKernel implements ChannelFactory {

    private static final int TYPE = 4;
    private static final int FLAGS = 6;
    private static final int SEQUENCE = 8;
    private static final int FAMILY = 16;
    private static final int PROTOCOL = 17;
    private static final int STATES = 20;
    private static final int SPORT = 24;
    private static final int DPORT = 26;
    private static final int COOKIE = 64;
    private static final int ATTRIBUTES = 72;
    private static final int DUMP = 0x300;
    private static final int LEGACY = 18;
    private static final int LISTEN = 10;
    private static final int AT_ONCE = 16;
    private static final int LISTENER_BUCKETS = 32;
    private static final int EINVAL = 22;

    private final List<List<SampleSocket>> listeners = new ArrayList<>();
    private final List<List<SampleSocket>> others = new ArrayList<>();
    private final int rowsOfDatagram;
    private OptionalInt known;
    private OptionalInt sockets = OptionalInt.empty();
    private Runnable whenItLetsGo = () -> {};
    private boolean refusesPrograms;
    private int dumps;
    private int lookups;
    private int bucketReads;

    /**
     * Creates an empty one that tells its number of buckets.
     *
     * @param rowsOfDatagram how many rows it puts into a datagram
     */
    public BucketKernel(int buckets, int rowsOfDatagram) {
        this.rowsOfDatagram = rowsOfDatagram;
        known = OptionalInt.of(buckets);
        for (int i = 0; i < LISTENER_BUCKETS; i++) {
            listeners.add(new ArrayList<>());
        }
        for (int i = 0; i < buckets; i++) {
            others.add(new ArrayList<>());
        }
    }

    /** Makes it keep its number of buckets for itself, as before Linux 6.1. */
    public BucketKernel silent() {
        known = OptionalInt.empty();
        return this;
    }

    /** Makes it say its number of buckets. */
    public BucketKernel sayingBuckets() {
        known = OptionalInt.of(others.size());
        return this;
    }

    /** Makes it tell about how many sockets it has. */
    public BucketKernel sayingSockets(int count) {
        sockets = OptionalInt.of(count);
        return this;
    }

    /** Makes it refuse filter programs. */
    public BucketKernel refusingPrograms() {
        refusesPrograms = true;
        return this;
    }

    /** Sets what happens whenever it lets go of a bucket. */
    public void whenItLetsGo(Runnable event) {
        whenItLetsGo = event;
    }

    /** Puts a socket first into its bucket. */
    public SampleSocket open(SampleSocket socket) {
        bucketOf(socket).add(0, socket);
        return socket;
    }

    /** Takes a socket out of its bucket. */
    public void close(SampleSocket socket) {
        bucketOf(socket).remove(socket);
    }

    private List<SampleSocket> bucketOf(SampleSocket socket) {
        if (socket.state == LISTEN) {
            return listeners.get(socket.localPort % LISTENER_BUCKETS);
        }
        int hash =
                socket.protocol == Protocol.TCP
                        ? (int) ((socket.cookie * 0x9e3779b97f4a7c15L) >>> 40)
                        : socket.localPort;
        return others.get(hash % others.size());
    }

    /** Returns how many dumps were asked for. */
    public int dumps() {
        return dumps;
    }

    /** Returns how many single sockets were looked up. */
    public int lookups() {
        return lookups;
    }

    /** Returns how often the number of buckets was read. */
    public int bucketReads() {
        return bucketReads;
    }

    @Override
    public NetlinkChannel open() {
        return new Channel();
    }

    @Override
    public OptionalInt sockets() {
        return sockets;
    }

    @Override
    public OptionalInt buckets(Protocol protocol) {
        bucketReads++;
        return known;
    }

    private final class Channel implements NetlinkChannel {

        private ByteBuffer request;
        private byte[] program;
        private final List<byte[]> ready = new ArrayList<>();
        private boolean dumping;
        private int bucket;
        private int behind;
        private int sequence;

        @Override
        public void send(ByteBuffer bytes) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(bytes.position(), copy);
            request = ByteBuffer.wrap(copy).order(ByteOrder.nativeOrder());
            dumping = (request.getShort(FLAGS) & DUMP) == DUMP;
            if (!dumping) {
                for (int at = 0; at < copy.length; at += request.getInt(at)) {
                    lookUp(at);
                }
                return;
            }
            dumps++;
            program = program();
            bucket = 0;
            behind = 0;
            if (program.length > 0 && refusesPrograms) {
                dumping = false;
                ready.add(error(EINVAL, 0));
            }
        }

        private byte[] program() {
            if (isLegacy() || request.limit() <= ATTRIBUTES) {
                return new byte[0];
            }
            byte[] bytes = new byte[request.getShort(ATTRIBUTES) - 4];
            request.get(ATTRIBUTES + 4, bytes);
            return bytes;
        }

        private boolean isLegacy() {
            return request.getShort(TYPE) == LEGACY;
        }

        private void lookUp(int at) {
            lookups++;
            long cookie = request.getLong(at + COOKIE);
            for (List<SampleSocket> chain : others) {
                for (SampleSocket socket : chain) {
                    if (socket.cookie == cookie) {
                        ready.add(addressed(row(socket), at));
                        return;
                    }
                }
            }
            ready.add(error(2, at));
        }

        private byte[] error(int errno, int at) {
            byte[] body = KernelBytes.inNativeOrder().u32(-errno).raw(new byte[16]).toArray();
            return addressed(KernelBytes.inNativeOrder().message(2, 0, 0, 0, body).toArray(), at);
        }

        private byte[] addressed(byte[] message, int at) {
            ByteBuffer.wrap(message)
                    .order(ByteOrder.nativeOrder())
                    .putInt(SEQUENCE, request.getInt(at + SEQUENCE))
                    .putInt(SEQUENCE + 4, portId());
            return message;
        }

        @Override
        public ByteBuffer receive() throws IOException {
            if (!ready.isEmpty()) {
                return ByteBuffer.wrap(ready.remove(0)).order(ByteOrder.nativeOrder());
            }
            if (!dumping) {
                throw new NoAnswerException(Duration.ZERO);
            }
            ByteArrayOutputStream datagram = new ByteArrayOutputStream();
            fill(datagram);
            whenItLetsGo.run();
            if (datagram.size() == 0) {
                dumping = false;
                datagram.writeBytes(addressed(DiagRow.done(0), 0));
            }
            return ByteBuffer.wrap(datagram.toByteArray()).order(ByteOrder.nativeOrder());
        }

        /** Goes through the buckets, listeners first, until the datagram is full. */
        private void fill(ByteArrayOutputStream datagram) {
            int rows = 0;
            while (bucket < LISTENER_BUCKETS + others.size()) {
                boolean isListeners = bucket < LISTENER_BUCKETS;
                List<SampleSocket> chain =
                        isListeners ? listeners.get(bucket) : others.get(bucket - LISTENER_BUCKETS);
                boolean inParts = !isListeners && request.get(PROTOCOL) != 17;
                int taken = 0;
                int at = behind;
                while (at < chain.size() && !(inParts && taken == AT_ONCE)) {
                    SampleSocket socket = chain.get(at);
                    if (isWanted(socket)) {
                        if (rows == rowsOfDatagram) {
                            behind = at;
                            return;
                        }
                        datagram.writeBytes(addressed(row(socket), 0));
                        rows++;
                        taken++;
                    }
                    at++;
                }
                if (inParts && taken == AT_ONCE) {
                    behind = at;
                    whenItLetsGo.run();
                } else {
                    bucket++;
                    behind = 0;
                }
            }
        }

        private boolean isWanted(SampleSocket socket) {
            if (isLegacy()) {
                return socket.protocol == Protocol.TCP;
            }
            ByteBuffer ports = request.duplicate().order(ByteOrder.BIG_ENDIAN);
            int local = Short.toUnsignedInt(ports.getShort(SPORT));
            int remote = Short.toUnsignedInt(ports.getShort(DPORT));
            return request.get(PROTOCOL) == socket.protocol.number()
                    && request.get(FAMILY) == socket.socketFamily().number()
                    && (request.getInt(STATES) >> socket.state & 1) != 0
                    && (local == 0 || local == socket.localPort)
                    && (remote == 0 || remote == socket.remotePort)
                    && (program.length == 0 || KernelModel.accepts(program, socket));
        }

        private byte[] row(SampleSocket socket) {
            DiagRow row =
                    DiagRow.row()
                            .addresses(2, socket.local.toBytes(), socket.remote.toBytes())
                            .ports(socket.localPort, socket.remotePort)
                            .state(socket.state)
                            .cookie(socket.cookie);
            return isLegacy() ? row.legacyMessage() : row.message();
        }

        @Override
        public int portId() {
            return 4711;
        }

        @Override
        public int nextSequence() {
            return ++sequence;
        }

        @Override
        public void close() {
            dumping = false;
        }
    }
}
