/**
 * What {@code jss export} is asked for. The exporter itself is in a module of its own; nothing here
 * needs its libraries.
 */
package io.jss.cli.request.export;
