/**
 * Numbers of sockets in place of the sockets: the summary, and what sockets can be counted by.
 *
 * <p>What is counted is what a renderer is given. How a table of numbers is laid out is not known
 * here.
 */
package io.jss.cli.count;
