package io.jss.filter.syntax;

import io.jss.model.SocketState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The names of states and of groups of states in filters: those of ss and of tables, in any case.
 */
public final class StateNames {

    private static final int SYN_RECV = SocketState.SYN_RECV.bit() | SocketState.NEW_SYN_RECV.bit();

    /** Bit 16 + N is the state N of {@code enum sctp_state}, but for those that TCP has too. */
    private static final int FIRST_OF_SCTP = 16;

    private static final List<String> SCTP =
            List.of(
                    "closed",
                    "cookie-wait",
                    "cookie-echoed",
                    "established",
                    "shutdown-pending",
                    "shutdown-sent",
                    "shutdown-received",
                    "shutdown-ack-sent");

    /** The states that an association of SCTP alone may be in. */
    private static final int SCTP_ALONE = 0b11110110 << FIRST_OF_SCTP;

    /** Every state but BOUND_INACTIVE, which has to be named: it costs a third of a dump. */
    public static final int ALL = (SocketState.BOUND_INACTIVE.bit() - 1) | SCTP_ALONE;

    private static final int CONNECTED =
            ALL & ~(SocketState.LISTEN.bit() | SocketState.CLOSE.bit());
    private static final int BUCKET = SYN_RECV | SocketState.TIME_WAIT.bit();

    private static final Map<String, Integer> STATES = new LinkedHashMap<>();
    private static final Map<String, Integer> GROUPS = new LinkedHashMap<>();
    private static final Map<String, Integer> ALIASES = new LinkedHashMap<>();

    static {
        STATES.put("established", SocketState.ESTABLISHED.bit());
        STATES.put("syn-sent", SocketState.SYN_SENT.bit());
        STATES.put("syn-recv", SYN_RECV);
        STATES.put("fin-wait-1", SocketState.FIN_WAIT1.bit());
        STATES.put("fin-wait-2", SocketState.FIN_WAIT2.bit());
        STATES.put("time-wait", SocketState.TIME_WAIT.bit());
        STATES.put("closed", SocketState.CLOSE.bit());
        STATES.put("close-wait", SocketState.CLOSE_WAIT.bit());
        STATES.put("last-ack", SocketState.LAST_ACK.bit());
        STATES.put("listening", SocketState.LISTEN.bit());
        STATES.put("closing", SocketState.CLOSING.bit());
        STATES.put("bound-inactive", SocketState.BOUND_INACTIVE.bit());
        STATES.put("unknown", SocketState.UNKNOWN.bit());
        for (int number = 0; number < SCTP.size(); number++) {
            STATES.putIfAbsent(SCTP.get(number), 1 << (FIRST_OF_SCTP + number));
        }
        GROUPS.put("all", ALL);
        GROUPS.put("connected", CONNECTED);
        GROUPS.put("synchronized", CONNECTED & ~SocketState.SYN_SENT.bit());
        GROUPS.put("bucket", BUCKET);
        GROUPS.put("big", ALL & ~BUCKET);
        ALIASES.put("close", SocketState.CLOSE.bit());
        ALIASES.put("unconnected", SocketState.CLOSE.bit());
        ALIASES.put("listen", SocketState.LISTEN.bit());
        ALIASES.put("syn-rcv", SYN_RECV);
        ALIASES.put("estab", SocketState.ESTABLISHED.bit());
        ALIASES.put("unconn", SocketState.CLOSE.bit());
        ALIASES.put("fin-wait1", SocketState.FIN_WAIT1.bit());
        ALIASES.put("fin-wait2", SocketState.FIN_WAIT2.bit());
    }

    private StateNames() {}

    /**
     * Returns the bit of a state of {@code enum sctp_state}, that of UNKNOWN for another number.
     */
    public static int bitOfAssociation(int number) {
        return number < SCTP.size() ? STATES.get(SCTP.get(number)) : SocketState.UNKNOWN.bit();
    }

    /** Returns the names of the states that the kernel is asked for, separated by blanks. */
    public static String requested(int mask) {
        boolean all = mask == (ALL & ~SCTP_ALONE);
        return text(all ? ALL : mask).replace("state ", "");
    }

    /** Returns the mask with both bits of SYN_RECV if it has one of them. */
    public static int withBothSynRecv(int mask) {
        return (mask & SYN_RECV) == 0 ? mask : mask | SYN_RECV;
    }

    /** Returns the states of a name, empty for one that is not in the table. */
    public static OptionalInt mask(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replace('_', '-');
        for (Map<String, Integer> names : List.of(STATES, GROUPS, ALIASES)) {
            Integer mask = names.get(lower);
            if (mask != null) {
                return OptionalInt.of(mask);
            }
        }
        return OptionalInt.empty();
    }

    /** Returns the names of single states and groups, for messages. */
    public static String list() {
        return String.join(", ", STATES.keySet()) + ", " + String.join(", ", GROUPS.keySet());
    }

    /** Returns the text of a condition on states: that of a group, or of each state. */
    public static String text(int mask) {
        for (Map.Entry<String, Integer> group : GROUPS.entrySet()) {
            if (group.getValue() == mask) {
                return "state " + group.getKey();
            }
        }
        return STATES.entrySet().stream()
                .filter(state -> (state.getValue() & mask) != 0)
                .map(state -> "state " + state.getKey())
                .collect(Collectors.joining(" "));
    }
}
