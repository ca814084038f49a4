/**
 * Network namespaces: which there are on this host, what they are called, and how to work inside
 * one.
 *
 * <p>Work inside a namespace is done by a thread of its own, so that no thread of a caller ever
 * finds itself in another one. Nothing here knows of sockets.
 */
package io.jss.netns;
