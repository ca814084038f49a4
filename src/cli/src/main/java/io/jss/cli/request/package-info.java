/**
 * What a run is asked for: kinds of sockets, the filter, details, the network namespace.
 *
 * <p>Nothing is asked of the kernel here but what the names in a request mean.
 */
package io.jss.cli.request;
