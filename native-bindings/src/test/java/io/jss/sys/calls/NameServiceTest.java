package io.jss.sys.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names are those that other programs of this machine find. */
class NameServiceTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 7f000001",
        "::1, 00000000000000000000000000000001",
        "::ffff:127.0.0.1, 00000000000000000000ffff7f000001"
    })
    void hostsHaveTheNamesThatPythonFinds(String address, String bytes) throws Exception {
        String script =
                """
                import socket, sys
                try:
                    print(socket.getnameinfo((sys.argv[1], 0), socket.NI_NAMEREQD)[0])
                except socket.gaierror:
                    print('none')
                """;

        assertThat(text(NameService.hostName(HexFormat.of().parseHex(bytes))))
                .isEqualTo(output("python3", "-c", script, address));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65534, 2_000_000_000, -1})
    void usersHaveTheNamesThatPythonFinds(int uid) throws Exception {
        String script =
                """
                import pwd, sys
                try:
                    print(pwd.getpwuid(int(sys.argv[1])).pw_name)
                except KeyError:
                    print('none')
                """;

        assertThat(text(NameService.userName(uid)))
                .isEqualTo(output("python3", "-c", script, Integer.toUnsignedString(uid)));
    }

    @Test
    void usersAreFoundByTheirNames() {
        assertThat(NameService.userId(bytes("root"))).hasValue(0);
        assertThat(NameService.userId(bytes("no-such-user"))).isEmpty();
    }

    @Test
    void aNameThatNoUserCanHaveIsNotLookedFor() {
        assertThat(NameService.userId(bytes("root\0"))).isEmpty();
        assertThat(NameService.userId(bytes("r".repeat(256)))).isEmpty();
    }

    private static byte[] bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void anAddressHasFourOrSixteenBytes() {
        assertThatThrownBy(() -> NameService.hostName(new byte[5]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5");
    }

    private static String text(Optional<byte[]> name) {
        return name.map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("none");
    }

    private static String output(String... command) throws Exception {
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said.strip();
    }
}
