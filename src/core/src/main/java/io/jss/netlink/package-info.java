/**
 * The netlink protocol: sending a request, receiving datagrams, walking messages and attributes,
 * telling how it ended.
 *
 * <p>Nothing here knows what a message means. A {@code NetlinkChannel} is the kernel or something
 * that replays one. The four outcomes that differ are kept apart: a failed system call, an errno in
 * the answer, malformed bytes, an incomplete answer.
 */
package io.jss.netlink;
