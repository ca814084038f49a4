package io.jss.encode;

import io.jss.model.Detail;
import io.jss.wire.InetDiagAttr;
import java.util.Collection;

/** The bits of {@code idiag_ext}: bit N-1 asks for attribute N. */
final class Extensions {

    private Extensions() {}

    /** Returns the bits that ask for the details, 0 for those that have no bit. */
    static int of(Collection<Detail> details) {
        int bits = 0;
        for (Detail detail : details) {
            bits |= of(detail);
        }
        return bits;
    }

    private static int of(Detail detail) {
        return switch (detail) {
            case MEM_INFO -> bit(InetDiagAttr.MEMINFO);
            case INFO -> bit(InetDiagAttr.INFO);
            case CONGESTION_INFO -> bit(InetDiagAttr.VEGASINFO);
            case CONGESTION -> bit(InetDiagAttr.CONG);
            case TOS -> bit(InetDiagAttr.TOS);
            case TCLASS -> bit(InetDiagAttr.TCLASS);
            case SK_MEM_INFO -> bit(InetDiagAttr.SKMEMINFO);
            case BPF_STORAGES -> 0;
        };
    }

    private static int bit(int attribute) {
        return 1 << (attribute - 1);
    }
}
