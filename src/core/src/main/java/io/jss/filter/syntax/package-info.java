/**
 * The words and numbers that filters are written with: names of states, units, prefixes, patterns.
 * They read and print text and know nothing of sockets; hidden from users of the library.
 */
package io.jss.filter.syntax;
