package io.jss.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CookieIndexTest {

    /** Rows come, go and move; after each step what is there is found, and nothing else. */
    @Test
    void findsWhatAMapFinds() {
        Random random = new Random(16);
        Rows rows = new Rows(0);
        CookieIndex index = new CookieIndex(rows);
        Map<Long, Integer> model = new HashMap<>();
        for (int step = 0; step < 60_000; step++) {
            boolean growing = step % 20_000 < 11_000;
            if (model.isEmpty() || random.nextInt(10) < (growing ? 8 : 2)) {
                long cookie = 1L + random.nextInt(50_000);
                if (!model.containsKey(cookie)) {
                    int row = rows.add();
                    rows.set(row, Rows.COOKIE, cookie);
                    index.add(row);
                    model.put(cookie, row);
                }
            } else {
                remove(random.nextInt(rows.size()), rows, index, model);
            }
            if (step % 1000 == 0) {
                index.trim();
                check(index, model);
            }
        }
        check(index, model);
    }

    private static void remove(int row, Rows rows, CookieIndex index, Map<Long, Integer> model) {
        int last = rows.size() - 1;
        index.remove(row);
        model.remove(rows.get(row, Rows.COOKIE));
        if (row != last) {
            index.renumber(last, row);
            model.put(rows.get(last, Rows.COOKIE), row);
        }
        rows.fillByLast(row);
    }

    private static void check(CookieIndex index, Map<Long, Integer> model) {
        long wrong = 0;
        for (long cookie = 1; cookie <= 50_000; cookie++) {
            wrong += index.find(cookie) == model.getOrDefault(cookie, -1) ? 0 : 1;
        }
        assertThat(wrong).isZero();
        assertThat(index.bytes()).isLessThanOrEqualTo(Math.max(256, model.size() * 10L + 256));
    }
}
