package io.jss.cli.compat.ss;

import static io.jss.model.SctpInfo.Field.INQUEUE;
import static io.jss.model.SctpInfo.Field.INSTRMS;
import static io.jss.model.SctpInfo.Field.MAXSEG;
import static io.jss.model.SctpInfo.Field.MAX_BURST;
import static io.jss.model.SctpInfo.Field.OUTQUEUE;
import static io.jss.model.SctpInfo.Field.OUTSTRMS;
import static io.jss.model.SctpInfo.Field.OVERALL_ERROR;
import static io.jss.model.SctpInfo.Field.PEER_CAPABLE;
import static io.jss.model.SctpInfo.Field.PEER_RWND;
import static io.jss.model.SctpInfo.Field.PEER_SACK;
import static io.jss.model.SctpInfo.Field.PEER_TAG;
import static io.jss.model.SctpInfo.Field.PENDDATA;
import static io.jss.model.SctpInfo.Field.RWND;
import static io.jss.model.SctpInfo.Field.STATE;
import static io.jss.model.SctpInfo.Field.S_ADAPTATION_IND;
import static io.jss.model.SctpInfo.Field.S_AUTOCLOSE;
import static io.jss.model.SctpInfo.Field.S_DISABLE_FRAGMENTS;
import static io.jss.model.SctpInfo.Field.S_FRAG_INTERLEAVE;
import static io.jss.model.SctpInfo.Field.S_NODELAY;
import static io.jss.model.SctpInfo.Field.S_PD_POINT;
import static io.jss.model.SctpInfo.Field.S_V4MAPPED;
import static io.jss.model.SctpInfo.Field.TAG;
import static io.jss.model.SctpInfo.Field.UNACKDATA;

import io.jss.model.SctpInfo;

/** SCTP in the words of ss. */
final class SctpText {

    private static final String[] STATES = {
        "CLOSED",
        "COOKIE_WAIT",
        "COOKIE_ECHOED",
        "ESTAB",
        "SHUTDOWN_PENDING",
        "SHUTDOWN_SENT",
        "SHUTDOWN_RECEIVED",
        "ACK_SENT"
    };

    private SctpText() {}

    /** Returns the state of an association. */
    static String state(long number) {
        return number >= 0 && number < STATES.length ? STATES[(int) number] : Long.toString(number);
    }

    /** Writes sctp_info. */
    static void write(SctpInfo info, ExtraText text) {
        SsAttributeText.hexUnlessZero(" tag:", info, TAG, text);
        long state = info.numberOr(STATE, 0);
        text.append(state == 0 ? "" : " state:" + state(state));
        SsAttributeText.count(" rwnd:", info, RWND, text);
        SsAttributeText.count(" unackdata:", info, UNACKDATA, text);
        SsAttributeText.count(" penddata:", info, PENDDATA, text);
        SsAttributeText.count(" instrms:", info, INSTRMS, text);
        SsAttributeText.count(" outstrms:", info, OUTSTRMS, text);
        SsAttributeText.count(" inqueue:", info, INQUEUE, text);
        SsAttributeText.count(" outqueue:", info, OUTQUEUE, text);
        SsAttributeText.count(" overerr:", info, OVERALL_ERROR, text);
        SsAttributeText.count(" maxburst:", info, MAX_BURST, text);
        SsAttributeText.count(" maxseg:", info, MAXSEG, text);
        SsAttributeText.count(" prwnd:", info, PEER_RWND, text);
        SsAttributeText.hexUnlessZero(" ptag:", info, PEER_TAG, text);
        SsAttributeText.count(" pcapable:", info, PEER_CAPABLE, text);
        SsAttributeText.count(" psack:", info, PEER_SACK, text);
        SsAttributeText.count(" autoclose:", info, S_AUTOCLOSE, text);
        SsAttributeText.count(" adapind:", info, S_ADAPTATION_IND, text);
        SsAttributeText.count(" pdpoint:", info, S_PD_POINT, text);
        SsAttributeText.count(" nodelay:", info, S_NODELAY, text);
        SsAttributeText.count(" nofrag:", info, S_DISABLE_FRAGMENTS, text);
        SsAttributeText.count(" v4mapped:", info, S_V4MAPPED, text);
        SsAttributeText.count(" fraginl:", info, S_FRAG_INTERLEAVE, text);
    }
}
