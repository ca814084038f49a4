package io.jss.owners;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InodeSetTest {

    @Test
    void holdsWhatWasAddedAndNothingElse() {
        InodeSet set = new InodeSet();
        for (long inode = 1; inode <= 50_000; inode++) {
            assertThat(set.add(inode * 3)).isTrue();
            assertThat(set.add(inode * 3)).isFalse();
        }
        assertThat(set.size()).isEqualTo(50_000);
        for (long inode = 1; inode <= 150_000; inode++) {
            assertThat(set.contains(inode)).isEqualTo(inode % 3 == 0);
        }
    }

    @Test
    void zeroIsNoInode() {
        InodeSet set = InodeSet.of(0);
        assertThat(set.size()).isZero();
        assertThat(set.contains(0)).isFalse();
    }

    @Test
    void everyBitOfAnInodeCounts() {
        InodeSet set = InodeSet.of(0xffff_ffffL, -1L, 1L << 63);
        assertThat(set.size()).isEqualTo(3);
        assertThat(set.contains(0xffff_fffeL)).isFalse();
    }
}
