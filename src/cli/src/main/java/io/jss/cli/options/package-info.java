/**
 * The options of the command: their list, and the arguments read by it.
 *
 * <p>What an option does is not known here.
 */
package io.jss.cli.options;
