/**
 * What the kernels booted by {@code integration-tests/kernels} have to show beyond the live tests.
 *
 * <p>Nothing here runs in a build: the harness runs these classes inside the guest, beside the live
 * tests. A test of the product does not live here.
 */
package io.jss.kernels;
