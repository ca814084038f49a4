package io.jss.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file with TLS and users. */
class WebConfigurationTest {

    /** As htpasswd -nbBC 5 ann secret prints it. */
    private static final String HASH =
            BCrypt.with(BCrypt.Version.VERSION_2Y).hashToString(5, "secret".toCharArray());

    @TempDir private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("web.yml"), text);
    }

    @Test
    void usersAreThoseOfTheFile() throws IOException {
        WebConfiguration web =
                WebConfiguration.read(file("basic_auth_users:\n  ann: '" + HASH + "'\n"));
        BasicUsers users = new BasicUsers(web.users());

        assertThat(web.tls()).isEmpty();
        assertThat(users.checkCredentials("ann", "secret")).isTrue();
        assertThat(users.checkCredentials("ann", "secret")).isTrue();
        assertThat(users.checkCredentials("ann", "Secret")).isFalse();
        assertThat(users.checkCredentials("ann", "")).isFalse();
        assertThat(users.checkCredentials("bob", "secret")).isFalse();
        assertThat(users.checkCredentials("ann", "secret".repeat(100))).isFalse();
    }

    @Test
    void nobodyKnowsThePasswordOfAnUnknownUser() {
        BasicUsers users = new BasicUsers(Map.of("ann", HASH));

        assertThat(users.checkCredentials("", "")).isFalse();
        assertThat(users.checkCredentials("", "secret")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "basic_auth_users: [ann] | basic_auth_users has to be a map",
                "basic_auth_users: {ann: secret} | has to give 'ann' a bcrypt hash",
                "http_server_config: {http2: false} | has 'http_server_config', but only",
                "tls_server_config: {cert_file: a, client_ca_file: b} | has 'client_ca_file'",
                "tls_server_config: {cert_file: a} | has to name a key_file",
                "a: [ | is not YAML",
                "- a | the file has to be a map",
            })
    void whatIsNotUnderstoodIsRefused(String text, String said) throws IOException {
        Path file = file(text);

        assertThatThrownBy(() -> WebConfiguration.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(said)
                .hasMessageNotContaining("\n");
    }

    @Test
    void aFileThatCannotBeReadIsNamedWithTheReason() throws IOException {
        Path none = folder.resolve("none.yml");
        assertThatThrownBy(() -> WebConfiguration.read(none))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot read " + none + ": no such file or folder");
        assertThatThrownBy(() -> WebConfiguration.read(folder))
                .hasMessage("cannot read " + folder + ": Is a directory");
        Path large = Files.write(folder.resolve("large.yml"), new byte[1 << 20 | 1]);
        assertThatThrownBy(() -> WebConfiguration.read(large))
                .hasMessageStartingWith(large + " is larger than 1 MiB");
        Path binary = Files.write(folder.resolve("binary.yml"), new byte[] {(byte) 0xff, 0, 7});
        assertThatThrownBy(() -> WebConfiguration.read(binary))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("binary.yml");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A | cannot read key.pem: no such file or folder",
                "-----BEGIN PRIVATE KEY-----\\nA\\n-----END PRIVATE KEY----- |"
                        + " key.pem cannot be read as a key: it is no base64",
                "-----BEGIN PRIVATE KEY-----\\nAAAA\\n-----END PRIVATE KEY----- |"
                        + " key.pem is a key of none of",
            })
    void aKeyThatIsNoneIsNamed(String key, String message) throws IOException {
        if (key.length() > 1) {
            Files.writeString(folder.resolve("key.pem"), key.replace("\\n", "\n"));
        }
        Path web = file("tls_server_config: {cert_file: cert.pem, key_file: key.pem}");

        assertThatThrownBy(() -> WebConfiguration.read(web))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(
                        message.replace("key.pem", folder.resolve("key.pem").toString()));
    }
}
