package io.jss.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cookies are known when they were added, whether they lie together or far apart. */
class CookieSetTest {

    private static final int MANY = 50_000;

    private final CookieSet cookies = new CookieSet();

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 32, 48, 63})
    void whatWasAddedIsKnownAndNothingElse(int zeros) {
        Random random = new Random(zeros);
        Set<Long> expected = new HashSet<>();
        for (int i = 0; i < MANY; i++) {
            long cookie = random.nextLong() >>> zeros;
            if (cookie != 0) {
                assertThat(cookies.contains(cookie)).isEqualTo(expected.contains(cookie));
                assertThat(cookies.add(cookie)).isEqualTo(expected.add(cookie));
            }
        }
        assertThat(cookies.size()).isEqualTo(expected.size());
        assertThat(expected).allMatch(cookies::contains);
    }

    @Test
    void cookiesOneAfterTheOtherAreEachNewOnce() {
        for (long cookie = 1; cookie <= MANY; cookie++) {
            assertThat(cookies.contains(cookie)).isFalse();
            assertThat(cookies.add(cookie)).isTrue();
            assertThat(cookies.add(cookie)).isFalse();
        }
        assertThat(cookies.contains(MANY + 1)).isFalse();
    }

    @Test
    void aSetThatWasClearedKnowsNone() {
        for (long cookie = -MANY; cookie != 0; cookie++) {
            cookies.add(cookie);
        }
        cookies.clear();

        assertThat(cookies.size()).isZero();
        assertThat(cookies.contains(-1)).isFalse();
        assertThat(cookies.add(-1)).isTrue();
    }

    @Test
    void zeroIsNoIdentity() {
        assertThat(cookies.add(0)).isTrue();
        assertThat(cookies.add(0)).isTrue();
        assertThat(cookies.contains(0)).isFalse();
        assertThat(cookies.size()).isZero();
    }
}
