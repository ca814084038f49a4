/**
 * The entry of the library: ask for sockets, take a snapshot or visit them one by one. The stages
 * behind it have a package each. Nothing in the library prints, exits, or reads the environment.
 */
package io.jss;
