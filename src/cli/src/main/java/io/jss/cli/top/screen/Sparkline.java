package io.jss.cli.top.screen;

import java.util.List;

/** Numbers as a line of bars, each as high as its share of the highest one. */
final class Sparkline {

    private static final String BLOCKS = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";
    private static final String ASCII = "_.:-=+*#";

    private Sparkline() {}

    /** Returns the last so many of the values; the lowest bar is of 0 alone. */
    static String of(List<Long> values, int columns, boolean unicode) {
        String bars = unicode ? BLOCKS : ASCII;
        List<Long> shown =
                values.subList(Math.max(0, values.size() - Math.max(0, columns)), values.size());
        long highest = shown.stream().mapToLong(Long::longValue).max().orElse(0);
        StringBuilder line = new StringBuilder();
        for (long value : shown) {
            int steps = bars.length() - 1;
            int height =
                    value <= 0
                            ? 0
                            : 1 + (int) ((steps - 1) * (double) value / Math.max(1, highest));
            line.append(bars.charAt(height));
        }
        return line.toString();
    }
}
