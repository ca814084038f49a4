/**
 * One connection by its ends: how ends are written, how it is looked for, and what is shown of it.
 *
 * <p>Nothing is listed here that was not named by its ends.
 */
package io.jss.cli.find;
