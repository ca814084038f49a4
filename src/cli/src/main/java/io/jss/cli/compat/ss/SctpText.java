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
        AttributeText.hexUnlessZero(" tag:", info, TAG, text);
        long state = info.numberOr(STATE, 0);
        text.append(state == 0 ? "" : " state:" + state(state));
        AttributeText.count(" rwnd:", info, RWND, text);
        AttributeText.count(" unackdata:", info, UNACKDATA, text);
        AttributeText.count(" penddata:", info, PENDDATA, text);
        AttributeText.count(" instrms:", info, INSTRMS, text);
        AttributeText.count(" outstrms:", info, OUTSTRMS, text);
        AttributeText.count(" inqueue:", info, INQUEUE, text);
        AttributeText.count(" outqueue:", info, OUTQUEUE, text);
        AttributeText.count(" overerr:", info, OVERALL_ERROR, text);
        AttributeText.count(" maxburst:", info, MAX_BURST, text);
        AttributeText.count(" maxseg:", info, MAXSEG, text);
        AttributeText.count(" prwnd:", info, PEER_RWND, text);
        AttributeText.hexUnlessZero(" ptag:", info, PEER_TAG, text);
        AttributeText.count(" pcapable:", info, PEER_CAPABLE, text);
        AttributeText.count(" psack:", info, PEER_SACK, text);
        AttributeText.count(" autoclose:", info, S_AUTOCLOSE, text);
        AttributeText.count(" adapind:", info, S_ADAPTATION_IND, text);
        AttributeText.count(" pdpoint:", info, S_PD_POINT, text);
        AttributeText.count(" nodelay:", info, S_NODELAY, text);
        AttributeText.count(" nofrag:", info, S_DISABLE_FRAGMENTS, text);
        AttributeText.count(" v4mapped:", info, S_V4MAPPED, text);
        AttributeText.count(" fraginl:", info, S_FRAG_INTERLEAVE, text);
    }
}
