/**
 * What changed between two looks at the socket table: opened, closed and changed sockets, with the
 * differences of the kernel's counters. It knows tables, events and owners by what they publish; it
 * neither reads the kernel's bytes nor prints. Begin at {@link io.jss.sample.SocketSampler}.
 */
package io.jss.sample;
