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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A file of lines {@code NAME = VALUE}; empty lines and such that begin with {@code #} say nothing.
 */
final class ConfigurationFile {

    private static final int MAX_BYTES = 64 * 1024;
    private static final int MOST_FAULTS = 3;
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
     * Returns what it says. A line that is wrong is passed over: how things look is no reason not
     * to answer.
     *
     * @param wrong takes a line that names the file and the line, and says what was expected
     */
    Map<Setting, String> read(Consumer<String> wrong) throws IOException {
        byte[] bytes;
        try (InputStream file = Files.newInputStream(path)) {
            bytes = file.readNBytes(MAX_BYTES + 1);
        }
        if (bytes.length > MAX_BYTES) {
            wrong.accept(path + " is not read: it has more than 64 KiB");
            return Map.of();
        }
        Map<Setting, String> settings = new EnumMap<>(Setting.class);
        List<String> faults = new ArrayList<>();
        List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                try {
                    read(line, settings);
                } catch (UsageException e) {
                    faults.add(path + ":" + (i + 1) + " is passed over: " + e.getMessage());
                }
            }
        }
        faults.subList(0, Math.min(MOST_FAULTS, faults.size())).forEach(wrong);
        if (faults.size() > MOST_FAULTS) {
            wrong.accept(
                    path
                            + ": "
                            + (faults.size() - MOST_FAULTS)
                            + " more lines are passed over; jss help config says what may stand"
                            + " there");
        }
        return settings;
    }

    private static void read(String line, Map<Setting, String> settings) {
        int equals = line.indexOf('=');
        String word = equals < 0 ? line : line.substring(0, equals).strip();
        Setting setting =
                Setting.of(word)
                        .orElseThrow(
                                () ->
                                        new UsageException(
                                                "'"
                                                        + word
                                                        + "' is not how things look; the file may"
                                                        + " say "
                                                        + Setting.words()));
        String value = equals < 0 ? "" : line.substring(equals + 1).strip();
        if (value.isEmpty()) {
            throw new UsageException("'" + word + "' lacks its value: " + word + " = VALUE");
        }
        if (!setting.allows(value)) {
            throw new UsageException(word + " is " + setting.wording() + ", not '" + value + "'");
        }
        check(setting, value);
        settings.put(setting, value);
    }

    /** An error in the value of an option would not name the file, which says it. */
    private static void check(Setting setting, String value) {
        if (setting == Setting.COLUMNS) {
            new FieldNames(Set.of(SocketFamily.INET), true).list(CliOption.COLUMN_LIST, value);
        } else if (setting == Setting.THRESHOLD) {
            ThresholdOption.parse(value);
        }
    }
}
