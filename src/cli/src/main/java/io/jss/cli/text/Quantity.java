package io.jss.cli.text;

import io.jss.model.Unit;

/** Writes numbers with their units as people read them: three digits or so. */
public final class Quantity {

    private static final byte[][] BINARY = {
        RowBuffer.bytes(" B"),
        RowBuffer.bytes(" KiB"),
        RowBuffer.bytes(" MiB"),
        RowBuffer.bytes(" GiB"),
        RowBuffer.bytes(" TiB"),
        RowBuffer.bytes(" PiB"),
        RowBuffer.bytes(" EiB")
    };
    private static final byte[] PER_SECOND = RowBuffer.bytes("/s");
    private static final byte[] MILLISECONDS = RowBuffer.bytes(" ms");
    private static final byte[] SECONDS = RowBuffer.bytes(" s");
    private static final byte[] MINUTES = RowBuffer.bytes(" min");
    private static final byte[] HOURS = RowBuffer.bytes(" h");
    private static final int STEP_BITS = 10;
    private static final int THOUSAND = 1000;
    private static final int MILLION = 1_000_000;
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;

    /** From so many of a unit on the next one is used; only seconds and minutes go beyond it. */
    private static final int MANY = 120;

    private Quantity() {}

    /** Returns a number in its unit: {@code 18.3 MiB}, {@code 1.2 ms}, {@code 7}. */
    public static String of(long value, Unit unit) {
        RowBuffer text = new RowBuffer();
        write(value, unit, text);
        return text.text();
    }

    /** Returns milliseconds without their unit, {@code 0.4} of 400 microseconds. */
    public static String millis(long micros) {
        RowBuffer text = new RowBuffer();
        writeMillis(micros, text);
        return text.text();
    }

    /** Writes a number in its unit: {@code 18.3 MiB}, {@code 1.2 ms}, {@code 7}. */
    public static void write(long value, Unit unit, RowBuffer out) {
        switch (unit) {
            case BYTES -> bytes(value, out);
            case BYTES_PER_SECOND -> {
                bytes(value, out);
                out.ascii(PER_SECOND);
            }
            case MICROSECONDS -> time(value, MILLION, out);
            case MILLISECONDS -> time(value, THOUSAND, out);
            case SECONDS -> time(value, 1, out);
            case JIFFIES -> {
                out.decimal(value);
                out.ascii(" jiffies");
            }
            case PER_256 -> quotient(value, 256, out);
            case PER_1024 -> quotient(value, 1024, out);
            case IDENTIFIER -> hex(value, out);
            case SEGMENTS, PACKETS, CHUNKS, COUNT, NUMBER, SEQUENCE -> out.decimal(value);
            case BITS -> {
                if (value == 1) {
                    out.ascii('1');
                } else {
                    hex(value, out);
                }
            }
        }
    }

    /** Writes milliseconds without their unit, {@code 0.4} of 400 microseconds. */
    public static void writeMillis(long micros, RowBuffer out) {
        quotient(micros, THOUSAND, out);
    }

    /** Writes the share of a whole in per cent, {@code 12.0}: always one digit behind the point. */
    public static void writePerCent(long part, long whole, RowBuffer out) {
        long tenths = (2 * 1000 * part + whole) / (2 * whole);
        out.decimal(tenths / 10);
        out.ascii('.');
        out.ascii((char) ('0' + tenths % 10));
    }

    private static void hex(long value, RowBuffer out) {
        out.ascii("0x");
        out.hexadecimal(value);
    }

    private static void bytes(long value, RowBuffer out) {
        int unit = 0;
        while (unit < BINARY.length - 1 && value >>> ((unit + 1) * STEP_BITS) != 0) {
            unit++;
        }
        int shift = unit * STEP_BITS;
        long number = value;
        if (unit == BINARY.length - 1) { // the fraction below must fit into 64 bits
            number >>>= STEP_BITS;
            shift -= STEP_BITS;
        }
        long whole = number >>> shift;
        long rest = number - (whole << shift);
        int scale = scale(whole);
        rounded(whole, (int) ((2L * scale * rest + (1L << shift)) >>> (shift + 1)), scale, out);
        out.ascii(BINARY[unit]);
    }

    private static void time(long value, int perSecond, RowBuffer out) {
        if (Long.compareUnsigned(value, perSecond) < 0) {
            quotient(value, Math.max(perSecond / THOUSAND, 1), out);
            out.ascii(MILLISECONDS);
        } else if (Long.compareUnsigned(value, (long) MANY * perSecond) < 0) {
            quotient(value, perSecond, out);
            out.ascii(SECONDS);
        } else if (Long.compareUnsigned(value, (long) MANY * MINUTE * perSecond) < 0) {
            quotient(value, (long) MINUTE * perSecond, out);
            out.ascii(MINUTES);
        } else {
            quotient(value, (long) HOUR * perSecond, out);
            out.ascii(HOURS);
        }
    }

    /** Writes an unsigned number divided by one below 2^32. */
    private static void quotient(long value, long divisor, RowBuffer out) {
        if (value >= 0 && value <= Integer.MAX_VALUE && divisor <= MILLION) {
            // division of a long is a call where C1 compiles it
            int whole = (int) value / (int) divisor;
            int rest = (int) value - whole * (int) divisor;
            int scale = scale(whole);
            if (divisor <= THOUSAND || scale < THOUSAND) {
                int twice = 2 * (int) divisor;
                rounded(whole, (2 * scale * rest + (int) divisor) / twice, scale, out);
                return;
            }
        }
        long whole = Long.divideUnsigned(value, divisor);
        long rest = value - whole * divisor;
        int scale = scale(whole);
        rounded(whole, (int) ((2L * scale * rest + divisor) / (2 * divisor)), scale, out);
    }

    /** Returns of how many parts of one the fraction behind so many whole ones is made. */
    private static int scale(long whole) {
        return whole >= 100 ? 1 : whole >= 1 ? 10 : THOUSAND;
    }

    /** Writes a number and so many parts of one, of {@code scale}, without zeros at the end. */
    private static void rounded(long whole, int parts, int scale, RowBuffer out) {
        if (parts == scale) {
            out.decimal(whole + 1);
            return;
        }
        out.decimal(whole);
        if (parts == 0) {
            return;
        }
        out.ascii('.');
        int left = parts;
        for (int place = scale / 10; left > 0; place /= 10) {
            out.ascii((char) ('0' + left / place));
            left %= place;
        }
    }
}
