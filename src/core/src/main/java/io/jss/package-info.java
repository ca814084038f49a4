/**
 * The entry of the library: ask for sockets, take a snapshot or visit them one by one. The stages
 * behind it have a package each. Nothing in the library prints, exits, or reads the environment.
 *
 * <p>Where no Linux system calls can be made every entry throws {@link
 * io.jss.sys.UnsupportedPlatformException}, at the first use and at each later one, with a line
 * that says what to do. Classes that only read (recordings, filters, the model) work everywhere.
 */
package io.jss;
