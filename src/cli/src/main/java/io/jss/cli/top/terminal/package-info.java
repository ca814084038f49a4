/**
 * The terminal of {@code jss top}: raw input as keys, lines of cells painted by JLine's display,
 * and everything as it was at the end, whatever the end is. The only package that knows JLine.
 */
package io.jss.cli.top.terminal;
