/**
 * {@code jss top}: what sockets do, look after look, those first that do most. The library's
 * sampler says what changed, {@code diff} how a difference is shown, the listing how sockets are;
 * which sockets a block has, and what it says of all of them, is decided here.
 */
package io.jss.cli.top;
