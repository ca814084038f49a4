package io.jss.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.jss.model.Protocol;
import io.jss.model.StructField;
import io.jss.model.Structure;
import io.jss.netlink.MessageCursor;
import io.jss.testing.Capture;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetailAllocationTest {

    private static final int SOCK_DIAG_BY_FAMILY = 20;
    private static final int ROUNDS = 2_000;

    private final InetDiagView view = new InetDiagView();
    private final MessageCursor message = new MessageCursor();
    private final List<StructField> fields = Structure.TCP_INFO.fields();

    @Test
    void readingEveryNumberOfEverySocketAllocatesNothing() throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        ByteBuffer dump = Capture.messages("6.18.44", "tcp4");
        long sum = read(dump);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < ROUNDS; i++) {
            sum -= read(dump);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(sum).isNotZero();
        assertThat(allocated).isLessThan(ROUNDS);
    }

    private long read(ByteBuffer dump) throws Exception {
        long sum = 0;
        message.reset(dump);
        while (message.next()) {
            if (message.type() == SOCK_DIAG_BY_FAMILY) {
                view.wrap(message, Protocol.TCP);
                for (int i = 0; i < fields.size(); i++) {
                    sum += view.numberOr(fields.get(i), -1);
                }
                sum += view.congestionOr("none").length() + view.tosOr(0) + view.classIdOr(0);
            }
        }
        return sum;
    }
}
