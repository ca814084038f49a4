/**
 * The filter bytecode of {@code inet_diag}: tests that the kernel can do, joined by and, or and
 * not, and their translation into a program and back into text.
 *
 * <p>Nothing here knows of filters as people write them, or decides what the kernel is asked;
 * nothing here does I/O.
 */
package io.jss.encode.bytecode;
