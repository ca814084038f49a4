/**
 * The paths under /proc that the library reads. No other package names one, so that their root can
 * be set in one place: a container's /proc, or a tree made by a test.
 */
package io.jss.proc;
