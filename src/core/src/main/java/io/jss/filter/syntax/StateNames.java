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

    /** Every state but BOUND_INACTIVE, which has to be named: it costs a third of a dump. */
    public static final int ALL = SocketState.BOUND_INACTIVE.bit() - 1;

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
