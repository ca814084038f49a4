package io.jss.model;

/**
 * A ring that a netlink socket shares with its process, {@code struct netlink_diag_ring}; until
 * Linux 4.5.
 *
 * @param blockSize bytes of a block
 * @param blocks number of blocks
 * @param frameSize bytes of a frame
 * @param frames number of frames
 */
public record NetlinkRing(long blockSize, long blocks, long frameSize, long frames) {}
