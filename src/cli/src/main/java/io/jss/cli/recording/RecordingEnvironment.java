package io.jss.cli.recording;

import io.jss.SocketTable;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ForwardingEnvironment;
import io.jss.cli.request.RecordingRequest;
import io.jss.engine.ChannelFactory;
import io.jss.netns.NetworkNamespace;
import io.jss.owners.OwnerScan;
import io.jss.recording.RecordingWriter;
import java.io.IOException;

/** An environment whose tables and processes are written while they are read. */
final class RecordingEnvironment extends ForwardingEnvironment {

    private final RecordingWriter writer;
    private final RecordingRequest request;

    RecordingEnvironment(Environment machine, RecordingWriter writer, RecordingRequest request) {
        super(machine);
        this.writer = writer;
        this.request = request;
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
        return SocketTable.overKernel(writer.tap(kernel));
    }

    @Override
    public OwnerScan ownerScan() {
        OwnerScan scan = machine().ownerScan();
        return request.owners()
                ? scan.reportingTo(owners -> writer.owners(owners, request.titles()))
                : scan;
    }
}
