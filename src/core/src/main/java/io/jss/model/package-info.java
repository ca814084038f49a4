/**
 * The values that jss speaks of: addresses, endpoints, sockets and what the kernel tells of them.
 *
 * <p>Everything here is immutable or a read-only view, does no I/O and knows nothing of netlink,
 * offsets or buffers; this package imports nothing else of jss. What the kernel did not send is
 * absent, never zero.
 */
package io.jss.model;
