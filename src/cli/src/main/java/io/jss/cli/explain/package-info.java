/**
 * {@code jss explain}: says in sentences why a socket is listed as it is.
 *
 * <p>{@link io.jss.cli.explain.ExplainTarget} says which sockets, {@link
 * io.jss.cli.explain.ExplainedFacts} gathers what is known of them and around them (listeners,
 * other ends, processes), and each {@link io.jss.cli.explain.Explanation} turns one side of that
 * into sentences. What is not known is said to be unknown.
 */
package io.jss.cli.explain;
