package io.jss.model;

/**
 * Something that may know numbers of kernel structures: a socket that is visited, a kept one, or
 * one structure. Reading allocates nothing.
 */
public interface FieldSource {

    /**
     * Returns a number as the kernel sent it, or {@code absent} when it did not: the structure was
     * not asked for, does not belong to this socket, or ends before the whole of the field.
     *
     * @return the value; one of 64 bits is unsigned. {@link Long#MIN_VALUE} serves well as {@code
     *     absent}: no counter gets there, and an MPTCP sequence number hardly ever
     */
    long numberOr(StructField field, long absent);

    /**
     * Returns a number that means something, or {@code absent}: also where the kernel filled in
     * nothing, as the round-trip time of a listener, or a value that stands for none, as a pacing
     * rate that was never set. See {@link StructField#means}.
     */
    default long knownOr(StructField field, long absent) {
        long value = numberOr(field, Long.MIN_VALUE);
        return value != Long.MIN_VALUE && field.means(this, value) ? value : absent;
    }

    /**
     * Returns how long the kernel had been up when it said this, in milliseconds, or {@code absent}
     * when that is not known.
     */
    default long uptimeMillisOr(long absent) {
        return absent;
    }
}
