/**
 * Text in the columns of a terminal: rows of cells that are too long for a line, and lines folded
 * at words. It may know the bytes of cells and where output goes, and nothing of what they mean.
 */
package io.jss.cli.fit;
