package io.jss.wire;

/** The attributes in INET_ULP_INFO_TLS: {@code TLS_INFO_*} of {@code linux/tls.h}. */
public final class TlsInfo {
    /** u16. */
    public static final int VERSION = 1;

    /** u16. */
    public static final int CIPHER = 2;

    /** u16. */
    public static final int TXCONF = 3;

    /** u16. */
    public static final int RXCONF = 4;

    /** No payload: set by its presence, since Linux 5.19. */
    public static final int ZC_RO_TX = 5;

    /** No payload: set by its presence, since Linux 6.0. */
    public static final int RX_NO_PAD = 6;

    /** The highest number that is known. */
    public static final int MAX = RX_NO_PAD;

    private TlsInfo() {}
}
