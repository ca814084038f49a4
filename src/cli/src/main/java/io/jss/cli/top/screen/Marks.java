package io.jss.cli.top.screen;

import java.util.List;

/** The sign of what is wrong, before a row or a group. */
final class Marks {

    private Marks() {}

    /** Returns the character for faults, the worst first. */
    static String of(List<MarkedFinding> faults) {
        return faults.isEmpty() ? " " : "!";
    }

    /**
     * Returns the look of that character.
     *
     * @param style where there is no fault
     */
    static ScreenLine.Style style(List<MarkedFinding> faults, ScreenLine.Style style) {
        return faults.isEmpty() ? style : faults.get(0).style();
    }
}
