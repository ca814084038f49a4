package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.SocketTable;
import io.jss.model.Connection;
import io.jss.model.Endpoint;
import io.jss.model.InetSocket;
import io.jss.model.IpAddress;
import io.jss.model.Protocol;
import io.jss.model.StructField;
import io.jss.model.Structure;
import io.jss.model.TcpInfoField;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The tcp_info that the kernel's diagnosis gives is the one that getsockopt(TCP_INFO) gives of the
 * same idle socket, field by field.
 */
@Tag("kernel")
class TcpInfoIT {

    /** Milliseconds since something happened, which go on between the two looks. */
    private static final Set<TcpInfoField> CLOCKS =
            EnumSet.of(
                    TcpInfoField.LAST_DATA_SENT,
                    TcpInfoField.LAST_ACK_SENT,
                    TcpInfoField.LAST_DATA_RECV,
                    TcpInfoField.LAST_ACK_RECV);

    private static final long MILLISECONDS_BETWEEN = 30_000;
    private static final int PORTS = 4;

    /** Waits until no acknowledgement is due any more, then gives both structures byte by byte. */
    private static final String SCRIPT =
            """
            import time
            l = socket(AF_INET, SOCK_STREAM); l.bind(('127.0.0.1', 0)); l.listen(1)
            c = socket(AF_INET, SOCK_STREAM); c.connect(l.getsockname())
            a, _ = l.accept()
            c.sendall(b'x' * 10000)
            n = 0
            while n < 10000: n += len(a.recv(10000))
            a.sendall(b'answer'); c.recv(100)
            while any(struct.unpack_from('I', s.getsockopt(SOL_TCP, TCP_INFO, 104), 24)[0]
                      for s in (c, a)): # tcpi_unacked
                time.sleep(0.01)
            ci, ai = (s.getsockopt(SOL_TCP, TCP_INFO, 512) for s in (c, a))
            ready(c.getsockname()[1], a.getsockname()[1], len(ci), len(ai), *ci, *ai)
            """;

    @Test
    void theKernelTellsByDiagnosisWhatItTellsBySocketOption() throws IOException {
        try (PythonSockets sockets = PythonSockets.run(SCRIPT);
                SocketTable table = SocketTable.open()) {
            int client = sockets.number(0);
            int server = sockets.number(1);
            int first = sockets.number(2);

            compare(find(table, client, server), bytes(sockets, PORTS, first));
            compare(find(table, server, client), bytes(sockets, PORTS + first, sockets.number(3)));
        }
    }

    private static void compare(InetSocket socket, ByteBuffer option) {
        assertThat(socket.has(Structure.TCP_INFO)).isTrue();
        int bit = 0;
        int compared = 0;
        for (StructField field : Structure.TCP_INFO.fields()) {
            int width = field.type().bits();
            if (width % Byte.SIZE == 0) {
                bit = (bit + width - 1) / width * width; // numbers lie at multiples of their size
            }
            if ((bit + width - 1) / Byte.SIZE < option.limit()) {
                long expected = number(option, bit, width);
                long told = socket.numberOr(field, -1);
                if (CLOCKS.contains(field)) {
                    assertThat(told - expected).as("%s", field).isBetween(0L, MILLISECONDS_BETWEEN);
                } else {
                    assertThat(told).as("%s", field).isEqualTo(expected);
                }
                compared++;
            } else {
                assertThat(socket.numberOr(field, -1)).as("%s", field).isEqualTo(-1);
            }
            bit += width;
        }
        assertThat(compared).isGreaterThan(40);
    }

    /** Bit-fields fill a byte from the end that the byte order begins with. */
    private static long number(ByteBuffer bytes, int bit, int width) {
        int at = bit / Byte.SIZE;
        return switch (width) {
            case Byte.SIZE -> Byte.toUnsignedLong(bytes.get(at));
            case Short.SIZE -> Short.toUnsignedLong(bytes.getShort(at));
            case Integer.SIZE -> Integer.toUnsignedLong(bytes.getInt(at));
            case Long.SIZE -> bytes.getLong(at);
            default -> {
                boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
                int low = little ? bit % Byte.SIZE : Byte.SIZE - width - bit % Byte.SIZE;
                yield Byte.toUnsignedLong(bytes.get(at)) >>> low & ((1L << width) - 1);
            }
        };
    }

    private static InetSocket find(SocketTable table, int local, int remote) throws IOException {
        IpAddress loopback = IpAddress.parse("127.0.0.1");
        return table.find(
                        new Connection(
                                Protocol.TCP,
                                Endpoint.of(loopback, local),
                                Endpoint.of(loopback, remote)))
                .orElseThrow();
    }

    private static ByteBuffer bytes(PythonSockets sockets, int from, int length) {
        List<Integer> numbers = sockets.numbers().subList(from, from + length);
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.nativeOrder());
        numbers.forEach(number -> bytes.put(number.byteValue()));
        return bytes.flip();
    }
}
