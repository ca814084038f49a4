/**
 * {@code jss report}: one page of a series or a recording, that needs nothing beside itself. What
 * is shown is collected look after look, then written; whatever came from elsewhere is escaped.
 */
package io.jss.cli.report;
