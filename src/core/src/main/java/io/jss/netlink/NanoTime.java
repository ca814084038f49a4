package io.jss.netlink;

import java.util.function.LongSupplier;

/**
 * {@link System#nanoTime} as a clock. A class, not a method reference, because a short run would
 * spend its time on making that.
 */
public final class NanoTime implements LongSupplier {

    @Override
    public long getAsLong() {
        return System.nanoTime();
    }
}
