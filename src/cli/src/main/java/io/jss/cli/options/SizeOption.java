package io.jss.cli.options;

import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of bytes as it is written: {@code 200MiB}, {@code 1.5GiB}, {@code 500MB}, {@code 64K}.
 */
public final class SizeOption {

    private static final Pattern FORM =
            Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,3})?) ?([KMGT]?)(i?B?)");

    private static final int BINARY = 1024;
    private static final int DECIMAL = 1000;

    private SizeOption() {}

    /**
     * Returns the bytes, empty for what is no size: K, KiB and the like are steps of 1024, KB and
     * the like of 1000.
     */
    public static OptionalLong parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || form.group(3).equals("i")) {
            return OptionalLong.empty();
        }
        int step = form.group(3).equals("B") ? DECIMAL : BINARY;
        int power = form.group(2).isEmpty() ? 0 : " KMGT".indexOf(form.group(2));
        BigDecimal bytes =
                new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(step).pow(power));
        return bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                ? OptionalLong.empty()
                : OptionalLong.of(bytes.longValue());
    }
}
