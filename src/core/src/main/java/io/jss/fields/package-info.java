/**
 * Every field of a socket of any family by name: one list from which columns, orders, filters and
 * machine-readable formats are made. A field knows its name, its unit, the families that have it,
 * where it stands in their JSON and what the kernel must be asked for; it reads a socket. What is
 * looked up elsewhere (processes, names) is named here and found by the caller.
 */
package io.jss.fields;
