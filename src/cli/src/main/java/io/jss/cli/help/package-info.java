/**
 * What the command says of itself: help, manual page, completions, version, all from the list of
 * options.
 *
 * <p>No socket is asked for here.
 */
package io.jss.cli.help;
