package io.jss.it;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What differs between two runs of one command in one scene, and is therefore no part of a
 * comparison. Everything else is: addresses, ports, process numbers, queues, bytes, counts. The
 * rules:
 *
 * <ol>
 *   <li>points in time, and times with a unit ({@code 0.023 ms}, {@code 12 s});
 *   <li>rates ({@code 12 KiB/s});
 *   <li>identities that the kernel gives: cookies and inodes, below their titles and in other forms
 *       ({@code 0x4b2bbf}, {@code ino:7}, {@code sk:1f});
 *   <li>times without a unit: round trips below their title and in JSON, spreads ({@code ± 0.009}),
 *       timers ({@code (7198.11/0)});
 *   <li>how wide columns are;
 *   <li>the order of sockets where it is that of the kernel's hash tables, whose secret is another
 *       after each boot: in forms for programs, as another tool, and of equals in top and diff.
 * </ol>
 */
final class VolatileWords {

    private static final String NUMBER = "(?<![\\w.:])\\d+(?:\\.\\d+)?";
    private static final Pattern INSTANT =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z");
    private static final Pattern TIME =
            Pattern.compile(NUMBER + " (?:us|µs|ms|s|min|h)\\b|(?<=± )" + NUMBER);
    private static final Pattern TIMER = Pattern.compile("\\(" + NUMBER + "(?=/\\d+\\))");
    private static final Pattern RATE = Pattern.compile(NUMBER + " (?:[KMG]i)?B/s");
    private static final Pattern IDENTITY =
            Pattern.compile("\\b0x[0-9a-f]{3,}|\\b(?:ino:|sk:)\\w+|\"(?:inode|cookie)\":\\d+");
    private static final Pattern MEMBER =
            Pattern.compile("(\"(?:rtt|rttvar|minRtt|time|timeNanos)\":)(?:\\d+|\"[^\"]*\")");
    private static final Pattern TITLES = Pattern.compile("\\b(?:Inode|cookie|rtt\\(us\\))(?= |$)");
    private static final String OF_TABLE = " Address ";
    private static final Pattern SOCKET = Pattern.compile("^(?:tcp|udp|changed|[\\[{\"\\d:-]).*");
    private static final Pattern ORDER_OF_THE_KERNEL =
            Pattern.compile("--(?:format|json|ndjson|csv|as)\\b|\\b(?:top|diff) ");
    private static final String BELOW_TITLE = "~";

    private VolatileWords() {}

    /** Returns the lines of an output as they are compared. */
    static List<String> normalised(String command, List<String> output) {
        List<String> lines = new ArrayList<>();
        String titles = "";
        for (String line : output) {
            titles = line.contains(OF_TABLE) ? line : titles;
            lines.add(words(line.equals(titles) ? line : belowTitles(titles, line)));
        }
        return ORDER_OF_THE_KERNEL.matcher(command).find() ? anyOrder(lines) : lines;
    }

    private static String words(String line) {
        String text = INSTANT.matcher(line).replaceAll("INSTANT");
        text = RATE.matcher(text).replaceAll("RATE");
        text = TIME.matcher(text).replaceAll("TIME");
        text = TIMER.matcher(text).replaceAll("(TIME");
        text = IDENTITY.matcher(text).replaceAll("IDENTITY");
        text = MEMBER.matcher(text).replaceAll("$1VALUE");
        return text.replaceAll(" {2,}", " ").stripTrailing();
    }

    /** Numbers stand at the right below their titles; {@code -}, for what is unknown, stays. */
    private static String belowTitles(String titles, String line) {
        StringBuilder text = new StringBuilder(line);
        Matcher title = TITLES.matcher(titles);
        while (title.find()) {
            int end = title.end();
            boolean ends =
                    end <= line.length() && (end == line.length() || line.charAt(end) == ' ');
            for (int at = end - 1; ends && at >= 0 && Character.isDigit(line.charAt(at)); at--) {
                text.setCharAt(at, BELOW_TITLE.charAt(0));
            }
        }
        return text.toString().replaceAll(BELOW_TITLE + "+", BELOW_TITLE);
    }

    /** Sorts sockets that follow each other, each with the indented lines below it. */
    private static List<String> anyOrder(List<String> lines) {
        List<String> sorted = new ArrayList<>();
        List<String> sockets = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith(" ") && !sockets.isEmpty()) {
                int last = sockets.size() - 1;
                sockets.set(last, sockets.get(last) + "\n" + line);
            } else if (SOCKET.matcher(line).matches()) {
                sockets.add(line);
            } else {
                flush(sockets, sorted);
                sorted.add(line);
            }
        }
        flush(sockets, sorted);
        return sorted;
    }

    private static void flush(List<String> sockets, List<String> into) {
        Collections.sort(sockets);
        into.addAll(sockets);
        sockets.clear();
    }
}
