/**
 * Sockets that match a filter are shown and closed.
 *
 * <p>Which sockets match is not decided here.
 */
package io.jss.cli.kill;
