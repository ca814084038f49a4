/**
 * What each command is asked for: kinds of sockets, the filter, details, the network namespace. The
 * options are read here, once; what runs a request knows none of them.
 *
 * <p>Nothing is asked of the kernel here but what the names in a request mean.
 */
package io.jss.cli.request;
