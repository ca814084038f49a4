/**
 * Tests against the live kernel and the real peers, on loopback or in network namespaces of their
 * own.
 *
 * <p>Each test makes the sockets it looks at, finds them by their ports among whatever else the
 * host has, and leaves nothing behind. A tool that is missing is a failure, never a skipped test.
 */
package io.jss.it;
