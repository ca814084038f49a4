/**
 * Destroyed sockets as the kernel sends them: their columns, and the memory of their owners.
 *
 * <p>Sockets that are there are not shown here.
 */
package io.jss.cli.events;
