package io.jss.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.export.RememberedSockets.Facts;
import io.jss.export.RememberedSockets.Opened;
import io.jss.export.RememberedSockets.Remembered;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RememberedSocketsTest {

    private static final Opened OPENED = new Opened(Optional.empty(), Instant.EPOCH);

    @Test
    void agreesWithAMapWhateverIsAddedAndRemoved() {
        Random random = new Random(18);
        RememberedSockets sockets = new RememberedSockets();
        Map<Long, Remembered> expected = new HashMap<>();
        for (int look = 1; look <= 40; look++) {
            for (int i = 0; i < 500; i++) {
                long cookie = random.nextInt(2000) * 4096L + 1;
                if (random.nextInt(4) == 0) {
                    assertThat(sockets.remove(cookie)).isSameAs(expected.remove(cookie));
                } else if (sockets.get(cookie) == null) {
                    Remembered one = new Remembered(cookie, OPENED, Facts.NONE);
                    sockets.add(one);
                    assertThat(expected.put(cookie, one)).isNull();
                }
                if (sockets.get(cookie) != null) {
                    sockets.get(cookie).seen = look;
                }
            }
            int least = look - 1;
            sockets.removeUnseenSince(least);
            expected.values().removeIf(one -> one.seen < least);

            assertThat(sockets.size()).isEqualTo(expected.size());
            expected.forEach((cookie, one) -> assertThat(sockets.get(cookie)).isSameAs(one));
        }
    }
}
