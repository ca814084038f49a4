/**
 * What is measured inside a JVM, and the small programs of other libraries that the command is
 * measured against. Nothing here is a test, and nothing else depends on it.
 */
package io.jss.benchmarks;
