package io.jss.export;

import java.util.Locale;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.math.NumberUtils;

/** How metrics are written for Prometheus. */
enum PageFormat {
    /** The text format of Prometheus. */
    TEXT("text/plain; version=0.0.4; charset=utf-8"),
    /** OpenMetrics 1.0. */
    OPEN_METRICS("application/openmetrics-text; version=1.0.0; charset=utf-8");

    private final String contentType;

    PageFormat(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    /**
     * Returns the format that a header {@code Accept} (RFC 9110) likes better; text where it names
     * neither, and where it likes both as much.
     */
    static PageFormat accepted(String header) {
        double openMetrics = 0;
        double text = 0;
        for (String range : StringUtils.split(header.toLowerCase(Locale.ROOT), ',')) {
            String[] parts = StringUtils.split(range, ';');
            double quality = 1;
            for (String part : parts) {
                if (part.strip().startsWith("q=")) {
                    quality = NumberUtils.toDouble(part.strip().substring(2), 0);
                }
            }
            String type = parts.length == 0 ? "" : parts[0].strip();
            if (type.equals("application/openmetrics-text")) {
                openMetrics = Math.max(openMetrics, quality);
            } else if (type.equals("text/plain") || type.equals("text/*")) {
                text = Math.max(text, quality);
            }
        }
        return openMetrics > text ? OPEN_METRICS : TEXT;
    }
}
