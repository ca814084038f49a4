/**
 * Every field of an internet socket by name: one list from which columns, orders, filters and
 * machine-readable formats are made. A field knows its name, its unit, where it stands in JSON and
 * what the kernel must be asked for; it reads a socket and words nothing. What is looked up
 * elsewhere (processes, names) is named here and found by the caller.
 */
package io.jss.fields;
