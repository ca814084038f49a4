package io.jss.cli.top.screen;

import java.util.ArrayList;
import java.util.List;

/** What the keys do. */
final class KeysHelp {

    private KeysHelp() {}

    static List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        StringBuilder orders = new StringBuilder();
        for (Order order : Order.values()) {
            orders.append(orders.isEmpty() ? "" : ", ").append(order.key()).append(' ');
            orders.append(order.words());
        }
        String all = orders.toString();
        int half = all.indexOf(", ", all.length() / 2) + 1;
        lines.add(Line.of("Keys", Line.Style.STRONG));
        lines.add(Line.of("  up down PgUp PgDn Home   move among the rows"));
        lines.add(Line.of("  Enter                    all about the socket, or open the group"));
        lines.add(Line.of("  Esc                      back"));
        lines.add(Line.of("  order anew, first:       " + all.substring(0, half)));
        lines.add(Line.of("                           " + all.substring(half).strip()));
        lines.add(Line.of("  /                        targets or a filter, as after jss top"));
        lines.add(Line.of("  g                        group by process, unit, container, ..."));
        lines.add(Line.of("  space                    freeze the screen; gathering goes on"));
        lines.add(Line.of("  [ ]                      back and forth through the last minutes"));
        lines.add(Line.of("  < >                      with --read: a minute back and forth"));
        lines.add(Line.of("  End                      the newest look"));
        lines.add(Line.of("  k, then y                close the socket (needs CAP_NET_ADMIN)"));
        lines.add(Line.of("  mouse                    wheel; click on a row, on a title (order)"));
        lines.add(Line.of("  Ctrl-L, Ctrl-Z           paint anew; suspend (fg goes on)"));
        lines.add(Line.of("  q, Ctrl-C                quit"));
        lines.add(Line.of("Rows keep their places: + is new, x has gone (its final numbers)."));
        lines.add(Line.of("Retr% is the share of all segments that were sent again."));
        return lines;
    }
}
