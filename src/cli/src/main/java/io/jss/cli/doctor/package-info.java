/**
 * {@code jss doctor}: takes two samples of one or all network namespaces and prints what is wrong.
 *
 * <p>What is judged, and by which limits, is in {@code io.jss.health}; nothing is judged here.
 */
package io.jss.cli.doctor;
