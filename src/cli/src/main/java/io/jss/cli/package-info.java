/**
 * The command: options, renderers, exit codes. Words and column widths live here and nowhere else.
 * Only this package prints, exits, and reads arguments or the environment.
 */
package io.jss.cli;
