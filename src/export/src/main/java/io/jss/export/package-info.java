/**
 * {@code jss export}: gives the meters of {@code io.jss.micrometer}, and ended connections, to
 * Prometheus, node_exporter, an OpenTelemetry collector or a log pipeline. Its libraries are loaded
 * by no other command. What a meter is, and how a socket is read, is not decided here.
 */
package io.jss.export;
