/**
 * What a program sees of the system calls of jss: the errors that they throw ({@link
 * io.jss.sys.SystemCallException} with its {@link io.jss.sys.Errno}, {@link
 * io.jss.sys.UnsupportedPlatformException} where none can be made), and how JNA is to bind them
 * ({@link io.jss.sys.DirectMapping}). The calls themselves are in {@code io.jss.sys.calls}, which
 * is not exported.
 */
package io.jss.sys;
