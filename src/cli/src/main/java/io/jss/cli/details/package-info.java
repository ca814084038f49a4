/**
 * What the kernel tells of a socket beyond its row, for people: lines of named values with units
 * below the row, one for each group.
 *
 * <p>What lives here: the words, the groups, the units. A value that the kernel did not tell is
 * left out. What may not: columns, and the spelling of other tools.
 */
package io.jss.cli.details;
