/**
 * The listing: the columns and renderers that the options choose, for sockets of every family.
 *
 * <p>How a renderer writes is not known here.
 */
package io.jss.cli.listing;
