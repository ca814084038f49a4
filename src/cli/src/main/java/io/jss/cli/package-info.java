/**
 * The command: options, renderers, exit codes. Words and column widths live here and nowhere else.
 *
 * <p>Only this package and those below it print, exit, and read arguments or the environment. A run
 * goes from {@link io.jss.cli.Main} through {@link io.jss.cli.Options} to a {@link
 * io.jss.cli.Look}, which passes the sockets to a {@link io.jss.cli.TableRenderer}.
 */
package io.jss.cli;
