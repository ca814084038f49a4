package io.jss.cli.compat.ss;

import io.jss.answer.Remark;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ExitCode;
import io.jss.cli.environment.Output;
import io.jss.engine.ChannelFactory;
import io.jss.model.AddressFamily;
import io.jss.model.Detail;
import io.jss.netns.NetworkNamespace;
import io.jss.recording.SsRecorder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code ss -D} writes: the answers to its dumps of TCP, and no table. As in ss, states choose
 * and the rest of the filter does not.
 */
final class SsDump {

    private static final String DASH = "-";

    private SsDump() {}

    /**
     * Writes the file, or standard output where it is called {@code -}. An existing file is
     * overwritten.
     *
     * @throws WrongCommandLine when TCP is not asked for, or the file cannot be made
     */
    static int write(
            SsArguments arguments,
            Environment environment,
            Optional<NetworkNamespace> namespace,
            int states,
            SsInetSection section)
            throws IOException {
        if (!arguments.has(Db.TCP)) {
            throw WrongSsLine.noTcp();
        }
        Set<AddressFamily> families = section.families();
        Set<Detail> details = section.details();
        String file = arguments.value(SsOption.DIAG);
        try (ChannelFactory kernel =
                        namespace.isPresent()
                                ? environment.channels(namespace.get())
                                : environment.channels();
                WritableByteChannel to =
                        file.startsWith(DASH) ? standardOutput(environment.out()) : open(file)) {
            for (Remark remark : SsRecorder.record(to, kernel, families, states, details)) {
                environment.say(remark.text());
            }
        }
        environment.out().flush();
        return ExitCode.OK;
    }

    private static FileChannel open(String file) {
        try {
            return FileChannel.open(
                    Path.of(file),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE);
        } catch (NoSuchFileException e) {
            throw WrongSsLine.noDump(file, "there is no such folder");
        } catch (AccessDeniedException e) {
            throw WrongSsLine.noDump(file, "permission denied");
        } catch (IOException e) {
            throw WrongSsLine.noDump(file, e.getMessage());
        }
    }

    private static WritableByteChannel standardOutput(Output out) {
        return Channels.newChannel(
                new OutputStream() {
                    @Override
                    public void write(int octet) throws IOException {
                        write(new byte[] {(byte) octet}, 0, 1);
                    }

                    @Override
                    public void write(byte[] bytes, int offset, int count) throws IOException {
                        out.write(bytes, offset, count);
                    }
                });
    }
}
