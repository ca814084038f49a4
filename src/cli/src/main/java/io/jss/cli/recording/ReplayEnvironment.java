package io.jss.cli.recording;

import io.jss.SocketTable;
import io.jss.cgroup.Cgroups;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ForwardingEnvironment;
import io.jss.cli.environment.UsageException;
import io.jss.engine.ChannelFactory;
import io.jss.netns.NetworkNamespace;
import io.jss.owners.OwnerIndex;
import io.jss.owners.OwnerScan;
import io.jss.recording.Recording;
import io.jss.recording.RecordingInfo;
import java.io.IOException;
import java.util.Optional;

/** An environment in which a recording is the kernel: nothing of this machine is shown. */
final class ReplayEnvironment extends ForwardingEnvironment {

    private final Recording recording;
    private final OwnerScan owners = OwnerScan.of(this::owners);
    private OwnerIndex known;

    ReplayEnvironment(Environment machine, Recording recording) {
        super(machine);
        this.recording = recording;
    }

    @Override
    public Optional<RecordingInfo> recorded() {
        return Optional.of(recording.info());
    }

    @Override
    public SocketTable openTable() {
        return recording.table();
    }

    @Override
    public SocketTable openTable(NetworkNamespace namespace) {
        throw new UsageException("a recording is of one network namespace");
    }

    @Override
    public ChannelFactory channels() {
        return ChannelFactory.of(recording.source());
    }

    @Override
    public ChannelFactory channels(NetworkNamespace namespace) {
        throw new UsageException("a recording is of one network namespace");
    }

    @Override
    public OwnerScan ownerScan() {
        return owners;
    }

    private OwnerIndex owners() throws IOException {
        if (known == null) {
            Optional<OwnerIndex> recorded = recording.owners();
            if (recorded.isEmpty()) {
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
