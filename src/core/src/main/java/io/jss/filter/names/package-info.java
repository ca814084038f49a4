/**
 * The names of this machine, for filters that are read from text: hosts, services, interfaces,
 * cgroups and users.
 *
 * <p>Here are the files, system calls and name servers that the language itself does not know.
 */
package io.jss.filter.names;
