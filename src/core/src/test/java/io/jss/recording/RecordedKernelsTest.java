package io.jss.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.SocketQuery;
import io.jss.answer.ProtocolUnavailableException;
import io.jss.classify.Classifier;
import io.jss.classify.TrafficClass;
import io.jss.model.AddressFamily;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.testing.KernelRecording;
import io.jss.testing.RecordedKernel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What four kernels once answered is the table that /proc/net showed of the same sockets. */
class RecordedKernelsTest {

    @TempDir private Path folder;

    @ParameterizedTest
    @FieldSource("io.jss.testing.Capture#KERNELS")
    void tablesAreThoseOfProcNet(String kernel) throws IOException {
        try (Recording recording = Recording.open(KernelRecording.of(kernel, folder))) {
            compare(recording, kernel, Protocol.TCP, AddressFamily.INET, "tcp");
            compare(recording, kernel, Protocol.TCP, AddressFamily.INET6, "tcp6");
            compare(recording, kernel, Protocol.UDP, AddressFamily.INET, "udp");
            compare(recording, kernel, Protocol.UDP, AddressFamily.INET6, "udp6");
            compare(recording, kernel, Protocol.UDPLITE, AddressFamily.INET, "udplite");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.10.0", "6.1.0"})
    void rawTablesAreThoseOfProcNet(String kernel) throws IOException {
        try (Recording recording = Recording.open(KernelRecording.of(kernel, folder))) {
            compare(recording, kernel, Protocol.RAW, AddressFamily.INET, "raw");
            compare(recording, kernel, Protocol.RAW, AddressFamily.INET6, "raw6");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.16.0", "6.18.44"})
    void aKernelThatCouldNotListRawSocketsStillCannot(String kernel) throws IOException {
        try (Recording recording = Recording.open(KernelRecording.of(kernel, folder))) {
            assertThatThrownBy(() -> recording.table().snapshot(SocketQuery.of(Protocol.RAW)))
                    .isInstanceOf(ProtocolUnavailableException.class)
                    .hasMessageContaining("this kernel cannot list raw sockets of AF_INET ");
        }
    }

    private static void compare(
            Recording recording,
            String kernel,
            Protocol protocol,
            AddressFamily family,
            String file)
            throws IOException {
        List<ProcNetRow> expected =
                ProcNetRow.of(
                        RecordedKernel.file("/captures/" + kernel + "/proc-net-" + file + ".txt"));
        List<ProcNetRow> rows = new ArrayList<>();
        for (InetSocket socket :
                recording
                        .table()
                        .snapshot(SocketQuery.of(protocol).withFamilies(Set.of(family)))
                        .sockets()) {
            rows.add(ProcNetRow.of(socket));
        }
        Comparator<ProcNetRow> byEnds =
                Comparator.comparing(ProcNetRow::ends).thenComparing(ProcNetRow::fields);
        assertThat(rows).isNotEmpty();
        assertThat(rows.stream().sorted(byEnds))
                .as("%s of %s", file, kernel)
                .containsExactlyElementsOf(expected.stream().sorted(byEnds).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "3.16.0, UNKNOWN, UNKNOWN",
        "5.10.0, DUAL_STACK, IPV6_ONLY",
        "6.1.0, DUAL_STACK, IPV6_ONLY",
        "6.18.44, DUAL_STACK, IPV6_ONLY"
    })
    void eachPortOfTheScenarioHasItsClass(String kernel, TrafficClass dual, TrafficClass only)
            throws IOException {
        Map<String, TrafficClass> ipv4 = new TreeMap<>();
        Map<String, TrafficClass> ipv6 = new TreeMap<>();
        try (Recording recording = Recording.open(KernelRecording.of(kernel, folder))) {
            for (InetSocket socket : recording.table().snapshot().sockets()) {
                (socket.socketFamily() == AddressFamily.INET ? ipv4 : ipv6)
                        .put(
                                socket.localPort() + "-" + socket.remotePort(),
                                Classifier.classify(socket));
            }
        }
        assertThat(ipv4.values()).containsOnly(TrafficClass.IPV4);
        assertThat(ipv4)
                .containsKeys(
                        "5001-0",
                        "5001-5101",
                        "5001-5106",
                        "5001-5107",
                        "5001-5111",
                        "5001-5113",
                        "5002-0",
                        "5004-0",
                        "5006-0",
                        "5101-5001",
                        "5104-5003",
                        "5105-5003",
                        "5107-5001",
                        "5108-5001",
                        "5111-5001",
                        "5113-5001",
                        "5120-5006",
                        "5123-5006",
                        "5201-0",
                        "5202-5201");
        assertThat(ipv6)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.ofEntries(
                                Map.entry("5003-0", dual),
                                Map.entry("5203-0", dual),
                                Map.entry("5004-0", only),
                                Map.entry("5204-0", only),
                                Map.entry("5005-0", TrafficClass.IPV6_ONLY),
                                Map.entry("5003-5104", TrafficClass.IPV4_MAPPED),
                                Map.entry("5003-5105", TrafficClass.IPV4_MAPPED),
                                Map.entry("5106-5001", TrafficClass.IPV4_MAPPED),
                                Map.entry("5205-5201", TrafficClass.IPV4_MAPPED),
                                Map.entry("5003-5103", TrafficClass.IPV6),
                                Map.entry("5103-5003", TrafficClass.IPV6),
                                Map.entry("5003-5110", TrafficClass.IPV6),
                                Map.entry("5110-5003", TrafficClass.IPV6),
                                Map.entry("5003-5112", TrafficClass.IPV6),
                                Map.entry("5112-5003", TrafficClass.IPV6),
                                Map.entry("5206-5204", TrafficClass.IPV6)));
    }
}
