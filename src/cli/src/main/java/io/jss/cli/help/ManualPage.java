package io.jss.cli.help;

import io.jss.cli.options.CliOption;
import io.jss.cli.options.CliOption.Group;
import java.util.stream.Stream;

/** The manual page jss(1) in the macros of man(7), from the same texts as {@code --help}. */
final class ManualPage {

    private static final String NETSTAT =
            """
            .SH AS NETSTAT
            Under the name \\fBnetstat\\fR, or with \\fB\\-\\-as netstat\\fR, jss takes the options of netstat(8)
            and prints what it prints; for each byte of a name that a terminal would obey
            stands a question mark.
            The Debian package brings the name as \\fI/usr/lib/jss/netstat\\fR and gives it to nobody unasked.
            Who wants it registers it, in a folder that comes before that of another netstat:
            .PP
            .EX
            update\\-alternatives \\-\\-install /usr/local/bin/netstat netstat /usr/lib/jss/netstat 10
            .EE
            .PP
            Removing the package removes that alternative.
            .SH EXAMPLES
            .TP
            .B jss \\-tupn
            the connections of TCP and UDP with their programs, as of netstat, and what travels on each
            .TP
            .B jss \\-tlp \\-\\-wire both
            listeners of TCP that take both IPv4 and IPv6
            .TP
            .B jss explain 443
            why each socket with port 443 is listed as it is
            .SH SEE ALSO
            .BR ss (8),
            .BR netstat (8),
            .BR sock_diag (7),
            .BR ipv6 (7)
            """;

    private ManualPage() {}

    /**
     * Returns the page.
     *
     * @param release the release that the footer names
     * @param date the day that the footer names
     */
    static String text(String release, String date) {
        int gap = Help.HEAD.indexOf("Lists ");
        StringBuilder text = new StringBuilder();
        text.append(".\\\" Made from the list of options.\n");
        text.append(".TH JSS 1 \"").append(date).append("\" \"jss ").append(release);
        text.append("\" \"User Commands\"\n.SH NAME\n");
        text.append("jss \\- the Linux socket table, and what travels on each socket\n");
        text.append(".SH SYNOPSIS\n").append(literal(usage(Help.HEAD.substring(0, gap))));
        text.append(".SH DESCRIPTION\n").append(paragraph(Help.HEAD.substring(gap)));
        text.append(".SH OPTIONS\n");
        for (Group group : Group.values()) {
            text.append(".SS ").append(escaped(group.title())).append('\n');
            Stream.of(CliOption.values())
                    .filter(option -> option.group() == group)
                    .forEach(option -> text.append(option(option)));
        }
        text.append(".SH CLASSES, EXIT CODES, ENVIRONMENT\n").append(literal(Help.TAIL.strip()));
        text.append(".SH EXPLAIN\n").append(literal(Help.EXPLAIN.strip()));
        text.append(".SH FILTER\n").append(literal(FilterHelp.text().strip()));
        return text.append(NETSTAT).toString();
    }

    /** The lines without the word that --help has before them. */
    private static String usage(String lines) {
        return lines.strip().replace("Usage: ", "       ").stripIndent();
    }

    private static String option(CliOption option) {
        String names =
                option.letter() == '\0'
                        ? bold("--" + option.longName())
                        : bold("-" + option.letter()) + ", " + bold("--" + option.longName());
        String label = "\\fI" + escaped(option.label()) + "\\fR";
        String value =
                switch (option.value()) {
                    case NONE -> "";
                    case OPTIONAL -> "[=" + label + "]";
                    case REQUIRED -> "=" + label;
                };
        return ".TP\n" + names + value + "\n" + paragraph(option.description());
    }

    private static String bold(String word) {
        return "\\fB" + escaped(word) + "\\fR";
    }

    private static String paragraph(String lines) {
        return protectedLine(escaped(lines.strip().replaceAll("\\s+", " "))) + "\n";
    }

    /** Lines that stay as they are. */
    private static String literal(String lines) {
        StringBuilder text = new StringBuilder(".EX\n");
        lines.lines().forEach(line -> text.append(protectedLine(escaped(line))).append('\n'));
        return text.append(".EE\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-");
    }

    /** Keeps a line that begins like a macro from being one. */
    private static String protectedLine(String line) {
        return line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line;
    }
}
