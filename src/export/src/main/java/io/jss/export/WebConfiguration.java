package io.jss.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The file that Prometheus' exporters take as {@code --web.config.file}: which certificate the
 * server has, and who may ask. What is not understood is refused, and not left out.
 *
 * @param tls the server's identity, empty for plain HTTP
 * @param users the bcrypt hash of each user's password; where there is none, everybody may ask
 */
record WebConfiguration(Optional<SSLContext> tls, Map<String, String> users) {

    static final WebConfiguration NONE = new WebConfiguration(Optional.empty(), Map.of());

    private static final String TLS = "tls_server_config";
    private static final String USERS = "basic_auth_users";
    private static final String CERTIFICATE = "cert_file";
    private static final String KEY = "key_file";
    private static final Pattern HASH = Pattern.compile("\\$2[abxy]?\\$\\d\\d\\$[./A-Za-z0-9]{53}");

    /**
     * Reads a file. Names of other files in it are relative to its folder.
     *
     * @throws IOException in one line, with what was expected, when it is wrong
     */
    static WebConfiguration read(Path file) throws IOException {
        Object document;
        try {
            LoadSettings settings =
                    LoadSettings.builder().setAllowDuplicateKeys(false).setLabel("yaml").build();
            document = new Load(settings).loadFromString(SettingsFile.text(file));
        } catch (YamlEngineException e) {
            throw new IOException(
                    file + " is not YAML: " + e.getMessage().lines().findFirst().orElse(""), e);
        }
        Map<String, Object> top =
                document == null ? Map.of() : map(file, "the file", document, Set.of(TLS, USERS));
        Optional<SSLContext> tls = Optional.empty();
        if (top.get(TLS) != null) {
            Map<String, Object> server = map(file, TLS, top.get(TLS), Set.of(CERTIFICATE, KEY));
            tls =
                    Optional.of(
                            PemFiles.server(
                                    path(file, server, CERTIFICATE), path(file, server, KEY)));
        }
        return new WebConfiguration(tls, users(file, top.get(USERS)));
    }

    private static Map<String, Object> map(Path file, String name, Object value, Set<String> known)
            throws IOException {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IOException(file + ": " + name + " has to be a map of " + known);
        }
        Map<String, Object> checked = new HashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String key = String.valueOf(entry.getKey());
            if (!known.isEmpty() && !known.contains(key)) {
                throw new IOException(
                        file + ": " + name + " has '" + key + "', but only " + known + " is known");
            }
            checked.put(key, entry.getValue());
        }
        return checked;
    }

    private static Path path(Path file, Map<String, Object> server, String key) throws IOException {
        if (!(server.get(key) instanceof String name)) {
            throw new IOException(file + ": " + TLS + " has to name a " + key);
        }
        return file.toAbsolutePath().resolveSibling(name);
    }

    private static Map<String, String> users(Path file, Object value) throws IOException {
        if (value == null) {
            return Map.of();
        }
        Map<String, String> users = new HashMap<>();
        for (Map.Entry<String, Object> user : map(file, USERS, value, Set.of()).entrySet()) {
            if (!(user.getValue() instanceof String hash) || !HASH.matcher(hash).matches()) {
                throw new IOException(
                        file
                                + ": "
                                + USERS
                                + " has to give '"
                                + user.getKey()
                                + "' a bcrypt hash ($2y$10$...), as htpasswd -nBC 10 prints it");
            }
            users.put(user.getKey(), hash);
        }
        return users;
    }
}
