package io.jss.launcher;

/**
 * What a program did.
 *
 * @param exitCode its exit code
 * @param out what it printed
 * @param err what it printed to standard error
 */
record ToolOutcome(int exitCode, String out, String err) {}
