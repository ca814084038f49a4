package io.jss.cli.top;

import io.jss.SocketTable;
import io.jss.answer.SocketVisitor;
import io.jss.health.HealthSample;
import io.jss.health.HostNumbers;
import io.jss.health.check.HealthCheck;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.sample.Change;
import io.jss.sample.PackedSockets;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What {@code jss doctor} finds wrong with the sockets of looks, by the same checks, over those
 * that a look has anyhow: each look that is judged is so with the one that was judged before, a
 * second earlier or more. A look with the checks takes at most a tenth of the time; where it takes
 * long others come between. For one thread.
 */
final class LookFindings {

    /**
     * Of a heap, for each socket that is judged: two samples take a quarter of it, and leave the
     * rest to the sampler, the checks and the screen.
     */
    private static final int BYTES_OF_SOCKET = 1024;

    private static final int SHARE = 10;

    /**
     * A look at so few that took long did so because all was new to the JVM, or the host is busy.
     */
    static final int FEW = 10_000;

    /** A second, less what a look may be early. */
    private static final Duration LEAST = Duration.ofMillis(900);

    private final HealthCheck check;
    private final boolean live;
    private final int most;

    /** Filled in turn, so that a look allocates nothing for its sockets. */
    private PackedSockets sample = HealthSample.packed();

    private PackedSockets spent = HealthSample.packed();
    private Optional<HealthSample> before = Optional.empty();
    private Judgement judgement = Judgement.without("after the first look");
    private boolean judges;
    private int sockets;
    private long began;
    private long lastTook;
    private long due = System.nanoTime();

    /**
     * Prepares it.
     *
     * @param live whether the looks are of the running kernel, not of a series
     * @param most sockets of a look that is judged, see {@link #mostOf}
     */
    LookFindings(HealthCheck check, boolean live, int most) {
        this.check = check;
        this.live = live;
        this.most = most;
    }

    /** Returns how many sockets are judged with a heap of so many bytes. */
    static int mostOf(long heap) {
        return (int) Math.min(Integer.MAX_VALUE, heap / BYTES_OF_SOCKET);
    }

    /** Forgets the sample before: the next look is one of other sockets, or of another time. */
    void restart() {
        before = Optional.empty();
        due = System.nanoTime();
    }

    /** Returns what sees the sockets of the look that begins now, for somebody who sees them. */
    SocketVisitor seeing(SocketVisitor visitor) {
        began = System.nanoTime();
        judges = began - due >= 0;
        if (!judges) {
            return visitor;
        }
        boolean kept = sockets <= most; // as far as is known from the look before
        sockets = 0;
        sample.clear();
        return socket -> {
            see(socket, kept);
            visitor.visit(socket);
        };
    }

    private void see(InetSocketView socket, boolean kept) {
        Protocol protocol = socket.protocol();
        if (protocol != Protocol.TCP && protocol != Protocol.UDP) {
            return;
        }
        sockets++;
        if (kept && sockets <= most) {
            sample.add(socket);
        }
    }

    /**
     * Judges the look, if it is one that is judged.
     *
     * @param table of the namespace
     * @param host the numbers of the namespace
     */
    void judge(Change change, SocketTable table, HostNumbers host) throws IOException {
        if (!judges) {
            return;
        }
        if (sockets > most) {
            forget();
            judgement =
                    Judgement.without(
                            "not looked for among more than " + most + " sockets: see jss doctor");
        } else if (sample.size() == sockets && !isTooSoon(change.time())) {
            HealthSample now =
                    HealthSample.of(change.time(), sample, change.remarks(), table, host, live);
            judgement = Judgement.of(check.between(before.orElse(now), now), change.time());
            keep(now);
        }
        long took = System.nanoTime() - began;
        due = began + SHARE * counted(took);
        lastTook = took;
    }

    /**
     * One that was slow once does not count, as the first one is where all is new to the JVM. Of so
     * many sockets that it takes more than a second, the look after the first comes without checks:
     * the first rates do not wait for them. Of few it has them, as most checks need two samples.
     */
    private long counted(long took) {
        boolean isFirst = lastTook == 0 && sockets > FEW;
        return isFirst && took > LEAST.toNanos() ? took : Math.min(took, lastTook);
    }

    private void keep(HealthSample now) {
        PackedSockets earlier = sample;
        now.becomeEarlier(spent);
        before = Optional.of(now);
        sample = spent;
        spent = earlier;
    }

    private void forget() {
        before = Optional.empty();
        sample = HealthSample.packed();
        spent = HealthSample.packed();
    }

    /** What nobody did in a moment is no sign: a sample of doctor comes a second after another. */
    private boolean isTooSoon(Instant time) {
        before = before.filter(sample -> sample.time().isBefore(time)); // a clock may be set back
        return before.isPresent()
                && Duration.between(before.get().time(), time).compareTo(LEAST) < 0;
    }

    /** Returns what was found last. */
    Judgement judgement() {
        return judgement;
    }
}
