package io.jss.cli.help;

import io.jss.cli.environment.UsageException;
import io.jss.cli.text.Nearest;
import io.jss.model.SocketFamily;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What {@code jss help} has a text on: commands and subjects, in the order of the manual page. The
 * text of a topic is in a file of its name beside this class, but for those made of tables.
 */
enum Topic {
    TARGETS("what may be named in a word or two"),
    FILTER("the language of filters"),
    COLUMNS("the fields of sockets, for --columns, --sort and filters"),
    EXPLAIN("says why a socket is listed as it is"),
    DOCTOR("looks for what is wrong with the sockets"),
    FINDING("what doctor looks for, and its limits; a page each: jss help finding ID"),
    FIND("asks for one socket by its ends"),
    KILL("closes sockets"),
    WAIT("waits until a port listens, or until sockets have gone"),
    TOP("what sockets do, look after look, those first that do most"),
    EXPORT("metrics and flow logs for Prometheus, OpenTelemetry and log pipelines"),
    DIFF("what changed between two recordings, or since one"),
    RECORD("writes what sockets do to a file, look after look: a flight recorder"),
    REPORT("a page with charts and tables of a series or a recording"),
    EVENTS("follows sockets as the kernel destroys them"),
    RECORDINGS("the kernel's answers in a file"),
    NAMESPACES("sockets of other network namespaces"),
    AS("the options and output of netstat and ss"),
    COLORS("what colours say"),
    CONFIG("the files that say how things look"),
    SCRIPTS("what scripts may rely on"),
    EXIT("exit codes"),
    EXAMPLES("questions, and the command that answers each");

    private final String summary;

    Topic(String summary) {
        this.summary = summary;
    }

    /** Returns the word that asks for it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String summary() {
        return summary;
    }

    /** Returns the topic of a word. */
    static Optional<Topic> find(String word) {
        return Arrays.stream(values()).filter(topic -> topic.word().equals(word)).findFirst();
    }

    /** Returns the topic that answers another word. */
    private static Optional<Topic> behind(String word) {
        return switch (word) {
            case "netstat", "ss" -> Optional.of(AS);
            case "lsof", "port", "host", "process", "target" -> Optional.of(TARGETS);
            case "color", "colour", "colours" -> Optional.of(COLORS);
            case "fields" -> Optional.of(COLUMNS);
            case "record", "replay" -> Optional.of(RECORDINGS);
            case "netns" -> Optional.of(NAMESPACES);
            default -> Optional.empty();
        };
    }

    /**
     * Returns the topic of a word.
     *
     * @throws UsageException when there is none; it names the nearest and all
     */
    static Topic of(String word) {
        return find(word).or(() -> behind(word)).orElseThrow(() -> unknown(word));
    }

    private static UsageException unknown(String word) {
        List<String> words = Arrays.stream(values()).map(Topic::word).toList();
        String nearest = Nearest.of(word, words);
        return new UsageException(
                "there is no help on '"
                        + word
                        + "'"
                        + (nearest.isEmpty() ? "" : ", perhaps on '" + nearest + "'")
                        + "; topics are "
                        + String.join(", ", words));
    }

    /** Returns a line for each topic. */
    static String list() {
        return Arrays.stream(values())
                .map(topic -> String.format("  %-11s %s", topic.word(), topic.summary))
                .collect(Collectors.joining("\n"));
    }

    /** Returns the whole text. */
    String text() {
        return switch (this) {
            case FILTER -> FilterHelp.text();
            case FINDING -> FindingHelp.text();
            case COLUMNS -> FieldHelp.text(Set.of(SocketFamily.INET));
            default -> file(word() + ".txt");
        };
    }

    /** Returns a text of this package's resources. */
    static String file(String name) {
        try (InputStream file = Topic.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
