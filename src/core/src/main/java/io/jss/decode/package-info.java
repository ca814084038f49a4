/**
 * From bytes to values: views over a received message and decoders of the structures in it.
 *
 * <p>The byte order is that of the buffer, so that a recording of another machine reads the same.
 * Lengths decide what is present: a field beyond what was sent is absent. Nothing here judges,
 * prints or keeps a buffer beyond a call.
 */
package io.jss.decode;
