/**
 * What in a row asks for a look: decided here once, for tables and for top. It knows the model and
 * what is judged of it, and nothing of how rows are written.
 */
package io.jss.cli.signal;
