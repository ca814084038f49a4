/**
 * {@code jss wait}: waits until a port listens, or until sockets have gone. It may ask the table
 * again and take events of destroyed sockets; it prints nothing but why it gave up.
 */
package io.jss.cli.await;
