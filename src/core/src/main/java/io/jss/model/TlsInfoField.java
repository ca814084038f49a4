package io.jss.model;

import static io.jss.model.FieldType.bits;
import static io.jss.model.FieldType.u16;
import static io.jss.model.Unit.BITS;
import static io.jss.model.Unit.NUMBER;

/** The numbers of a TCP socket on which the kernel speaks TLS ({@code TLS_INFO_*}). */
public enum TlsInfoField implements StructField {
    /** {@code TLS_INFO_VERSION}: 0x0303 is TLS 1.2, 0x0304 is TLS 1.3. */
    VERSION(u16(NUMBER)),
    /**
     * {@code TLS_INFO_CIPHER}: {@code TLS_CIPHER_*}: 51 AES-GCM-128, 52 AES-GCM-256, 53
     * AES-CCM-128, 54 ChaCha20-Poly1305 ….
     */
    CIPHER(u16(NUMBER)),
    /**
     * {@code TLS_INFO_TXCONF}: who encrypts: 1 nobody, 2 the kernel, 3 the device, 4 the device
     * whole records.
     */
    TXCONF(u16(NUMBER)),
    /** {@code TLS_INFO_RXCONF}: who decrypts, numbered alike. */
    RXCONF(u16(NUMBER)),
    /**
     * {@code TLS_INFO_ZC_RO_TX}: 1: sendfile does not copy (TLS_TX_ZEROCOPY_RO); absent when off.
     */
    ZC_RO_TX(bits(1, BITS).since("5.19")),
    /**
     * {@code TLS_INFO_RX_NO_PAD}: 1: no padding is expected (TLS_RX_EXPECT_NO_PAD); absent when
     * off.
     */
    RX_NO_PAD(bits(1, BITS).since("6.0"));

    private final FieldType type;

    TlsInfoField(FieldType type) {
        this.type = type;
    }

    @Override
    public Structure structure() {
        return Structure.TLS_INFO;
    }

    @Override
    public FieldType type() {
        return type;
    }
}
