/**
 * Recordings: a run over one, and a run that writes one.
 *
 * <p>The file's format is the library's.
 */
package io.jss.cli.recording;
