package io.jss.cli.compat.ss;

import io.jss.cli.text.RowBuffer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as printf(3) writes them for ss. */
final class CText {

    private static final int DIGITS = 6;
    private static final int MIN_EXPONENT = -4;
    private static final double LEAST_PLAIN = 1e-4;

    /** So near to the middle of two numbers a product of doubles does not tell which is nearer. */
    private static final double TIE = 1e-6;

    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10};

    private static final int MS_PER_SECOND = 1000;
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int SHORT = 9;

    private CText() {}

    /** Writes a number as {@code %g} has it. */
    static void g(double value, ExtraText text) {
        g(value, DIGITS, text);
    }

    /** Writes a number as {@code %.NUMBERg} has it, of at most six digits. */
    private static void g(double value, int digits, ExtraText text) {
        if (value == 0) {
            text.append('0');
            return;
        }
        if (value >= LEAST_PLAIN && value < POWERS[digits]) {
            int decimals = digits - 1;
            double left = value;
            for (; left >= 10; left /= 10) {
                decimals--;
            }
            for (; left < 1; left *= 10) {
                decimals++;
            }
            double scaled = value * POWERS[decimals];
            int whole = (int) scaled;
            double rest = scaled - whole;
            int number = rest > 0.5 ? whole + 1 : whole;
            boolean inRange = number < POWERS[digits] && number >= POWERS[digits - 1];
            if (inRange && Math.abs(rest - 0.5) > TIE) {
                decimal(number, decimals, text);
                return;
            }
        }
        text.append(exact(value, digits));
    }

    /** Writes so many parts of a power of ten without zeros at the end. */
    private static void decimal(int number, int decimals, ExtraText text) {
        int left = number;
        int places = decimals;
        while (places > 0 && left % 10 == 0) {
            left /= 10;
            places--;
        }
        int one = places < POWERS.length - 1 ? (int) POWERS[places] : Integer.MAX_VALUE;
        int whole = left / one;
        text.append(whole);
        if (places > 0) {
            text.append('.');
            int rest = left - whole * one;
            for (int place = places - 1; place > 0 && rest < POWERS[place]; place--) {
                text.append('0');
            }
            text.append(rest);
        }
    }

    /** Returns a number as {@code %.NUMBERg} has it. */
    static String exact(double value, int digits) {
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

    /** Writes bits a second, in a unit unless numbers are wanted. */
    static void bandwidth(double bits, boolean numeric, ExtraText text) {
        if (numeric && bits < Long.MAX_VALUE) {
            text.append((long) Math.rint(bits));
        } else if (numeric) {
            text.append(new BigDecimal(bits).setScale(0, RoundingMode.HALF_EVEN).toPlainString());
        } else if (bits >= 1e12) {
            g(bits / 1e12, 3, text);
            text.append('T');
        } else if (bits >= 1e9) {
            g(bits / 1e9, 3, text);
            text.append('G');
        } else if (bits >= 1e6) {
            g(bits / 1e6, 3, text);
            text.append('M');
        } else if (bits >= 1e3) {
            g(bits / 1e3, 3, text);
            text.append('k');
        } else {
            g(bits, text);
        }
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

    /** Writes a number of 32 bits as {@code %d} has it. */
    static void d(long value, RowBuffer row) {
        int number = (int) value;
        if (number < 0) {
            row.ascii(Integer.toString(number));
        } else {
            row.decimal(number);
        }
    }

    /** Returns a number of 32 bits as {@code %d} has it. */
    static int d(long value) {
        return (int) value;
    }
}
