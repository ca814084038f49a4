/**
 * What a socket is: the family on the wire against the family of the socket, which address embeds
 * which, how far an address reaches, and which way a connection was made.
 *
 * <p>Everything here is a pure function of {@code io.jss.model}: no I/O, no words of a report
 * beyond the label of a class, and nothing is guessed: what the kernel did not tell is unknown. The
 * functions that are called for each socket allocate nothing.
 */
package io.jss.classify;
