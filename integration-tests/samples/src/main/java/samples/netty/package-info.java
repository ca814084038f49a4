/** A Netty server that knows what the kernel knows of each of its connections. */
package samples.netty;
