package io.jss.model;

/**
 * The timer of a socket.
 *
 * @param kind which timer runs
 * @param number the kernel's number of it, kept for a kind that is {@link TimerKind#UNKNOWN}
 * @param expiresMillis milliseconds until it fires ({@code idiag_expires}); meaningless for {@link
 *     TimerKind#OFF}
 * @param retransmits retransmissions or probes so far ({@code idiag_retrans})
 */
public record Timer(TimerKind kind, int number, long expiresMillis, int retransmits) {}
