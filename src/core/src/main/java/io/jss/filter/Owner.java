package io.jss.filter;

/**
 * A process that holds a socket.
 *
 * @param pid the process id
 * @param command the name of the process ({@code comm})
 * @param program the name of the program: the last part of the path in the first argument; empty if
 *     there is none
 */
public record Owner(int pid, String command, String program) {}
