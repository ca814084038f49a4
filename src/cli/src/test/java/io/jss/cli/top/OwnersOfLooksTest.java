package io.jss.cli.top;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.filter.SocketFacts;
import io.jss.owners.OwnerIndex;
import io.jss.owners.OwnerScan;
import io.jss.owners.ProcessInfo;
import io.jss.owners.RawText;
import io.jss.owners.SocketHolder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** How often processes are looked for, and what is remembered of them. */
class OwnersOfLooksTest {

    private final List<Long> held = new ArrayList<>(List.of(7L, 8L));
    private int scans;
    private final OwnersOfLooks memory = new OwnersOfLooks(OwnerScan.of(this::index));

    private OwnerIndex index() {
        scans++;
        OwnerIndex.Builder index = new OwnerIndex.Builder();
        held.forEach(inode -> index.holder(inode, holder(inode)));
        return index.build(true);
    }

    private static SocketHolder holder(long inode) {
        RawText none = RawText.of(new byte[0]);
        return new SocketHolder(
                new ProcessInfo(100 + (int) inode, 1, OptionalLong.empty(), none, none, none), 3);
    }

    private List<Integer> pids(long inode) {
        List<Integer> pids = new ArrayList<>();
        memory.owners(inode).forEach((SocketFacts.Owner owner) -> pids.add(owner.pid()));
        return pids;
    }

    @Test
    void processesAreLookedForOnceForEachNewSocket() {
        memory.begin();
        assertThat(pids(7)).containsExactly(107);
        assertThat(pids(8)).containsExactly(108);
        assertThat(pids(9)).as("nobody's").isEmpty();
        assertThat(pids(0)).isEmpty();
        assertThat(scans).isOne();

        memory.begin();
        assertThat(pids(7)).containsExactly(107);
        assertThat(pids(9)).isEmpty();
        assertThat(scans).isOne();

        memory.begin();
        held.add(10L);
        assertThat(pids(10)).containsExactly(110);
        assertThat(scans).isEqualTo(2);
    }

    @Test
    void aSocketThatHasGoneHasThoseThatHeldIt() {
        memory.begin();
        assertThat(pids(7)).containsExactly(107);
        held.clear();

        memory.begin();
        assertThat(pids(7)).containsExactly(107);
        assertThat(memory.allOwnersSeen()).isTrue();
    }

    @Test
    void whatTwoLooksHaveNotAskedForIsForgotten() {
        memory.begin();
        pids(7);
        memory.begin();
        memory.begin();
        held.clear();

        assertThat(pids(7)).isEmpty();
        assertThat(scans).isEqualTo(2);
    }
}
