/**
 * {@code jss diff}: what was opened, closed and changed between two recordings, or since one. It
 * leaves the comparison to the library's sampler, and how sockets are shown to the listing.
 */
package io.jss.cli.diff;
