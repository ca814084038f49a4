/**
 * Which processes hold which sockets: a walk over the descriptors under /proc, and its result.
 *
 * <p>All paths under /proc are named in {@link io.jss.proc.ProcPaths}. Descriptors are read by
 * system calls into reused native buffers; an object is made for a process that holds a wanted
 * socket, none for a descriptor. Nothing here knows of netlink or of what a socket is beyond its
 * inode.
 */
package io.jss.owners;
