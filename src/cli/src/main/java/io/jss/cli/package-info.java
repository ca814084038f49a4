/**
 * The entry of the command: it takes the arguments and the process's own environment, and ends with
 * an exit code.
 *
 * <p>Everything else lives in the packages below, none of which knows this one. A run goes from
 * {@link io.jss.cli.Main} through {@link io.jss.cli.options.Options} to a {@link
 * io.jss.cli.listing.Listing}, which passes the sockets to a {@link
 * io.jss.cli.table.TableRenderer}. Only the command prints, exits, and reads arguments or the
 * environment.
 */
package io.jss.cli;
