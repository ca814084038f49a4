package io.jss.owners;

/**
 * A descriptor of a process that refers to a socket.
 *
 * @param process the process
 * @param fd the number of the descriptor
 */
public record SocketHolder(ProcessInfo process, int fd) {}
