package io.jss.cli.report;

import io.jss.SocketTable;
import io.jss.answer.Remark;
import io.jss.answer.SocketVisitor;
import io.jss.cli.table.ProgramName;
import io.jss.fields.words.StateName;
import io.jss.health.HealthSample;
import io.jss.health.HostNumbers;
import io.jss.health.Thresholds;
import io.jss.health.check.HealthCheck;
import io.jss.model.InetSocketView;
import io.jss.model.SocketState;
import io.jss.model.TcpInfoField;
import io.jss.owners.OwnerIndex;
import io.jss.owners.OwnerScan;
import io.jss.recording.Recording;
import io.jss.sample.Change;
import io.jss.sample.SampledSocket;
import io.jss.sample.SocketSampler;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What a report is made of, collected look after look. */
final class Story {

    /** Pairs of looks in which is searched for findings, spread over all. */
    private static final int PAIRS = 60;

    private final Looks looks = new Looks();
    private final WorstSockets busiest = new WorstSockets();
    private final WorstSockets retransmitting = new WorstSockets();
    private final WorstSockets slowest = new WorstSockets();
    private final WorstSockets queued = new WorstSockets();
    private final SentBytes bytes = new SentBytes();
    private final Findings findings = new Findings();
    private final Set<String> remarks = new LinkedHashSet<>();
    private final SocketSampler sampler;
    private final Thresholds thresholds;
    private final long stride;
    private Optional<HealthSample> before = Optional.empty();
    private long beforeNumber;

    /** Who holds the sockets of one look, read when somebody asks. */
    private static final class LookOwners implements WorstSockets.Owners {

        private final Recording recording;
        private Optional<OwnerIndex> index;

        LookOwners(Recording recording) {
            this.recording = recording;
        }

        @Override
        public String of(long inode) throws IOException {
            if (index == null) {
                index = recording.owners();
            }
            return index.map(owners -> ProgramName.list(owners.holders(inode))).orElse("");
        }
    }

    /**
     * Creates one without looks.
     *
     * @param sampler gets the looks one after the other
     * @param thresholds the limits beyond which something is wrong
     * @param expected how many there will be
     */
    Story(SocketSampler sampler, Thresholds thresholds, long expected) {
        this.sampler = sampler;
        this.thresholds = thresholds;
        stride = Math.max(1, expected / PAIRS);
    }

    /**
     * Adds a look.
     *
     * @param recording the look
     * @param opened the table of its sockets, which is closed
     * @param time when it was made
     * @param number counts the looks, from 0
     * @param alone whether it is the only one
     */
    void add(Recording recording, SocketTable opened, Instant time, long number, boolean alone)
            throws IOException {
        LookOwners owners = new LookOwners(recording);
        Map<String, Integer> states = new TreeMap<>();
        try (SocketTable table = opened) {
            Change change = sampler.look(table, new Numbers(time, owners, states));
            looks.add(time, change, states);
            for (List<SampledSocket> sockets :
                    List.of(change.opened(), change.changed(), change.closed())) {
                for (SampledSocket socket : sockets) {
                    busiest.add(
                            socket.socket(), change.first() ? 0 : bytes.add(socket), time, owners);
                    number(
                            retransmitting,
                            socket.socket(),
                            TcpInfoField.TOTAL_RETRANS,
                            time,
                            owners);
                }
            }
            change.remarks().stream().map(Remark::text).forEach(remarks::add);
            if (change.eventsLost() > 0) {
                remarks.add("events were lost: connections that were brief may be missing");
            }
            diagnose(recording, table, time, number, alone);
        }
    }

    private static void number(
            WorstSockets worst,
            InetSocketView socket,
            TcpInfoField field,
            Instant time,
            WorstSockets.Owners owners)
            throws IOException {
        worst.add(socket, socket.knownOr(field, 0), time, owners);
    }

    /** Sees each socket of a look. */
    private final class Numbers implements SocketVisitor {

        private final Instant time;
        private final WorstSockets.Owners owners;
        private final Map<String, Integer> states;

        Numbers(Instant time, WorstSockets.Owners owners, Map<String, Integer> states) {
            this.time = time;
            this.owners = owners;
            this.states = states;
        }

        @Override
        public void visit(InetSocketView socket) throws IOException {
            states.merge(StateName.of(socket), 1, Integer::sum);
            if (socket.state() != SocketState.LISTEN) { // its queues are of connections
                queued.add(socket, socket.rqueueOr(0) + socket.wqueueOr(0), time, owners);
                number(retransmitting, socket, TcpInfoField.TOTAL_RETRANS, time, owners);
                number(slowest, socket, TcpInfoField.RTT, time, owners);
            }
        }
    }

    private void diagnose(
            Recording recording, SocketTable table, Instant time, long number, boolean alone)
            throws IOException {
        boolean first = number % stride == 0;
        boolean second = before.isPresent() && beforeNumber == number - 1;
        if (!first && !second) {
            return;
        }
        HostNumbers numbers = HostNumbers.unknown("a recording does not have it");
        HealthSample now = HealthSample.take(table, numbers, false).at(time);
        if (second || alone) {
            OwnerScan owners =
                    OwnerScan.of(
                            () ->
                                    recording
                                            .owners()
                                            .orElseGet(
                                                    () -> new OwnerIndex.Builder().build(false)));
            HealthCheck check = new HealthCheck(thresholds, owners, Optional.empty());
            findings.add(check.between(before.orElse(now), now), time);
        }
        before = Optional.of(now);
        beforeNumber = number;
    }

    /** Adds what the page is to say of what it lacks. */
    void remark(String text) {
        remarks.add(text);
    }

    Looks looks() {
        return looks;
    }

    WorstSockets busiest() {
        return busiest;
    }

    WorstSockets retransmitting() {
        return retransmitting;
    }

    WorstSockets slowest() {
        return slowest;
    }

    WorstSockets queued() {
        return queued;
    }

    Findings findings() {
        return findings;
    }

    List<String> remarks() {
        List<String> all = new ArrayList<>(remarks);
        if (!bytes.isComplete()) {
            all.add("there were more connections than bytes are summed for, 100,000");
        }
        return all;
    }
}
