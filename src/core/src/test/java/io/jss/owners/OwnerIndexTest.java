package io.jss.owners;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class OwnerIndexTest {

    private static final RawText NO_TEXT = RawText.of(new byte[0]);

    private static ProcessInfo process(int pid) {
        return new ProcessInfo(pid, 1, OptionalLong.empty(), NO_TEXT, NO_TEXT, NO_TEXT);
    }

    @Test
    void holdersAddedSocketBySocketAreThoseOfEachInode() {
        SocketHolder master = new SocketHolder(process(7), 3);
        SocketHolder worker = new SocketHolder(process(9), 4);
        SocketHolder other = new SocketHolder(process(9), 5);
        OwnerIndex first =
                new OwnerIndex.Builder()
                        .holder(501, master)
                        .holder(501, worker)
                        .holder(502, other)
                        .holder(503, master)
                        .build(true);
        OwnerIndex.Builder again = new OwnerIndex.Builder();
        first.forEach(again::holder);

        for (OwnerIndex index : new OwnerIndex[] {first, again.build(true)}) {
            assertThat(index.holders(501)).containsExactly(master, worker);
            assertThat(index.holders(502)).containsExactly(other);
            assertThat(index.holders(503)).containsExactly(master);
            assertThat(index.processes()).containsExactly(process(7), process(9));
            assertThat(index.isComplete()).isTrue();
        }
    }
}
