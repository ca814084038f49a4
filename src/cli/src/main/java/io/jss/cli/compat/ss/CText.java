package io.jss.cli.compat.ss;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as printf(3) writes them for ss. */
final class CText {

    private static final int DIGITS = 6;
    private static final int MIN_EXPONENT = -4;
    private static final int MS_PER_SECOND = 1000;
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int SHORT = 9;

    private CText() {}

    /** Returns a number as {@code %g} has it. */
    static String g(double value) {
        return g(value, DIGITS);
    }

    /** Returns a number as {@code %.NUMBERg} has it. */
    static String g(double value, int digits) {
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        BigDecimal plain = rounded.stripTrailingZeros();
        if (exponent >= MIN_EXPONENT && exponent < digits) {
            return plain.toPlainString();
        }
        String mantissa = plain.movePointLeft(exponent).stripTrailingZeros().toPlainString();
        String size = Integer.toString(Math.abs(exponent));
        return mantissa + "e" + (exponent < 0 ? "-" : "+") + (size.length() < 2 ? "0" : "") + size;
    }

    /** Returns bits a second, in a unit unless numbers are wanted. */
    static String bandwidth(double bits, boolean numeric) {
        if (numeric) {
            return new BigDecimal(bits).setScale(0, RoundingMode.HALF_EVEN).toPlainString();
        }
        if (bits >= 1e12) {
            return g(bits / 1e12, 3) + "T";
        }
        if (bits >= 1e9) {
            return g(bits / 1e9, 3) + "G";
        }
        if (bits >= 1e6) {
            return g(bits / 1e6, 3) + "M";
        }
        return bits >= 1e3 ? g(bits / 1e3, 3) + "k" : g(bits);
    }

    /** Returns a share of a hundred with one digit behind the point. */
    static String percent(double part, double whole) {
        return new BigDecimal(100.0 * part / whole)
                .setScale(1, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    /** Returns a time as the timer shows it: {@code 1min59sec}, {@code 1.204ms}, {@code 204ms}. */
    static String timer(long millis) {
        int timeout = (int) millis;
        int seconds = timeout / MS_PER_SECOND;
        int minutes = seconds / SECONDS_PER_MINUTE;
        seconds %= SECONDS_PER_MINUTE;
        int rest = timeout % MS_PER_SECOND;
        StringBuilder text = new StringBuilder();
        if (minutes != 0) {
            rest = 0;
            text.append(minutes).append("min");
            seconds = minutes > SHORT ? 0 : seconds;
        }
        if (seconds != 0) {
            rest = seconds > SHORT ? 0 : rest;
            text.append(seconds).append(rest != 0 ? "." : "sec");
        }
        if (rest != 0) {
            String digits = Integer.toString(rest);
            text.append("0".repeat(Math.max(0, 3 - digits.length()))).append(digits).append("ms");
        }
        return text.toString();
    }

    /** Returns a number of 32 bits as {@code %d} has it. */
    static int d(long value) {
        return (int) value;
    }
}
