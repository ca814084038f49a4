package io.jss.micrometer;

/**
 * What the owner asked for.
 *
 * @param ofThisProcess whether only this JVM's sockets are looked at
 * @param labels makes tags
 * @param ports which listening ports have series of their own
 * @param networks which remote networks have
 */
record Scope(boolean ofThisProcess, Labels labels, Ports ports, Networks networks) {}
