package io.jss.cli.help;

import io.jss.cli.environment.UsageException;
import io.jss.health.Condition;
import io.jss.health.Threshold;
import java.util.Locale;
import org.apache.commons.lang3.StringUtils;

/** {@code jss help finding [ID]}: what {@code jss doctor} can find, a page each. */
final class FindingHelp {

    private static final String WORD = "finding ";
    private static final int ID_WIDTH = 22;

    private FindingHelp() {}

    /** Returns whether the words behind {@code help} ask for the page of one finding. */
    static boolean isPage(String topic) {
        return topic.startsWith(WORD);
    }

    /**
     * Returns the page of a finding.
     *
     * @param topic {@code finding ID}
     * @throws UsageException when there is no such finding
     */
    static String page(String topic) {
        String id = topic.substring(WORD.length());
        Condition condition =
                Condition.of(id)
                        .orElseThrow(
                                () ->
                                        new UsageException(
                                                "there is no finding '"
                                                        + id
                                                        + "'; jss help finding lists them"));
        return id + ": " + condition.effect() + ".\n\n" + Topic.file("finding/" + id + ".txt");
    }

    /** Returns the list of all findings and limits. */
    static String text() {
        StringBuilder text = new StringBuilder("Findings of jss doctor:\n\n");
        for (Condition condition : Condition.values()) {
            text.append("  ").append(StringUtils.rightPad(condition.id(), ID_WIDTH));
            text.append(condition.effect()).append('\n');
        }
        text.append("\nLimits (--threshold NAME=NUMBER):\n\n");
        for (Threshold threshold : Threshold.values()) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "  %-26s%d %s%n",
                            threshold.label(),
                            threshold.value(),
                            threshold.source()));
        }
        return text.toString();
    }
}
