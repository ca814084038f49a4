/**
 * Finds the exporter, which is in a module of its own so that no other command loads its libraries.
 * No meter and no server is here.
 */
package io.jss.cli.export;
