package io.jss.health.check;

import io.jss.health.HealthSample;
import io.jss.health.HostNumbers;
import io.jss.health.Threshold;
import io.jss.health.Thresholds;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** What the checks look at: two samples, the limits, and who holds what. */
final class Evidence {

    /** Why a check of changes is not known over a single sample. */
    static final String ONE_SAMPLE = "it takes two samples, and there is one";

    private static final int PERCENT = 100;

    private final HealthSample first;
    private final HealthSample second;
    private final Thresholds thresholds;
    private final Holders holders;
    private final SocketsByCookie before;
    private final Map<SocketState, List<InetSocketView>> tcp = new EnumMap<>(SocketState.class);

    Evidence(HealthSample first, HealthSample second, Thresholds thresholds, Holders holders) {
        this.first = first;
        this.second = second;
        this.thresholds = thresholds;
        this.holders = holders;
        before = new SocketsByCookie(first.sockets());
        for (InetSocketView socket : second.sockets()) {
            if (socket.protocol() == Protocol.TCP) {
                tcp.computeIfAbsent(
                                SocketState.of(socket.stateNumber()), state -> new ArrayList<>())
                        .add(socket);
            }
        }
    }

    boolean hasTwo() {
        return !first.time().equals(second.time()); // one sample may come twice
    }

    long millis() {
        return Duration.between(first.time(), second.time()).toMillis();
    }

    long limit(Threshold threshold) {
        return thresholds.of(threshold);
    }

    Holders holders() {
        return holders;
    }

    HostNumbers host() {
        return second.host();
    }

    HealthSample sample() {
        return second;
    }

    /** Returns the TCP sockets of the later sample in one of some states, as a list of its own. */
    List<InetSocketView> tcp(SocketState... states) {
        List<InetSocketView> found = new ArrayList<>();
        for (SocketState state : states) {
            found.addAll(tcp.getOrDefault(state, List.of()));
        }
        return found;
    }

    /**
     * Returns the TCP sockets of the later sample that are only bound. The kernel lists them for
     * the state BOUND_INACTIVE, and gives CLOSE as theirs.
     */
    List<InetSocketView> bound() {
        return tcp(SocketState.BOUND_INACTIVE, SocketState.CLOSE);
    }

    /** Returns a socket as it was in the earlier sample, null when it was not there. */
    InetSocketView before(InetSocketView socket) {
        return before.get(socket.cookie());
    }

    /** Returns by how much a counter has grown; empty when it is not known in both samples. */
    OptionalLong growth(String counter) {
        OptionalLong now = second.host().counter(counter);
        OptionalLong then = first.host().counter(counter);
        return hasTwo() && now.isPresent() && then.isPresent()
                ? OptionalLong.of(now.getAsLong() - then.getAsLong())
                : OptionalLong.empty();
    }

    /** Returns whether a number is at least a share of another, the share in percent. */
    boolean reaches(long number, long all, Threshold share) {
        return number * PERCENT >= all * limit(share);
    }

    /** Returns whether a number is more than a share of another, the share in percent. */
    boolean exceeds(long number, long all, Threshold share) {
        return number * PERCENT > all * limit(share);
    }

    /** Returns the present value of a setting in brackets, nothing where it is not known. */
    String now(String setting) {
        return host().setting(setting)
                .map(value -> " (now " + value.replaceAll("\\s+", " ") + ")")
                .orElse("");
    }

    /** Says why a number of the whole machine is not known, or what may be of it. */
    String whyNotOfMachine(String setting) {
        return "sockstat or "
                + setting
                + ", which only the first network namespace shows, is not known: "
                + host().why();
    }

    /** Says why a growth is not known. */
    String whyNoGrowth() {
        return hasTwo() ? host().why() : ONE_SAMPLE;
    }

    /** Says that something happened between the samples. */
    String meanwhile() {
        return "within the last " + millis() + " ms";
    }

    /** Says that something was so in both samples, or only that it is so now. */
    String since(boolean inBoth) {
        return inBoth && hasTwo()
                ? "for " + millis() + " ms at least, in both samples"
                : "now; the kernel does not keep since when";
    }
}
