package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.testing.KernelRecording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Each form of a listing has the rows of the table, and tells apart what the table tells apart. */
class FormsIT {

    /**
     * Two links with the same address on each, a device that sockets are bound to, and the rest.
     */
    private static final String LINKS =
            """
            import fcntl, subprocess, termios, time
            for link in ('v0', 'v1'):
                subprocess.run(['ip', 'link', 'add', link, 'type', 'veth', 'peer', 'name', 'p' + link], check=True)
                subprocess.run(['ip', 'link', 'set', 'p' + link, 'up'], check=True)
                subprocess.run(['ip', 'link', 'set', link, 'addrgenmode', 'none'], check=True)
                subprocess.run(['ip', 'link', 'set', link, 'up'], check=True)
                subprocess.run(['ip', 'addr', 'add', 'fe80::1/64', 'dev', link, 'nodad'], check=True)
            subprocess.run(['ip', 'link', 'set', 'lo', 'up'], check=True)
            kept = []
            def udp(family, address, device=None):
                s = socket(family, SOCK_DGRAM)
                if device: s.setsockopt(SOL_SOCKET, SO_BINDTODEVICE, device)
                s.bind(address); kept.append(s); return s
            for link in ('v0', 'v1'):
                index = if_nametoindex(link)
                udp(AF_INET6, ('fe80::1', 53, 0, index))
                s = socket(AF_INET6); s.bind(('fe80::1', 53, 0, index)); s.listen(3); kept.append(s)
                c = socket(AF_INET6); c.connect(('fe80::1', 53, 0, index)); kept += [c, s.accept()[0]]
                udp(AF_INET, ('0.0.0.0', 67), link.encode())
                udp(AF_INET6, ('::', 547), link.encode())
            udp(AF_INET, ('127.0.0.1', 99), b'lo')
            listener = socket(AF_INET6); listener.bind(('::', 0)); listener.listen(5)
            for host in ('127.0.0.1', '::1'):
                for i in range(60):
                    c = create_connection((host, listener.getsockname()[1]))
                    kept += [c, listener.accept()[0]]
            # what is on its way would be seen in two states by two looks
            leave(kept[-1])
            kept[-4].sendall(b'x' * 1000)
            while fcntl.ioctl(kept[-4], termios.TIOCOUTQ, bytes(4)) != bytes(4):
                time.sleep(0.001)
            ready(0)
            """;

    @TempDir private Path folder;

    @ParameterizedTest
    @FieldSource("io.jss.testing.Capture#KERNELS")
    void theFormsOfARecordingAgree(String kernel) throws IOException {
        String file = KernelRecording.of(kernel, folder).toString();

        List<String> rows =
                new FormRows(
                                words -> {
                                    List<String> line = new ArrayList<>(List.of("--read", file));
                                    line.addAll(words);
                                    return CommandRun.of(line.toArray(new String[0]));
                                },
                                "-tuUan")
                        .assertEqual();

        assertThat(rows).hasSizeGreaterThan(30);
    }

    @Test
    void theFormsOfLiveSocketsAgreeAndTellDevicesAndZonesApart() throws Exception {
        NetworkNamespaceThread.call(
                () -> {
                    try (PythonSockets python = PythonSockets.run(LINKS)) {
                        List<String> rows =
                                new FormRows(
                                                words ->
                                                        CommandRun.of(words.toArray(new String[0])),
                                                "-tuan")
                                        .assertEqual();

                        assertThat(python.number(0)).isZero();
                        assertThat(rows).hasSizeGreaterThan(240).doesNotHaveDuplicates();
                        assertThat(String.join("\n", rows))
                                .contains("udp6 0 0 fe80::1%v0:53 :::* UNCONN IPv6")
                                .contains("udp6 0 0 fe80::1%v1:53 :::* UNCONN IPv6")
                                .contains("udp 0 0 0.0.0.0%v0:67 0.0.0.0:* UNCONN IPv4")
                                .contains("udp 0 0 0.0.0.0%v1:67 0.0.0.0:* UNCONN IPv4");
                        return null;
                    }
                });
    }
}
