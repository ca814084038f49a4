package io.jss.export;

import io.jss.classify.Direction;
import io.jss.classify.TrafficClass;
import io.jss.cli.environment.Output;
import io.jss.export.FlowRecord.Event;
import io.jss.model.AddressFamily;
import io.jss.model.IpAddress;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * The flow logs that jss export would write on each host: the lines are made by what makes them
 * there.
 */
final class SimulatedFlowLogs implements Closeable {

    private static final int LOOK_SECONDS = 15;
    private static final long RTT = 400;

    private final Map<SimulatedHost, NdjsonFlows> writers = new HashMap<>();
    private final List<Output> outputs = new ArrayList<>();
    private final List<Closeable> files = new ArrayList<>();
    private long lines;
    private long bytes;
    private long cookie;

    /** Makes a file for each host: {@code host=NAME/0.ndjson.gz}. */
    SimulatedFlowLogs(Path folder, List<SimulatedHost> hosts) throws IOException {
        for (SimulatedHost host : hosts) {
            Path file = folder.resolve("host=" + host.name()).resolve("0.ndjson.gz");
            Files.createDirectories(file.getParent());
            OutputStream zipped =
                    new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(file))) {
                        {
                            def.setLevel(Deflater.BEST_SPEED);
                        }

                        @Override
                        public synchronized void write(byte[] buffer, int offset, int length)
                                throws IOException {
                            bytes += length;
                            super.write(buffer, offset, length);
                        }
                    };
            files.add(zipped);
            Output output = Output.to(zipped);
            outputs.add(output);
            writers.put(host, new NdjsonFlows(output));
        }
    }

    /** Writes what both ends say of a connection; the end that began it before the other. */
    void add(SimulatedConnection connection) throws IOException {
        cookie++;
        if (connection.from.isPresent()) {
            addWhereItBegan(connection, connection.from.get());
        }
        cookie++;
        Line line = new Line(connection, false);
        if (connection.ended.isEmpty()) {
            line.write(connection.to, Event.PRESENT, Optional.empty());
        } else {
            if (isSeen(connection.opened, connection.ended.get())) {
                line.write(connection.to, Event.OPENED, Optional.empty());
            }
            line.write(connection.to, Event.ENDED, connection.ended);
        }
    }

    private void addWhereItBegan(SimulatedConnection connection, SimulatedHost host)
            throws IOException {
        Line line = new Line(connection, true);
        if (connection.ended.isEmpty()) {
            line.write(host, Event.PRESENT, Optional.empty());
            return;
        }
        Optional<Instant> ended = connection.endedWhereItBegan();
        if (connection.closeWait || isSeen(connection.opened, connection.ended.get())) {
            line.write(host, Event.OPENED, Optional.empty());
        }
        if (connection.closeWait) {
            line.closeWaitBy = connection.ended;
            line.write(host, Event.CLOSE_WAIT, Optional.empty());
        }
        if (ended.isPresent()) {
            line.write(host, Event.ENDED, ended);
        }
    }

    private static boolean isSeen(Instant opened, Instant ended) {
        return opened.plusSeconds(LOOK_SECONDS).isBefore(ended);
    }

    /** Returns the lines so far. */
    long lines() {
        return lines;
    }

    /** Returns the bytes of these, unzipped. */
    long bytes() {
        return bytes;
    }

    /** What one end says. */
    private final class Line {
        private final SimulatedConnection connection;
        private final boolean began;
        private final IpAddress local;
        private final IpAddress remote;
        private final TrafficClass type;
        private Optional<Instant> closeWaitBy = Optional.empty();

        Line(SimulatedConnection connection, boolean began) {
            this.connection = connection;
            this.began = began;
            boolean mapped = began ? connection.mappedFrom : connection.mappedTo;
            IpAddress own = began ? connection.fromAddress : connection.toAddress;
            IpAddress other = began ? connection.toAddress : connection.fromAddress;
            local = mapped ? SimulatedHost.mapped(own) : own;
            remote = mapped ? SimulatedHost.mapped(other) : other;
            boolean plain = local.family() == AddressFamily.INET;
            type =
                    mapped
                            ? TrafficClass.IPV4_MAPPED
                            : plain ? TrafficClass.IPV4 : TrafficClass.IPV6;
        }

        void write(SimulatedHost host, Event event, Optional<Instant> closed) throws IOException {
            boolean named = !began || connection.named;
            writers.get(host)
                    .take(
                            new FlowRecord(
                                    event,
                                    "",
                                    cookie,
                                    local,
                                    began ? connection.fromPort : connection.toPort,
                                    remote,
                                    began ? connection.toPort : connection.fromPort,
                                    type,
                                    began ? Direction.OUTBOUND : Direction.INBOUND,
                                    event == Event.PRESENT
                                            ? Optional.empty()
                                            : Optional.of(connection.opened.minusMillis(1)),
                                    connection.opened,
                                    closeWaitBy,
                                    closed,
                                    numbers(),
                                    named ? OptionalLong.of(0) : OptionalLong.empty(),
                                    named ? List.of(host.program()) : List.of(),
                                    named ? host.workload() : Optional.empty()));
            lines++;
        }

        private FlowRecord.Numbers numbers() {
            long sent = began ? connection.request : connection.response;
            long received = began ? connection.response : connection.request;
            long again = began ? connection.lostRequests : connection.lostResponses;
            return new FlowRecord.Numbers(
                    OptionalLong.of(sent),
                    OptionalLong.of(received),
                    OptionalLong.of(SimulatedConnection.segments(sent) + again),
                    OptionalLong.of(SimulatedConnection.segments(received)),
                    OptionalLong.of(again),
                    OptionalLong.of(RTT),
                    OptionalLong.of(RTT / 2));
        }
    }

    @Override
    public void close() throws IOException {
        for (Output output : outputs) {
            output.flush();
        }
        for (Closeable file : files) {
            file.close();
        }
    }
}
