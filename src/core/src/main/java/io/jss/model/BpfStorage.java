package io.jss.model;

import java.util.OptionalInt;

/**
 * What BPF programs keep with a socket in one map: {@code SK_DIAG_BPF_STORAGE}, since Linux 5.7 for
 * privileged callers.
 *
 * @param mapId the id of the map
 * @param size the size of the value in bytes; empty when it did not fit into the kernel's answer
 */
public record BpfStorage(long mapId, OptionalInt size) {}
