package io.jss.cli.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignalTest {

    /** The eight colours of xterm as they are without settings. */
    private static final int[][] PALETTE = {
        {0, 0, 0}, {205, 0, 0}, {0, 205, 0}, {205, 205, 0},
        {0, 0, 238}, {205, 0, 205}, {0, 205, 205}, {229, 229, 229}
    };

    private static final int BLACK = 0;
    private static final int[] WHITE = {255, 255, 255};

    /** What WCAG 2 asks for of large text and of signs. */
    private static final double LEAST_CONTRAST = 3.0;

    private static final Pattern COLOR = Pattern.compile("\033\\[(?:1;)?3([0-7])m");

    private static double luminance(int[] color) {
        double[] parts = new double[color.length];
        for (int i = 0; i < color.length; i++) {
            double part = color[i] / 255.0;
            parts[i] = part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }

    private static double contrast(int[] one, int[] other) {
        double first = luminance(one) + 0.05;
        double second = luminance(other) + 0.05;
        return Math.max(first, second) / Math.min(first, second);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void eachColourIsReadOnLightAndOnDark(Signal signal) {
        Matcher color = COLOR.matcher(signal.sequence());
        assertThat(color.matches()).as(signal.sequence()).isTrue();
        int[] shown = PALETTE[Integer.parseInt(color.group(1))];

        assertThat(contrast(shown, WHITE)).isGreaterThan(LEAST_CONTRAST);
        assertThat(contrast(shown, PALETTE[BLACK])).isGreaterThan(LEAST_CONTRAST);
    }
}
