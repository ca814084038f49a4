/**
 * The socket table as meters of Micrometer. One look at the table serves all meters of a scrape and
 * all scrapes of that moment; which series there are is bounded here, before a registry sees them.
 * It knows the library by what it publishes, and no registry in particular. Begin at {@link
 * io.jss.micrometer.SocketTableMetrics}.
 */
package io.jss.micrometer;
