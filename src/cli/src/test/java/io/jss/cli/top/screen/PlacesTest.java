package io.jss.cli.top.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows keep their places. */
class PlacesTest {

    private final List<SocketRow> rows = Sample.rows();
    private final Places<Long> places = sorted(rows);

    private static Places<Long> sorted(List<SocketRow> rows) {
        return Places.of(Order.BYTES.of(rows));
    }

    private List<SocketRow> with(int at, SocketRow row) {
        List<SocketRow> changed = new ArrayList<>(rows);
        changed.set(at, row);
        return changed;
    }

    private static SocketRow row(List<SocketRow> rows, long cookie) {
        return rows.stream().filter(row -> row.cookie() == cookie).findFirst().orElseThrow();
    }

    @Test
    void areByTheOrderAtFirst() {
        assertThat(places.keys()).containsExactly(3L, 2L, 5L, 4L, 1L, 6L);
    }

    @Test
    void stayWhenValuesChange() {
        List<SocketRow> changed = new ArrayList<>();
        for (SocketRow row : rows) {
            changed.add(Sample.busy(row, 10_000 - row.cookie()));
        }

        assertThat(places.next(Order.BYTES.of(changed), 6)).isEqualTo(places);
    }

    @Test
    void thePlaceOfARowThatHasGoneIsTakenByTheFirstBelowTheScreen() {
        List<SocketRow> left = new ArrayList<>(rows);
        left.remove(row(rows, 2));

        assertThat(places.next(Order.BYTES.of(left), 3).keys()).containsExactly(3L, 4L, 5L, 1L, 6L);
    }

    @Test
    void aRowThatWasLongQuietMakesRoomForABusyOneBelowTheScreen() {
        int third = rows.indexOf(row(rows, 3));
        List<SocketRow> once = with(third, Sample.quiet(rows.get(third), Places.QUIET - 1));
        List<SocketRow> long5 = with(third, Sample.quiet(rows.get(third), Places.QUIET));

        assertThat(places.next(Order.BYTES.of(once), 3).keys()).startsWith(3L, 2L, 5L);
        assertThat(places.next(Order.BYTES.of(long5), 3).keys())
                .startsWith(4L, 2L, 5L)
                .endsWith(3L);
    }

    @Test
    void newRowsAreBelowTheOthersByTheOrder() {
        List<SocketRow> few = List.of(row(rows, 1), row(rows, 4));
        Places<Long> before = sorted(few);

        assertThat(before.next(Order.BYTES.of(rows), 10).keys())
                .startsWith(4L, 1L)
                .containsExactly(4L, 1L, 3L, 2L, 5L, 6L);
    }

    @Test
    void whatHasNoPlaceIsBehindTheOthers() {
        List<SocketRow> few = List.of(row(rows, 1), row(rows, 4));

        assertThat(sorted(few).place(rows))
                .extracting(SocketRow::cookie)
                .containsExactly(4L, 1L, 2L, 3L, 5L, 6L);
    }
}
