package io.jss.cli.details;

import io.jss.model.Unit;
import java.util.Locale;

/** Writes numbers with their units as people read them. */
public final class Quantity {

    private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    private static final double STEP = 1024;
    private static final double THOUSAND = 1000;
    private static final double SIXTY = 60;
    private static final double MANY = 100;

    private Quantity() {}

    /** Returns a number in its unit: {@code 18.3 MiB}, {@code 1.2 ms}, {@code 7}. */
    public static String of(long value, Unit unit) {
        double number = unsigned(value);
        return switch (unit) {
            case BYTES -> bytes(number);
            case BYTES_PER_SECOND -> bytes(number) + "/s";
            case MICROSECONDS -> micros(number);
            case MILLISECONDS -> micros(number * THOUSAND);
            case SECONDS -> micros(number * THOUSAND * THOUSAND);
            case JIFFIES -> Long.toUnsignedString(value) + " jiffies";
            case PER_256 -> shortened(number / 256);
            case PER_1024 -> shortened(number / 1024);
            case IDENTIFIER -> "0x" + Long.toHexString(value);
            case SEGMENTS, PACKETS, CHUNKS, COUNT, NUMBER, SEQUENCE -> Long.toUnsignedString(value);
            case BITS -> (value == 1 ? "" : "0x") + Long.toHexString(value);
        };
    }

    /** Returns milliseconds without their unit, {@code 0.4} of 400 microseconds. */
    public static String millis(long micros) {
        return shortened(unsigned(micros) / THOUSAND);
    }

    private static String bytes(double value) {
        double scaled = value;
        int unit = 0;
        while (scaled >= STEP && unit < BINARY.length - 1) {
            scaled /= STEP;
            unit++;
        }
        return shortened(scaled) + " " + BINARY[unit];
    }

    private static String micros(double micros) {
        double seconds = micros / THOUSAND / THOUSAND;
        if (seconds < 1) {
            return shortened(micros / THOUSAND) + " ms";
        }
        if (seconds < 2 * SIXTY) {
            return shortened(seconds) + " s";
        }
        double minutes = seconds / SIXTY;
        return minutes < 2 * SIXTY
                ? shortened(minutes) + " min"
                : shortened(minutes / SIXTY) + " h";
    }

    /** Returns three digits or so, and no zeros behind the point. */
    private static String shortened(double value) {
        int digits = value >= MANY ? 0 : value >= 1 ? 1 : 3;
        String text = String.format(Locale.ROOT, "%." + digits + "f", value);
        return text.indexOf('.') < 0 ? text : text.replaceAll("\\.?0+$", "");
    }

    private static double unsigned(long value) {
        double half = (value >>> 1) * 2.0;
        return half + (value & 1);
    }
}
