/**
 * Destroyed sockets as they are shown: their columns, and the memory of who owned them.
 *
 * <p>Where events come from is not known here.
 */
package io.jss.cli.events;
