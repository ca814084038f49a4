/**
 * What tests of every module share: builders of kernel bytes and a fake kernel that replays
 * datagrams.
 *
 * <p>No mocks: the fake kernel speaks netlink. It may be told to split its answer at every message
 * boundary.
 */
package io.jss.testing;
