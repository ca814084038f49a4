package io.jss.model;

/**
 * The clock by which the kernel counts how long something is ago: {@code jiffies}, 32 bits of
 * milliseconds. It stands at minus five minutes when the kernel starts ({@code INITIAL_JIFFIES}).
 */
final class KernelClock {

    private static final long WRAP = 1L << Integer.SIZE;
    private static final long START = 300_000;

    /** How far the kernel's ticks may be from its uptime. */
    private static final long TOLERANCE = 3_000;

    private KernelClock() {}

    /**
     * Returns whether a time is one since something that happened: not older than the kernel, and
     * not what a clock reads that was never set.
     *
     * @param ago milliseconds
     * @param uptime milliseconds since the kernel started, negative when unknown
     */
    static boolean wasSet(long ago, long uptime) {
        if (uptime < 0) {
            return ago < WRAP - START;
        }
        long unset = Math.floorMod(uptime - START, WRAP);
        return ago <= uptime + TOLERANCE && Math.abs(ago - unset) > TOLERANCE;
    }
}
