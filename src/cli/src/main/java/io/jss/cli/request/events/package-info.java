/** What is asked of {@code -E}. */
package io.jss.cli.request.events;
