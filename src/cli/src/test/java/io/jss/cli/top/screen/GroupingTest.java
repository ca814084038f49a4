package io.jss.cli.top.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.top.screen.SocketRow.Home;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What groups are called, and what counts in them. */
class GroupingTest {

    private static List<Grouping.Group> groups(Grouping grouping, List<SocketRow> rows) {
        return grouping.groups(rows, Order.BYTES);
    }

    private static SocketRow nobodys(SocketRow row) {
        return new SocketRow(row.socket(), row.mark(), row.rates(), 0, 0, Home.UNKNOWN);
    }

    @Test
    void whatHasGoneCountsInTheLookInWhichItWent() {
        SocketRow gone = Sample.rows().get(4);
        List<Grouping.Group> now = groups(Grouping.PROCESS, List.of(gone));
        assertThat(now).extracting(Grouping.Group::key).containsExactly("90/sshd");
        assertThat(now.get(0).sent()).isEqualTo(1000);
        assertThat(now.get(0).there()).isZero();
        assertThat(now.get(0).queued()).isZero();

        assertThat(groups(Grouping.PROCESS, List.of(gone.quietAfter(1)))).isEmpty();
    }

    @Test
    void whoseProcessIsNotKnownIsInARowOfItsOwn() {
        List<SocketRow> rows = Sample.rows();
        assertThat(groups(Grouping.PROCESS, List.of(nobodys(rows.get(1)), nobodys(rows.get(4)))))
                .extracting(Grouping.Group::key)
                .containsExactly("owner not seen");
    }

    @Test
    void theGroupWithTheLargestSumIsFirst() {
        List<SocketRow> rows = Sample.rows();
        SocketRow most = Sample.busy(rows.get(4), 3000); // of port 22, each of port 443 sent less
        List<SocketRow> all = List.of(most, Sample.busy(rows.get(1), 2000), rows.get(2));

        assertThat(keys(all, Order.BYTES)).containsExactly("443", "22");
        assertThat(keys(all, Order.SENT)).containsExactly("443", "22");
        assertThat(keys(all, Order.RECEIVED)).containsExactly("443", "22");
        assertThat(keys(all, Order.QUEUES)).containsExactly("443", "22");
        assertThat(keys(all, Order.PORT)).containsExactly("22", "443");
        assertThat(keys(all, Order.AGE)).containsExactly("443", "22");
        assertThat(keys(List.of(most, rows.get(0)), Order.BYTES)).containsExactly("22", "443");
    }

    private static List<String> keys(List<SocketRow> rows, Order order) {
        return Grouping.PORT.groups(rows, order).stream().map(Grouping.Group::key).toList();
    }

    @Test
    void groupsKeepTheirPlacesUntilAKeyOrdersThemAnew() {
        History history = Sample.history();
        View view = Sample.view(history).with(Grouping.PORT, "").after(history, 10);
        List<String> places = view.groupPlaces().keys();
        assertThat(places).startsWith("443");
        List<SocketRow> rows = new ArrayList<>(Sample.rows());
        rows.replaceAll(row -> Sample.busy(row, row.socket().localPort() == 22 ? 99_000 : 1));
        history.add(Sample.snapshot(rows, 2));
        view = view.after(history, 10);

        assertThat(view.groupPlaces().keys()).isEqualTo(places);
        view = Keys.press('b', view, history, Sample.canvas(80, 24)).view();
        assertThat(Picture.groups(view, history.back(0)).get(0).key()).isEqualTo("22");
    }

    @Test
    void aMappedAddressIsOneOfIpv4() {
        assertThat(groups(Grouping.REMOTE, List.of(Sample.rows().get(4))))
                .extracting(Grouping.Group::key)
                .containsExactly("192.0.2.7");
    }
}
