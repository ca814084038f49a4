/**
 * The world around a run: where output and remarks go, where sockets come from, and how a run ends.
 *
 * <p>Errors become one line and an exit code here. What is listed is not known here.
 */
package io.jss.cli.environment;
