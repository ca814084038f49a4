package io.jss.filter.syntax;

import io.jss.model.Unit;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a number counts, and the units in which filters may write it. */
public enum Measure {
    /** How many there are of something, or a number that stands for a name. */
    COUNT(Dimension.NONE, "", "1"),
    /** Bytes. */
    BYTES(Dimension.SIZE, "B", "1"),
    /** Bytes a second. */
    BYTES_PER_SECOND(Dimension.RATE, "B/s", "8"),
    /** Microseconds. */
    MICROSECONDS(Dimension.TIME, "us", "1000"),
    /** Milliseconds. */
    MILLISECONDS(Dimension.TIME, "ms", "1000000"),
    /** Seconds. */
    SECONDS(Dimension.TIME, "s", "1000000000");

    private static final Pattern NUMBER =
            Pattern.compile("(0[xX][0-9a-fA-F]+|[0-9]+(?:\\.[0-9]+)?)(\\D.*)?", Pattern.DOTALL);
    private static final BigDecimal TWO_TO_64 = BigDecimal.valueOf(2).pow(Long.SIZE);

    private final Dimension dimension;
    private final String symbol;
    private final BigDecimal factor;

    Measure(Dimension dimension, String symbol, String factor) {
        this.dimension = dimension;
        this.symbol = symbol;
        this.factor = new BigDecimal(factor);
    }

    /** What can be converted into each other. */
    private enum Dimension {
        NONE("a number", "=1"),
        SIZE(
                "a number of bytes (B, kB, MB, GB, KiB, MiB, GiB)",
                "=1 b=1 kb=1000 mb=1000000 gb=1000000000 tb=1000000000000"
                        + " kib=1024 mib=1048576 gib=1073741824 tib=1099511627776"),
        TIME(
                "a time with its unit (ns, us, ms, s, min, h)",
                "ns=1 us=1000 \u00b5s=1000 \u03bcs=1000 ms=1000000 s=1000000000"
                        + " min=60000000000 h=3600000000000"),
        RATE(
                "a rate with its unit (bit, kbit, Mbit, Gbit, B/s, kB/s, MB/s, KiB/s, MiB/s)",
                "bit=1 kbit=1000 mbit=1000000 gbit=1000000000 tbit=1000000000000"
                        + " bit/s=1 kbit/s=1000 mbit/s=1000000 gbit/s=1000000000"
                        + " tbit/s=1000000000000 b/s=8 kb/s=8000 mb/s=8000000 gb/s=8000000000"
                        + " kib/s=8192 mib/s=8388608 gib/s=8589934592");

        private final String expected;

        /** Units in lower case, each with how many of the smallest it is. */
        private final String units;

        Dimension(String expected, String units) {
            this.expected = expected;
            this.units = units;
        }

        Optional<BigDecimal> factor(String unit) {
            return Arrays.stream(units.split(" "))
                    .filter(entry -> entry.substring(0, entry.indexOf('=')).equals(unit))
                    .map(entry -> new BigDecimal(entry.substring(entry.indexOf('=') + 1)))
                    .findFirst();
        }
    }

    /** Returns the measure of a number that is counted in a unit. */
    public static Measure of(Unit unit) {
        return switch (unit) {
            case BYTES -> BYTES;
            case BYTES_PER_SECOND -> BYTES_PER_SECOND;
            case MICROSECONDS -> MICROSECONDS;
            case MILLISECONDS -> MILLISECONDS;
            case SECONDS -> SECONDS;
            default -> COUNT;
        };
    }

    /**
     * Returns the number of a text such as {@code 200ms}, {@code 1.5MiB} or {@code 0x1f}, unsigned
     * and in this measure. Units may be written in any case; 0 needs none. Empty for a text that is
     * no number, has no unit or the wrong one, is not a whole number in this measure or exceeds 64
     * bits.
     */
    public OptionalLong parse(String text) {
        Matcher matcher = NUMBER.matcher(text);
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        String digits = matcher.group(1);
        BigDecimal number =
                digits.startsWith("0x") || digits.startsWith("0X")
                        ? new BigDecimal(new BigInteger(digits.substring(2), 16))
                        : new BigDecimal(digits);
        String unit = matcher.group(2) == null ? "" : matcher.group(2).toLowerCase(Locale.ROOT);
        Optional<BigDecimal> unitFactor = dimension.factor(unit);
        if (unitFactor.isEmpty()) {
            return unit.isEmpty() && number.signum() == 0
                    ? OptionalLong.of(0)
                    : OptionalLong.empty();
        }
        BigDecimal[] parts = number.multiply(unitFactor.get()).divideAndRemainder(factor);
        boolean fits = parts[1].signum() == 0 && parts[0].compareTo(TWO_TO_64) < 0;
        return fits ? OptionalLong.of(parts[0].toBigInteger().longValue()) : OptionalLong.empty();
    }

    /** Returns what {@link #parse} expects, for messages. */
    public String expected() {
        return symbol.isEmpty() || this == BYTES
                ? dimension.expected
                : dimension.expected + ", whole in " + symbol;
    }

    /** Returns the text of an unsigned number in this measure. */
    public String text(long value) {
        return Long.toUnsignedString(value) + symbol;
    }
}
