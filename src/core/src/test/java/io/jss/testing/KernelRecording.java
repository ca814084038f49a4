package io.jss.testing;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.engine.ChannelFactory;
import io.jss.model.Protocol;
import io.jss.model.SocketFamily;
import io.jss.recording.RecordingInfo;
import io.jss.recording.RecordingWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;

/** Makes a recording of the answers that a kernel once gave. */
public final class KernelRecording {

    private KernelRecording() {}

    /**
     * Returns the file: the dumps of every protocol and of unix sockets, as {@code jss --record}
     * writes them.
     *
     * @param kernel a folder of the captures
     */
    public static Path of(String kernel, Path folder) throws IOException {
        Path file = folder.resolve(kernel + ".jss");
        RecordingInfo info =
                new RecordingInfo(
                        Optional.empty(),
                        Optional.of(kernel),
                        Optional.of("x86_64"),
                        Optional.empty());
        try (RecordingWriter writer = RecordingWriter.create(file, info);
                SocketTable table =
                        SocketTable.over(
                                writer.tap((ChannelFactory) () -> new RecordedKernel(kernel)))) {
            SocketQuery all = SocketQuery.all().withProtocols(EnumSet.allOf(Protocol.class));
            table.visit(all, socket -> {});
            table.visit(SocketFamily.UNIX, socket -> {});
        }
        return file;
    }
}
