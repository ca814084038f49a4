/**
 * How files under /proc are read: small files as text, the escapes of mountinfo, and what errno
 * says of a process that is read. Hidden from users of the library.
 */
package io.jss.proc.files;
