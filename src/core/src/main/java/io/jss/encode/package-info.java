/**
 * From a query to the bytes of a request: the writing side of the wire.
 *
 * <p>Nothing here sends or receives. What the kernel is asked for is decided by the caller and put
 * into an {@code InetDiagRequest}; the encoder only knows where it goes.
 */
package io.jss.encode;
