package io.jss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.recording.Recording;
import io.jss.testing.BigEndian;
import io.jss.testing.KernelRecording;
import io.jss.testing.RecordedKernel;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A recording shows the same table in either byte order. */
class RecordedOrderTest {

    @TempDir private Path folder;

    @ParameterizedTest
    @FieldSource("io.jss.testing.Capture#KERNELS")
    void aRecordingOfABigEndianMachineShowsTheSameTable(String kernel) throws IOException {
        Path little = KernelRecording.of(kernel, folder);
        Path big = folder.resolve("big");
        Files.write(big, BigEndian.recording(Files.readAllBytes(little)));
        for (String options : List.of("-tuUwane", "-Man", "--as netstat -tuaneo", "explain")) {
            List<String> words = List.of(options.split(" "));
            CommandRun expected = read(little, words);
            CommandRun run = read(big, words);

            assertThat(run.output()).isEqualTo(expected.output());
            assertThat(run.errors()).isEqualTo(expected.errors());
            assertThat(run.exitCode()).isEqualTo(expected.exitCode());
        }
        try (Recording recording = Recording.open(big)) {
            assertThat(recording.order()).isEqualTo(ByteOrder.BIG_ENDIAN);
        }
    }

    @ParameterizedTest
    @FieldSource("io.jss.testing.Capture#KERNELS")
    void theFilesAreRecordingsOfSsInEitherOrder(String kernel) throws IOException {
        byte[] ipv4 = RecordedKernel.file("/captures/" + kernel + "/tcp4.nlmsg");
        byte[] ipv6 = RecordedKernel.file("/captures/" + kernel + "/tcp6.nlmsg");
        byte[] both = Arrays.copyOf(ipv4, ipv4.length + ipv6.length);
        System.arraycopy(ipv6, 0, both, ipv4.length, ipv6.length);
        Path little = Files.write(folder.resolve("little"), both);
        Path big = Files.write(folder.resolve("big"), BigEndian.messages(both, 6));
        List<String> options = List.of("-tane");
        CommandRun expected = read(KernelRecording.of(kernel, folder), options);

        assertThat(expected.output().lines().count()).isGreaterThan(30);
        assertThat(read(little, options)).isEqualTo(expected);
        assertThat(read(big, options)).isEqualTo(expected);
    }

    private static CommandRun read(Path file, List<String> options) {
        List<String> words = new ArrayList<>(List.of("--read", file.toString()));
        words.addAll(options);
        return CommandRun.of(words.toArray(new String[0]));
    }
}
