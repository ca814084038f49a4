/**
 * Where each field of the kernel's structures lies: offsets, sizes and numbers, and nothing that
 * acts on them.
 *
 * <p>One class a structure, named as the kernel names it, each offset derived from the one before
 * it below a diagram. Structures are in native byte order of the kernel that wrote them; ports and
 * addresses are in network order. Only the encoder, the decoders, the netlink cursors and the
 * recordings may import this package.
 */
package io.jss.wire;
