package io.jss.cli.help;

import io.jss.cli.environment.Output;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.OptionGroup;
import io.jss.fields.Field;
import io.jss.fields.FieldCatalogue;
import io.jss.model.SocketFamily;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.apache.commons.lang3.StringUtils;

/**
 * The manual pages jss(1), jss-filter(7) and jss-columns(7), from the texts of {@code jss help}.
 */
public final class ManualPages {
    private static final String SEE_ALSO =
            "jss-filter(7), jss-columns(7), ss(8), netstat(8), sock_diag(7), ipv6(7), ip-netns(8)";

    private static final List<Topic> PAGES = List.of(Topic.FILTER, Topic.COLUMNS);

    private ManualPages() {}

    /** Prints the page that the words ask for: none, or {@code help filter}. */
    public static void print(List<String> words, Output out) throws IOException {
        String topic = words.isEmpty() ? "" : words.get(words.size() - 1);
        String release = Version.release();
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        out.write(
                switch (topic) {
                    case "filter" -> filter(release, today);
                    case "columns" -> columns(release, today);
                    default -> jss(release, today);
                });
    }

    /**
     * Returns jss(1).
     *
     * @param release the release that the footer names
     * @param date the day that the footer names
     */
    static String jss(String release, String date) {
        int gap = Help.HEAD.indexOf("Lists ");
        Roff page = new Roff("JSS", 1, release, date);
        page.section("NAME").text("jss - the Linux socket table, and what travels on each socket");
        page.section("SYNOPSIS").text(Help.HEAD.substring(0, gap));
        page.section("DESCRIPTION").text(Help.HEAD.substring(gap));
        page.text(Help.CLASSES.strip());
        page.section("OPTIONS");
        for (OptionGroup group : OptionGroup.values()) {
            page.subsection(group.title());
            for (CliOption option : CliOption.values()) {
                if (option.group() == group) {
                    page.option(option);
                }
            }
        }
        for (Topic topic : Topic.values()) {
            if (!PAGES.contains(topic)) {
                page.section(title(topic)).text(topic.text());
            }
        }
        page.section("ENVIRONMENT").text(Help.ENVIRONMENT);
        return page.section("SEE ALSO").text(SEE_ALSO).page();
    }

    private static String title(Topic topic) {
        return switch (topic) {
            case EXIT -> "EXIT STATUS";
            case AS -> "AS NETSTAT, AS SS";
            default -> topic.word().toUpperCase(Locale.ROOT);
        };
    }

    /** Returns jss-filter(7). */
    static String filter(String release, String date) {
        String text = Topic.FILTER.text();
        Roff page = new Roff("JSS-FILTER", 7, release, date);
        page.section("NAME").text("jss-filter - the language in which jss is asked for sockets");
        page.section("DESCRIPTION").text(StringUtils.substringBefore(text, "Grammar:"));
        page.section("GRAMMAR");
        page.literal(StringUtils.substringAfter(text, "Grammar:").strip().lines().toList());
        return page.section("SEE ALSO").text("jss(1), jss-columns(7), ss(8)").page();
    }

    /** Returns jss-columns(7). */
    static String columns(String release, String date) {
        Roff page = new Roff("JSS-COLUMNS", 7, release, date);
        page.section("NAME").text("jss-columns - the fields of sockets that jss knows");
        page.section("DESCRIPTION")
                .text(
                        "Each can be a column (--columns), the order of rows (--sort), and part of"
                                + " a filter. Behind its name stand its unit and its place in JSON;"
                                + " in parentheses the kernel's name for it.");
        page.section("FIELDS");
        for (Field field : FieldCatalogue.of(SocketFamily.INET).fields()) {
            String place = FieldHelp.unit(field) + ", " + String.join(".", field.path());
            page.item(
                    Roff.bold(field.label()) + " (" + place.replace("-", "\\-") + ")",
                    FieldHelp.meaning(field));
        }
        return page.section("SEE ALSO").text("jss(1), jss-filter(7)").page();
    }
}
