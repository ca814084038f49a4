/**
 * From a filter to what the kernel is asked: request fields, bytecode, and the remainder that is
 * evaluated on the sockets that the kernel sends.
 *
 * <p>The kernel is only ever asked a condition that is implied by the filter, so no socket is lost
 * that the filter would keep. Nothing here does I/O; what a kernel refuses is reported by the
 * caller.
 */
package io.jss.filter.compile;
