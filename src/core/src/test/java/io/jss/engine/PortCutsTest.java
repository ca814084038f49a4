package io.jss.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.encode.bytecode.PortBox;
import io.jss.model.Connection;
import io.jss.model.Endpoint;
import io.jss.model.IpAddress;
import io.jss.model.Protocol;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PortCutsTest {

    private static final IpAddress ADDRESS = IpAddress.parse("127.0.0.1");

    private final List<SeenRow> rows = new ArrayList<>();

    @Test
    void eachPortIsInOneBoxAndNoBoxHasTooMany() {
        Random random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            boolean client = random.nextBoolean();
            int port = 1_024 + random.nextInt(60_000);
            add(client ? port : 80, client ? 80 : port);
        }

        Deque<PortBox> boxes = cut(48);

        for (PortBox box : boxes) {
            assertThat(rows.stream().filter(r -> box.holds(r.localPort(), r.remotePort())).count())
                    .isLessThanOrEqualTo(48);
        }
        assertThat(boxes).hasSizeLessThan(30);
        for (int i = 0; i < 10_000; i++) {
            int local = random.nextInt(65_536);
            int remote = random.nextInt(65_536);
            assertThat(boxes.stream().filter(box -> box.holds(local, remote))).hasSize(1);
        }
    }

    @Test
    void whatIsFewIsNotCut() {
        add(80, 1_024);
        add(80, 1_025);

        assertThat(cut(2)).containsExactly(PortBox.ALL);
        assertThat(cut(1))
                .containsExactly(
                        new PortBox(0, 65_535, 0, 1_024), new PortBox(0, 65_535, 1_025, 65_535));
    }

    @Test
    void rowsOfTheSamePortsStayTogether() {
        for (int i = 0; i < 50; i++) {
            add(80, 0);
        }
        add(81, 0);

        assertThat(cut(4))
                .containsExactly(new PortBox(0, 80, 0, 65_535), new PortBox(81, 65_535, 0, 65_535));
    }

    private Deque<PortBox> cut(int most) {
        Deque<PortBox> boxes = new ArrayDeque<>();
        PortCuts.cut(PortBox.ALL, rows, most, boxes);
        return boxes;
    }

    private void add(int local, int remote) {
        rows.add(
                new SeenRow(
                        rows.size() + 1L,
                        new Connection(
                                Protocol.TCP,
                                Endpoint.of(ADDRESS, local),
                                Endpoint.of(ADDRESS, remote))));
    }
}
