package io.jss.wire;

/**
 * The nests in INET_DIAG_SK_BPF_STORAGES: one SK_DIAG_BPF_STORAGE for each map ({@code
 * linux/sock_diag.h}).
 */
public final class SkDiagBpfStorage {
    /** In the outer nest: the nest of one map. */
    public static final int STORAGE = 1;

    /** In the nest of a map: u32. */
    public static final int MAP_ID = 2;

    /** In the nest of a map: the bytes of the value. */
    public static final int MAP_VALUE = 3;

    /** The highest number in the nest of a map that is known. */
    public static final int MAX = MAP_VALUE;

    private SkDiagBpfStorage() {}
}
