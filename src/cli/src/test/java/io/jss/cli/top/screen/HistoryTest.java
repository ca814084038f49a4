package io.jss.cli.top.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The snapshots that are kept. */
class HistoryTest {

    private final History history = new History();

    @Test
    void isBoundedByTheRowsOfItsSnapshots() {
        SocketRow row = Sample.rows().get(1);
        List<SocketRow> many = Collections.nCopies(History.MAX_ROWS / 4, row);
        for (int look = 0; look < 9; look++) {
            history.add(Sample.snapshot(many, look));
        }

        assertThat(history.size()).isEqualTo(4);
        assertThat(history.back(0).time()).isEqualTo(Sample.snapshot(many, 8).time());
        assertThat(history.back(99).time()).isEqualTo(Sample.snapshot(many, 5).time());
    }

    @Test
    void isBoundedInNumberAndOfTheLastMinuteForTheBars() {
        for (int look = 0; look < History.MAX_SNAPSHOTS + 9; look++) {
            history.add(Sample.snapshot(List.of(), look));
        }

        assertThat(history.size()).isEqualTo(History.MAX_SNAPSHOTS);
        assertThat(history.minute(Snapshot.Totals::sent)).hasSize(60).endsWith(614_000L);
    }

    @Test
    void startsAnewWhenOtherSocketsAreMeant() {
        history.add(Sample.snapshot(Sample.rows(), 0));
        Snapshot one = Sample.snapshot(Sample.rows(), 1);
        history.add(
                new Snapshot(one.time(), 7, one.rows(), one.totals(), one.findings(), List.of()));

        assertThat(history.size()).isEqualTo(1);
        assertThat(history.minute(Snapshot.Totals::sent)).containsExactly(7000L);
    }
}
