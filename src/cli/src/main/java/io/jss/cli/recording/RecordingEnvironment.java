package io.jss.cli.recording;

import io.jss.SocketTable;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ForwardingEnvironment;
import io.jss.engine.ChannelFactory;
import io.jss.model.Protocol;
import io.jss.netlink.NetlinkChannel;
import io.jss.netns.NetworkNamespace;
import io.jss.owners.OwnerScan;
import io.jss.recording.RecordingWriter;
import java.io.IOException;
import java.util.OptionalInt;

/** An environment whose tables and processes are written while they are read. */
final class RecordingEnvironment extends ForwardingEnvironment {

    private final RecordingWriter writer;
    private final RecordingOptions options;

    RecordingEnvironment(Environment machine, RecordingWriter writer, RecordingOptions options) {
        super(machine);
        this.writer = writer;
        this.options = options;
    }

    @Override
    public SocketTable openTable() throws IOException {
        return tapped(machine().channels());
    }

    @Override
    public SocketTable openTable(NetworkNamespace namespace) throws IOException {
        return tapped(machine().channels(namespace));
    }

    private SocketTable tapped(ChannelFactory kernel) {
        return SocketTable.overKernel(new Tapped(kernel, writer));
    }

    /** Channels whose answers are written; each family is asked for by its own request. */
    private record Tapped(ChannelFactory kernel, RecordingWriter writer) implements ChannelFactory {

        @Override
        public NetlinkChannel open() throws IOException {
            return writer.tap(kernel.open());
        }

        @Override
        public OptionalInt buckets(Protocol protocol) {
            return kernel.buckets(protocol);
        }

        @Override
        public void close() throws IOException {
            kernel.close();
        }
    }

    @Override
    public OwnerScan ownerScan() {
        OwnerScan scan = machine().ownerScan();
        return options.owners()
                ? scan.reportingTo(owners -> writer.owners(owners, options.titles()))
                : scan;
    }
}
