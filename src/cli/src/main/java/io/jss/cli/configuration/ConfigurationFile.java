package io.jss.cli.configuration;

import io.jss.cli.environment.UsageException;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.FieldNames;
import io.jss.cli.options.ThresholdOption;
import io.jss.model.SocketFamily;
import io.jss.sys.calls.SystemCalls;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A file of lines {@code NAME = VALUE}; empty lines and such that begin with {@code #} say nothing.
 */
final class ConfigurationFile {

    private static final int MAX_BYTES = 64 * 1024;
    private static final Set<PosixFilePermission> OTHERS =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private final Path path;

    ConfigurationFile(Path path) {
        this.path = path;
    }

    /** Returns whether it is the caller's or root's, and nobody else may write to it. */
    boolean isTrusted() throws IOException {
        Object owner = Files.getAttribute(path, "unix:uid");
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
        return (owner.equals(SystemCalls.geteuid()) || owner.equals(0))
                && OTHERS.stream().noneMatch(permissions::contains);
    }

    /**
     * Returns what it says.
     *
     * @throws UsageException in one line that names the file and the line
     */
    Map<Setting, String> read() throws IOException {
        byte[] bytes;
        try (InputStream file = Files.newInputStream(path)) {
            bytes = file.readNBytes(MAX_BYTES + 1);
        }
        if (bytes.length > MAX_BYTES) {
            throw new UsageException(path + " has more than 64 KiB");
        }
        Map<Setting, String> settings = new EnumMap<>(Setting.class);
        List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                read(line, i + 1, settings);
            }
        }
        return settings;
    }

    private void read(String line, int number, Map<Setting, String> settings) {
        int equals = line.indexOf('=');
        String word = equals < 0 ? line : line.substring(0, equals).strip();
        Setting setting =
                Setting.of(word)
                        .orElseThrow(
                                () ->
                                        wrong(
                                                number,
                                                "'"
                                                        + word
                                                        + "' is not how things look; the file may"
                                                        + " say "
                                                        + Setting.words()));
        String value = equals < 0 ? "" : line.substring(equals + 1).strip();
        if (value.isEmpty()) {
            throw wrong(number, "'" + word + "' lacks its value: " + word + " = VALUE");
        }
        if (!setting.allows(value)) {
            throw wrong(number, word + " is " + setting.wording() + ", not '" + value + "'");
        }
        try {
            checkAsOption(setting, value);
        } catch (UsageException e) {
            throw wrong(number, e.getMessage());
        }
        settings.put(setting, value);
    }

    /** An error in the value of an option would not name the file, which says it. */
    private static void checkAsOption(Setting setting, String value) {
        if (setting == Setting.COLUMNS) {
            new FieldNames(Set.of(SocketFamily.INET), true).list(CliOption.COLUMN_LIST, value);
        } else if (setting == Setting.THRESHOLD) {
            ThresholdOption.parse(value);
        }
    }

    private UsageException wrong(int number, String why) {
        return new UsageException(path + ":" + number + ": " + why);
    }
}
