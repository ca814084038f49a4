/**
 * The full screen of {@code jss top}: what it shows (an immutable {@link
 * io.jss.cli.top.screen.Snapshot} of a look and the {@link io.jss.cli.top.screen.View} that a
 * person has of it), how keys change the view, and how both become lines of cells. Pure functions
 * all: who gathers and who paints is decided outside, and no terminal is known here.
 */
package io.jss.cli.top.screen;
