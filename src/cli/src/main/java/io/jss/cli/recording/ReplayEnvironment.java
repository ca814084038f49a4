package io.jss.cli.recording;

import io.jss.SocketTable;
import io.jss.cgroup.Cgroups;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ForwardingEnvironment;
import io.jss.cli.environment.Playback;
import io.jss.engine.ChannelFactory;
import io.jss.netns.NetworkNamespace;
import io.jss.netns.NetworkNamespaces;
import io.jss.owners.OwnerIndex;
import io.jss.owners.OwnerScan;
import io.jss.recording.Recording;
import io.jss.recording.RecordingInfo;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/**
 * An environment in which a recording is the kernel: nothing of this machine is shown. Of a series
 * it is the look at which that is, of which the others have the network namespace and the kernel.
 */
final class ReplayEnvironment extends ForwardingEnvironment {

    private final Optional<PlayedSeries> played;
    private final OwnerScan owners = OwnerScan.of(this::owners);
    private Recording recording;
    private OwnerIndex known;
    private boolean saidUnknown;

    ReplayEnvironment(Environment machine, Recording recording) {
        super(machine);
        this.recording = recording;
        played = Optional.empty();
    }

    /** Creates one that shows the look at which the series is. */
    ReplayEnvironment(Environment machine, PlayedSeries played) throws IOException {
        super(machine);
        this.played = Optional.of(played);
        recording = played.recording();
    }

    @Override
    public Optional<Playback> playback() {
        return played.map(Playback.class::cast);
    }

    /** Of a series the time of its look. */
    @Override
    public Clock clock() {
        Clock clock = super.clock();
        return played.isPresent()
                ? Clock.fixed(played.get().moments().time(), clock.getZone())
                : clock;
    }

    private Recording recording() throws IOException {
        if (played.isPresent() && played.get().recording() != recording) {
            recording = played.get().recording();
            known = null;
        }
        return recording;
    }

    @Override
    public Optional<RecordingInfo> recorded() {
        return Optional.of(recording.info());
    }

    @Override
    public SocketTable openTable() throws IOException {
        return recording().table();
    }

    @Override
    public SocketTable openTable(NetworkNamespace namespace) throws IOException {
        Recording now = recording();
        return now.table(RecordedNamespaces.find(namespace, now));
    }

    /** Those of the recording; of a recording of a single one there are none. */
    @Override
    public NetworkNamespaces namespaces() {
        return RecordedNamespaces.of(recording);
    }

    @Override
    public ChannelFactory channels() throws IOException {
        return ChannelFactory.of(recording().source());
    }

    @Override
    public ChannelFactory channels(NetworkNamespace namespace) throws IOException {
        Recording now = recording();
        return ChannelFactory.of(now.source(RecordedNamespaces.find(namespace, now)));
    }

    @Override
    public OwnerScan ownerScan() {
        return owners;
    }

    private OwnerIndex owners() throws IOException {
        Recording now = recording();
        if (known == null) {
            Optional<OwnerIndex> recorded = now.owners();
            if (recorded.isEmpty() && !saidUnknown) {
                saidUnknown = true;
                say("processes are not in the recording");
            }
            known = recorded.orElseGet(OwnerIndex::unknown);
        }
        return known;
    }

    /** The cgroups of this machine are not those of the recording. */
    @Override
    public Cgroups cgroups() {
        return Cgroups.none();
    }
}
