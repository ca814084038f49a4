/**
 * The way from the socket table to a renderer: looks at one table or at those of many namespaces,
 * what must be looked up for rows, their order.
 *
 * <p>How a row is written is not known here.
 */
package io.jss.cli.rows;
