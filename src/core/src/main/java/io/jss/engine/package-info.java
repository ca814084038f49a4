/**
 * How the kernel is asked for sockets: readers over channels, the dumps of internet sockets and of
 * the other families, look-ups by socket id, and what completes a dump of crowded buckets. Hidden
 * from users of the library, whose entry is {@code io.jss.SocketTable}; nothing here knows the root
 * package.
 */
package io.jss.engine;
