package io.jss.export;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/**
 * The page of metrics. It is made once a second at most, in each format that is asked for, however
 * many ask: all of them are given the same bytes.
 *
 * <p><b>Threads.</b> Any number; one makes the page, the others wait for it.
 */
final class ScrapePage {

    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Refresh refresh;
    private final PrometheusMeterRegistry registry;
    private final Map<PageFormat, Page> pages = new EnumMap<>(PageFormat.class);

    /** Looks at the tables. */
    interface Refresh {
        void run() throws IOException;
    }

    /**
     * A page as it was made.
     *
     * @param bytes plain
     * @param zipped the same for those that take gzip
     */
    @SuppressWarnings("ArrayRecordComponent") // written once, read by the server
    record Page(byte[] bytes, byte[] zipped, long time) {}

    ScrapePage(Refresh refresh, PrometheusMeterRegistry registry) {
        this.refresh = refresh;
        this.registry = registry;
    }

    /**
     * Returns the page.
     *
     * @throws IOException when the sockets cannot be looked at
     */
    synchronized Page page(PageFormat format) throws IOException {
        Page known = pages.get(format);
        if (known == null || System.nanoTime() - known.time() >= FRESH_NANOS) {
            refresh.run();
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            registry.scrape(plain, format.contentType());
            ByteArrayOutputStream zipped = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
                plain.writeTo(gzip);
            }
            known = new Page(plain.toByteArray(), zipped.toByteArray(), System.nanoTime());
            pages.put(format, known);
        }
        return known;
    }
}
