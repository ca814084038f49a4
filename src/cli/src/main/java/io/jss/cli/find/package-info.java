/**
 * One connection by its ends: how ends are written, and what is told of the socket.
 *
 * <p>How the socket is looked for is not known here.
 */
package io.jss.cli.find;
