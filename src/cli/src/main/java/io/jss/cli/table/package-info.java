/**
 * The table for people: columns that write cells, a layout that aligns them, rows that stream.
 *
 * <p>A cell is bytes in a buffer that is used again for each row; no object is made for a row or a
 * cell. Nothing is cut: a column grows as wide as its content.
 */
package io.jss.cli.table;
