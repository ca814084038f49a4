/**
 * {@code -c}: the same answer again and again, in place on a terminal, in blocks elsewhere. It may
 * know how an answer reaches a screen, and nothing of what the answer is made of but which sockets
 * are new in it.
 */
package io.jss.cli.repeat;
