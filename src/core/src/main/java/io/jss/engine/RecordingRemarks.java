package io.jss.engine;

import io.jss.answer.Remark;
import io.jss.encode.InetDiagRequest;
import io.jss.model.AddressFamily;
import io.jss.model.Detail;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.netlink.AnswerGap;
import io.jss.netlink.NetlinkChannel;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts into words what a recording lacks of what was asked for. */
final class RecordingRemarks {

    private RecordingRemarks() {}

    /** Returns whether the last request of a channel asked for what was never recorded. */
    static boolean isNotRecorded(NetlinkChannel channel) {
        for (AnswerGap gap : channel.gaps()) {
            if (gap.kind() == AnswerGap.Kind.NOT_RECORDED) {
                return true;
            }
        }
        return false;
    }

    /** Returns what the answer to a request lacks. */
    static List<Remark> of(List<AnswerGap> gaps, InetDiagRequest request) {
        if (gaps.isEmpty()) {
            return List.of();
        }
        List<Remark> remarks = new ArrayList<>();
        for (AnswerGap gap : gaps) {
            String what = what(gap);
            if (gap.kind() == AnswerGap.Kind.PASSED_OVER) {
                remarks.add(new Remark.MayLackSockets(request.protocol(), request.family()));
            } else if (!what.isEmpty()) {
                remarks.add(
                        new Remark.RecordingLacks(
                                what,
                                gap.kind() != AnswerGap.Kind.EXTENSIONS,
                                request.protocol(),
                                request.family()));
            }
        }
        return remarks;
    }

    private static String what(AnswerGap gap) {
        return switch (gap.kind()) {
            case NOT_RECORDED -> "all";
            case FILTERED -> "what a filter kept back";
            case ANSWERS -> "a part of the rows";
            case PASSED_OVER -> "";
            case STATES -> states(gap.bits());
            case EXTENSIONS -> details(gap.bits());
        };
    }

    /** SYN_RECV stands for the kernel's NEW_SYN_RECV too. */
    private static String states(int bits) {
        List<String> names = new ArrayList<>();
        for (SocketState state : SocketState.values()) {
            if (state != SocketState.UNKNOWN
                    && state != SocketState.NEW_SYN_RECV
                    && (bits & state.bit()) != 0) {
                names.add(state.toString());
            }
        }
        return names.isEmpty() ? "" : "the states " + String.join(", ", names);
    }

    private static String details(int bits) {
        Set<Detail> details = EnumSet.noneOf(Detail.class);
        for (Detail detail : Detail.values()) {
            InetDiagRequest asking =
                    InetDiagRequest.dump(AddressFamily.INET, Protocol.TCP, 0)
                            .withDetails(Set.of(detail));
            if ((asking.extensions() & bits) != 0) {
                details.add(detail);
            }
        }
        return "the details "
                + details.stream().map(Detail::toString).collect(Collectors.joining(", "));
    }
}
