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
}
