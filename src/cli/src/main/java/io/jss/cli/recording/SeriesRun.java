package io.jss.cli.recording;

import io.jss.DestroyedSockets;
import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.answer.FamilyVisitor;
import io.jss.answer.ProtocolUnavailableException;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ExitCode;
import io.jss.cli.repeat.Repetition;
import io.jss.cli.request.RecordingRequest;
import io.jss.cli.request.SocketKinds;
import io.jss.cli.request.events.EventRequest;
import io.jss.cli.text.Quantity;
import io.jss.engine.ChannelFactory;
import io.jss.model.AddressFamily;
import io.jss.model.DiagSocket;
import io.jss.model.Protocol;
import io.jss.model.SocketFamily;
import io.jss.model.Unit;
import io.jss.netlink.NetlinkChannel;
import io.jss.netns.NetworkNamespace;
import io.jss.owners.InodeSet;
import io.jss.owners.OwnerIndex;
import io.jss.owners.OwnerScan;
import io.jss.recording.RecordingInfo;
import io.jss.recording.RecordingWriter;
import io.jss.series.SeriesWriter;
import io.jss.sys.SystemCallException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** {@code jss record FILE}: look after look, until the time has passed or it is ended. */
public final class SeriesRun {

    /** So long it takes at most until a signal is seen. */
    private static final long SLICE_MILLIS = 50;

    private static final long NO_INODE = 0;

    private final RecordingRequest.OfLooks request;
    private final Environment environment;
    private final SocketQuery query;
    private final SocketKinds kinds;
    private final Set<String> said = new HashSet<>();
    private InodeSet known = new InodeSet();
    private Optional<OwnerIndex> owners = Optional.empty();
    private long losses;

    /** Prepares it. */
    public SeriesRun(RecordingRequest.OfLooks request, Environment environment) {
        this.request = request;
        this.environment = environment;
        query = request.selection().queryOfAll();
        kinds = request.selection().kinds();
    }

    /**
     * Records, and says how much.
     *
     * @return {@link ExitCode#OK}, after SIGINT and SIGTERM too
     * @throws IOException when the kernel gives no answer, or the file cannot be written: what was
     *     written before can be read
     */
    public int run() throws IOException {
        Path file = Path.of(request.file());
        Optional<NetworkNamespace> namespace = request.namespace().find(environment);
        RecordingInfo info = RecordingRun.here(request.namespace().name(), environment);
        try (Ending ending = new Ending();
                ChannelFactory kernel =
                        namespace.isPresent()
                                ? environment.channels(namespace.get())
                                : environment.channels();
                DestroyedSockets events = subscribe(namespace).orElse(null)) {
            if (request.namespace().every() && kinds.listsInet()) {
                sayNoEvents("to hear of their ends would keep network namespaces alive");
            }
            SeriesWriter series =
                    request.ring().isPresent()
                            ? SeriesWriter.ring(file, info, request.ring().getAsLong())
                            : SeriesWriter.create(file, info);
            try (series) {
                record(kernel, events, series, ending);
            } finally {
                end(series, file);
            }
        }
        return ExitCode.OK;
    }

    private Optional<DestroyedSockets> subscribe(Optional<NetworkNamespace> namespace)
            throws IOException {
        if (request.namespace().every() || !kinds.listsInet()) {
            return Optional.empty();
        }
        try {
            return environment.destroyedSockets(
                    namespace,
                    EventRequest.REPORTED,
                    EnumSet.allOf(AddressFamily.class),
                    EventRequest.DEFAULT_BUFFER);
        } catch (ProtocolUnavailableException | SystemCallException e) {
            sayNoEvents(e.getMessage());
            return Optional.empty();
        }
    }

    private void sayNoEvents(String why) {
        environment.say("connections that live between two looks are not recorded: " + why);
    }

    private void record(
            ChannelFactory kernel, DestroyedSockets events, SeriesWriter series, Ending ending)
            throws IOException {
        long begin = System.nanoTime();
        long length = request.length().map(Duration::toNanos).orElse(Long.MAX_VALUE);
        long next = begin;
        boolean goesOn = true;
        while (goesOn) {
            look(kernel, events, series);
            next = Math.max(next + request.every().toNanos(), System.nanoTime());
            long until = Math.min(next - begin, length);
            goesOn = await(begin + until, events, series, ending) && until < length;
        }
    }

    /** Takes events until a time; returns false when the recording is to end. */
    private boolean await(long until, DestroyedSockets events, SeriesWriter series, Ending ending)
            throws IOException {
        long left = until - System.nanoTime();
        while (left > 0 && !ending.isWanted()) {
            long slice = Math.min(TimeUnit.NANOSECONDS.toMillis(left) + 1, SLICE_MILLIS);
            if (events != null) {
                events.next(Duration.ofMillis(slice), series::event);
            } else if (!Repetition.pause(slice)) {
                return false;
            }
            left = until - System.nanoTime();
        }
        return !ending.isWanted();
    }

    private void look(ChannelFactory kernel, DestroyedSockets events, SeriesWriter series)
            throws IOException {
        RecordingWriter look = RecordingWriter.inMemory();
        InodeSet inodes = new InodeSet();
        boolean[] isNew = {owners.isEmpty()};
        FamilyVisitor<DiagSocket> visitor =
                socket -> {
                    long inode = socket.inodeOr(NO_INODE);
                    if (request.owners() && inode != NO_INODE && inodes.add(inode)) {
                        isNew[0] |= !known.contains(inode);
                    }
                };
        if (request.namespace().every()) {
            visitAll(look, visitor);
        } else {
            try (SocketTable table = SocketTable.overKernel(look.tap(new Kept(kernel)))) {
                visit(table, visitor);
            }
        }
        if (request.owners()) {
            if (isNew[0]) {
                known = inodes;
                OwnerScan scan = environment.ownerScan();
                owners = Optional.of(scan.scan(inodes, OwnerScan.Mode.ALL_HOLDERS));
            }
            look.owners(owners.orElseThrow(), request.titles());
        }
        series.add(
                look.look(),
                environment.clock().instant(),
                System.nanoTime(),
                lost(events, series));
    }

    /** Why one could not be entered is in the look. */
    private void visitAll(RecordingWriter look, FamilyVisitor<DiagSocket> visitor)
            throws IOException {
        RecordingEnvironment all = RecordingEnvironment.of(environment, look, request.ofOneLook());
        List<IOException> failures = new ArrayList<>();
        List<NetworkNamespace> namespaces = all.namespaces().list().namespaces();
        boolean own = true; // the first one
        for (NetworkNamespace namespace : namespaces) {
            try (SocketTable table = own ? all.openTable() : all.openTable(namespace)) {
                visit(table, visitor);
            } catch (SystemCallException | NoSuchFileException e) {
                failures.add(e);
            }
            own = false;
        }
        if (failures.size() == namespaces.size()) {
            throw failures.get(0);
        }
    }

    private void visit(SocketTable table, FamilyVisitor<DiagSocket> visitor) throws IOException {
        if (kinds.listsInet()) {
            table.visit(query, visitor::visit);
        }
        if (!kinds.familiesNamed()) {
            return;
        }
        for (SocketFamily<?> family : kinds.families().keySet()) {
            FamilyVisitor<Object> any = socket -> visitor.visit((DiagSocket) socket);
            try {
                table.visit(family, any);
            } catch (ProtocolUnavailableException e) {
                if (said.add(e.getMessage())) {
                    environment.say(e.getMessage());
                }
            }
        }
    }

    /**
     * Takes the events that are there, so that those of sockets that the look missed are with it.
     */
    private long lost(DestroyedSockets events, SeriesWriter series) throws IOException {
        if (events == null) {
            return 0;
        }
        boolean more = true;
        while (more) {
            more = events.next(Duration.ZERO, series::event);
        }
        long before = losses;
        losses = events.losses();
        return losses - before;
    }

    private void end(SeriesWriter series, Path file) throws IOException {
        if (series.looks() == 0) {
            Files.deleteIfExists(file);
            return;
        }
        SeriesTimes times = new SeriesTimes(environment);
        environment.say(
                "recorded "
                        + SeriesTimes.looks(series.looks())
                        + " from "
                        + times.text(series.firstTime().orElseThrow())
                        + " to "
                        + times.text(series.lastTime().orElseThrow())
                        + " in "
                        + file
                        + ", "
                        + Quantity.of(series.size(), Unit.BYTES));
        if (series.leftOut() > 0) {
            environment.say(
                    SeriesTimes.looks(series.leftOut())
                            + " did not fit into a sixteenth of the ring; give a larger one");
        }
    }

    /** The kernel of all looks; a table would close it. */
    private record Kept(ChannelFactory kernel) implements ChannelFactory {

        @Override
        public NetlinkChannel open() throws IOException {
            return kernel.open();
        }

        @Override
        public OptionalInt buckets(Protocol protocol) {
            return kernel.buckets(protocol);
        }
    }
}
