/**
 * The command line and the output of iproute2's ss 6.1, token for token, so that scripts go on.
 *
 * <p>What lives here: the options of ss, its words, its order of values and the conditions under
 * which it prints them. What may not: anything that other ways of showing sockets share; they live
 * one package up. A character of a text is a byte here.
 */
package io.jss.cli.compat.ss;
