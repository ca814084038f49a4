/** A service of the plain JDK that shows its own sockets. */
package samples.jdk;
