package io.jss.model;

import java.util.OptionalLong;

/** What the kernel tells of a TCP socket on which it speaks TLS. */
public final class TlsInfo extends StructValues<TlsInfoField> {

    /** Keeps what the source knows of the structure. */
    public TlsInfo(FieldSource source) {
        super(Structure.TLS_INFO, source);
    }

    /** Returns {@code TLS_INFO_VERSION}: 0x0303 is TLS 1.2, 0x0304 is TLS 1.3. */
    public OptionalLong version() {
        return get(TlsInfoField.VERSION);
    }

    /** Returns {@code TLS_INFO_CIPHER}: {@code TLS_CIPHER_*}. */
    public OptionalLong cipher() {
        return get(TlsInfoField.CIPHER);
    }

    /** Returns {@code TLS_INFO_TXCONF}: who encrypts. */
    public OptionalLong txconf() {
        return get(TlsInfoField.TXCONF);
    }

    /** Returns {@code TLS_INFO_RXCONF}: who decrypts, numbered alike. */
    public OptionalLong rxconf() {
        return get(TlsInfoField.RXCONF);
    }

    /** Returns {@code TLS_INFO_ZC_RO_TX}: 1, since Linux 5.19. */
    public OptionalLong zcRoTx() {
        return get(TlsInfoField.ZC_RO_TX);
    }

    /** Returns {@code TLS_INFO_RX_NO_PAD}: 1, since Linux 6.0. */
    public OptionalLong rxNoPad() {
        return get(TlsInfoField.RX_NO_PAD);
    }
}
