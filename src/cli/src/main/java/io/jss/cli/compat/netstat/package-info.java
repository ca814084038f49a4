/**
 * The command line and the output of net-tools' netstat 2.10, byte for byte, as far as they are
 * about internet sockets, in the C locale.
 *
 * <p>What lives here: netstat's options, its titles, columns and cuts, its ways of finding names.
 * What may not: anything that other ways of showing sockets share; they live one package up.
 */
package io.jss.cli.compat.netstat;
