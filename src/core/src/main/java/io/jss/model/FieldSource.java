package io.jss.model;

/**
 * Something that may know numbers of kernel structures: a socket that is visited, a kept one, or
 * one structure. Reading allocates nothing.
 */
public interface FieldSource {

    /**
     * Returns a number, or {@code absent} when the kernel did not send it: the structure was not
     * asked for, does not belong to this socket, or ends before the whole of the field.
     *
     * @return the value; one of 64 bits is unsigned. {@link Long#MIN_VALUE} serves well as {@code
     *     absent}: no counter gets there, and an MPTCP sequence number hardly ever
     */
    long numberOr(StructField field, long absent);
}
