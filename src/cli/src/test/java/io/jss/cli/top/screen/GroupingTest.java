package io.jss.cli.top.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.top.screen.SocketRow.Home;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What groups are called, and what counts in them. */
class GroupingTest {

    private static List<Grouping.Group> groups(Grouping grouping, List<SocketRow> rows) {
        return grouping.groups(rows);
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
    void aMappedAddressIsOneOfIpv4() {
        assertThat(groups(Grouping.REMOTE, List.of(Sample.rows().get(4))))
                .extracting(Grouping.Group::key)
                .containsExactly("192.0.2.7");
    }
}
