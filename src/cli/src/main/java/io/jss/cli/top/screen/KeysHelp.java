package io.jss.cli.top.screen;

import java.util.ArrayList;
import java.util.List;

/** What the keys do. */
final class KeysHelp {

    private KeysHelp() {}

    static List<ScreenLine> lines() {
        List<ScreenLine> lines = new ArrayList<>();
        StringBuilder orders = new StringBuilder();
        for (Order order : Order.values()) {
            orders.append(orders.isEmpty() ? "" : ", ").append(order.key()).append(' ');
            orders.append(order.words());
        }
        String all = orders.toString();
        int half = all.indexOf(", ", all.length() / 2) + 1;
        lines.add(ScreenLine.of("Keys", ScreenLine.Style.STRONG));
        lines.add(ScreenLine.of("  up down PgUp PgDn Home   move among the rows"));
        lines.add(
                ScreenLine.of(
                        "  Enter                    all about the socket, or open the group"));
        lines.add(ScreenLine.of("  Esc                      back"));
        lines.add(ScreenLine.of("  order anew, first:       " + all.substring(0, half)));
        lines.add(ScreenLine.of("                           " + all.substring(half).strip()));
        lines.add(
                ScreenLine.of("  /                        targets or a filter, as after jss top"));
        lines.add(
                ScreenLine.of("  g                        group by process, unit, container, ..."));
        lines.add(ScreenLine.of("  space                    freeze the screen; gathering goes on"));
        lines.add(
                ScreenLine.of(
                        "  [ ]                      back and forth through the last minutes"));
        lines.add(ScreenLine.of("  < >                      with --read: a minute back and forth"));
        lines.add(ScreenLine.of("  End                      the newest look"));
        lines.add(
                ScreenLine.of("  k, then y                close the socket (needs CAP_NET_ADMIN)"));
        lines.add(
                ScreenLine.of(
                        "  mouse                    wheel; click on a row, on a title (order)"));
        lines.add(ScreenLine.of("  Ctrl-L, Ctrl-Z           paint anew; suspend (fg goes on)"));
        lines.add(ScreenLine.of("  q, Ctrl-C                quit"));
        lines.add(
                ScreenLine.of("Rows keep their places: + is new, x has gone (its final numbers)."));
        lines.add(
                ScreenLine.of(
                        "! has a finding of jss doctor. Retr% is the share of segments sent"
                                + " again."));
        return lines;
    }
}
