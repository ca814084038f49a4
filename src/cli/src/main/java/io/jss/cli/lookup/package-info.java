/**
 * What is looked up for sockets beside the kernel's table: processes, users, threads, names of
 * hosts and services, the network namespace in view.
 *
 * <p>How it is shown is not known here.
 */
package io.jss.cli.lookup;
