package io.jss.model;

import static io.jss.model.StructField.Type.bits;
import static io.jss.model.StructField.Type.u16;
import static io.jss.model.StructField.Type.u32;
import static io.jss.model.StructField.Type.u64;
import static io.jss.model.StructField.Type.u8;
import static io.jss.model.Unit.BITS;
import static io.jss.model.Unit.BYTES;
import static io.jss.model.Unit.IDENTIFIER;
import static io.jss.model.Unit.NUMBER;
import static io.jss.model.Unit.SEQUENCE;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The protocol that the kernel speaks on top of TCP: {@code INET_DIAG_ULP_INFO}, since Linux 5.4.
 *
 * @param name its name, {@code tls}, {@code mptcp}, {@code espintcp} …; empty when the kernel did
 *     not send it
 * @param tls what TLS tells
 * @param mptcp what MPTCP tells of this subflow, since Linux 5.7
 */
public record UlpInfo(Optional<String> name, Optional<Tls> tls, Optional<MptcpSubflow> mptcp) {

    /** What the kernel tells of a TCP socket on which it speaks TLS. */
    public static final class Tls extends StructValues<Tls.Field> {

        /** Keeps what the source knows of the structure. */
        public Tls(FieldSource source) {
            super(Structure.TLS_INFO, source);
        }

        /** Returns {@code TLS_INFO_VERSION}: 0x0303 is TLS 1.2, 0x0304 is TLS 1.3. */
        public OptionalLong version() {
            return get(Tls.Field.VERSION);
        }

        /** Returns {@code TLS_INFO_CIPHER}: {@code TLS_CIPHER_*}. */
        public OptionalLong cipher() {
            return get(Tls.Field.CIPHER);
        }

        /** Returns {@code TLS_INFO_TXCONF}: who encrypts. */
        public OptionalLong txconf() {
            return get(Tls.Field.TXCONF);
        }

        /** Returns {@code TLS_INFO_RXCONF}: who decrypts, numbered alike. */
        public OptionalLong rxconf() {
            return get(Tls.Field.RXCONF);
        }

        /** Returns {@code TLS_INFO_ZC_RO_TX}: 1, since Linux 5.19. */
        public OptionalLong zcRoTx() {
            return get(Tls.Field.ZC_RO_TX);
        }

        /** Returns {@code TLS_INFO_RX_NO_PAD}: 1, since Linux 6.0. */
        public OptionalLong rxNoPad() {
            return get(Tls.Field.RX_NO_PAD);
        }

        /** The numbers of a TCP socket on which the kernel speaks TLS ({@code TLS_INFO_*}). */
        public enum Field implements StructField {
            /** {@code TLS_INFO_VERSION}: 0x0303 is TLS 1.2, 0x0304 is TLS 1.3. */
            VERSION(u16(NUMBER)),
            /**
             * {@code TLS_INFO_CIPHER}: {@code TLS_CIPHER_*}: 51 AES-GCM-128, 52 AES-GCM-256, 53
             * AES-CCM-128, 54 ChaCha20-Poly1305 ….
             */
            CIPHER(u16(NUMBER)),
            /**
             * {@code TLS_INFO_TXCONF}: who encrypts: 1 nobody, 2 the kernel, 3 the device, 4 the
             * device whole records.
             */
            TXCONF(u16(NUMBER)),
            /** {@code TLS_INFO_RXCONF}: who decrypts, numbered alike. */
            RXCONF(u16(NUMBER)),
            /**
             * {@code TLS_INFO_ZC_RO_TX}: 1: sendfile does not copy (TLS_TX_ZEROCOPY_RO); absent
             * when off.
             */
            ZC_RO_TX(bits(1, BITS).since("5.19")),
            /**
             * {@code TLS_INFO_RX_NO_PAD}: 1: no padding is expected (TLS_RX_EXPECT_NO_PAD); absent
             * when off.
             */
            RX_NO_PAD(bits(1, BITS).since("6.0"));

            private final StructField.Type type;

            Field(StructField.Type type) {
                this.type = type;
            }

            @Override
            public Structure structure() {
                return Structure.TLS_INFO;
            }

            @Override
            public StructField.Type type() {
                return type;
            }
        }
    }

    /** What the kernel tells of a TCP socket that is a subflow of an MPTCP connection. */
    public static final class MptcpSubflow extends StructValues<MptcpSubflow.Field> {

        /** Keeps what the source knows of the structure. */
        public MptcpSubflow(FieldSource source) {
            super(Structure.MPTCP_SUBFLOW, source);
        }

        /** Returns {@code MPTCP_SUBFLOW_ATTR_TOKEN_REM}: token of the peer. */
        public OptionalLong tokenRem() {
            return get(MptcpSubflow.Field.TOKEN_REM);
        }

        /** Returns {@code MPTCP_SUBFLOW_ATTR_TOKEN_LOC}: own token. */
        public OptionalLong tokenLoc() {
            return get(MptcpSubflow.Field.TOKEN_LOC);
        }

        /**
         * Returns {@code MPTCP_SUBFLOW_ATTR_RELWRITE_SEQ}: sequence number of the next byte,
         * relative.
         */
        public OptionalLong relwriteSeq() {
            return get(MptcpSubflow.Field.RELWRITE_SEQ);
        }

        /** Returns {@code MPTCP_SUBFLOW_ATTR_MAP_SEQ}: data sequence number of the mapping. */
        public OptionalLong mapSeq() {
            return get(MptcpSubflow.Field.MAP_SEQ);
        }

        /** Returns {@code MPTCP_SUBFLOW_ATTR_MAP_SFSEQ}: subflow sequence number of the mapping. */
        public OptionalLong mapSfseq() {
            return get(MptcpSubflow.Field.MAP_SFSEQ);
        }

        /** Returns {@code MPTCP_SUBFLOW_ATTR_SSN_OFFSET}: offset of subflow sequence numbers. */
        public OptionalLong ssnOffset() {
            return get(MptcpSubflow.Field.SSN_OFFSET);
        }

        /** Returns {@code MPTCP_SUBFLOW_ATTR_MAP_DATALEN}: length of the mapping, in bytes. */
        public OptionalLong mapDatalen() {
            return get(MptcpSubflow.Field.MAP_DATALEN);
        }

        /** Returns {@code MPTCP_SUBFLOW_ATTR_FLAGS}: {@code MPTCP_SUBFLOW_FLAG_*}. */
        public OptionalLong flags() {
            return get(MptcpSubflow.Field.FLAGS);
        }

        /** Returns {@code MPTCP_SUBFLOW_ATTR_ID_REM}: address id of the peer. */
        public OptionalLong idRem() {
            return get(MptcpSubflow.Field.ID_REM);
        }

        /** Returns {@code MPTCP_SUBFLOW_ATTR_ID_LOC}: own address id. */
        public OptionalLong idLoc() {
            return get(MptcpSubflow.Field.ID_LOC);
        }

        /**
         * The numbers of a TCP socket that is a subflow of an MPTCP connection ({@code
         * MPTCP_SUBFLOW_ATTR_*}).
         */
        public enum Field implements StructField {
            /** {@code MPTCP_SUBFLOW_ATTR_TOKEN_REM}: token of the peer. */
            TOKEN_REM(u32(IDENTIFIER)),
            /** {@code MPTCP_SUBFLOW_ATTR_TOKEN_LOC}: own token. */
            TOKEN_LOC(u32(IDENTIFIER)),
            /**
             * {@code MPTCP_SUBFLOW_ATTR_RELWRITE_SEQ}: sequence number of the next byte, relative.
             */
            RELWRITE_SEQ(u32(SEQUENCE)),
            /** {@code MPTCP_SUBFLOW_ATTR_MAP_SEQ}: data sequence number of the mapping. */
            MAP_SEQ(u64(SEQUENCE)),
            /** {@code MPTCP_SUBFLOW_ATTR_MAP_SFSEQ}: subflow sequence number of the mapping. */
            MAP_SFSEQ(u32(SEQUENCE)),
            /** {@code MPTCP_SUBFLOW_ATTR_SSN_OFFSET}: offset of subflow sequence numbers. */
            SSN_OFFSET(u32(SEQUENCE)),
            /** {@code MPTCP_SUBFLOW_ATTR_MAP_DATALEN}: length of the mapping. */
            MAP_DATALEN(u16(BYTES)),
            /** {@code MPTCP_SUBFLOW_ATTR_FLAGS}: {@code MPTCP_SUBFLOW_FLAG_*}. */
            FLAGS(u32(BITS)),
            /** {@code MPTCP_SUBFLOW_ATTR_ID_REM}: address id of the peer. */
            ID_REM(u8(IDENTIFIER)),
            /** {@code MPTCP_SUBFLOW_ATTR_ID_LOC}: own address id. */
            ID_LOC(u8(IDENTIFIER));

            private final StructField.Type type;

            Field(StructField.Type type) {
                this.type = type;
            }

            @Override
            public Structure structure() {
                return Structure.MPTCP_SUBFLOW;
            }

            @Override
            public StructField.Type type() {
                return type;
            }
        }
    }
}
