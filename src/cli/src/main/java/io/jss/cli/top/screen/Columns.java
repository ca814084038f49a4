package io.jss.cli.top.screen;

import io.jss.classify.Classifier;
import io.jss.cli.signal.Signal;
import io.jss.cli.signal.SignalPlace;
import io.jss.cli.text.Quantity;
import io.jss.fields.EndField;
import io.jss.fields.words.StateName;
import io.jss.health.Thresholds;
import io.jss.model.TcpInfoField;
import io.jss.model.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * The columns of rows on a screen of a width: some always, more as there is room. Their widths
 * depend on that of the screen alone, so that nothing moves when values change.
 */
final class Columns {

    private static final String UNKNOWN = "-";
    private static final int LEAST_ENDS = 60;
    private static final int LONGEST_END = 47;
    private static final int PER_CENT_TENTHS = 10;
    private static final int SECONDS = 60;

    private record Cell(
            String title,
            int width,
            Alignment alignment,
            Optional<SignalPlace> place,
            Function<SocketRow, String> text) {

        Cell(String title, int width, Alignment alignment, Function<SocketRow, String> text) {
            this(title, width, alignment, Optional.empty(), text);
        }

        ScreenLine.Style style(SocketRow row, Thresholds thresholds) {
            Signal signal = place.map(one -> one.of(row.socket(), thresholds)).orElse(Signal.NONE);
            return signal == Signal.NONE || row.mark() == SocketRow.Mark.GONE
                    ? ScreenLine.Style.PLAIN
                    : signal.isAlarm() ? ScreenLine.Style.ALARM : ScreenLine.Style.NOTICE;
        }
    }

    private enum Alignment {
        LEFT,
        RIGHT,
        END
    }

    private static final Map<String, Order> ORDERS =
            Map.of(
                    "Local", Order.PORT,
                    "State", Order.STATE,
                    "Sent/s", Order.SENT,
                    "Recv/s", Order.RECEIVED,
                    "RTT ms", Order.ROUND_TRIP,
                    "Retr%", Order.RETRANSMITTED,
                    "Age", Order.AGE,
                    "Recv-Q", Order.QUEUES,
                    "Send-Q", Order.QUEUES,
                    "Owner", Order.OWNER);

    private final List<Cell> cells = new ArrayList<>();
    private final Thresholds thresholds;

    private Columns(int columns, Thresholds thresholds) {
        this.thresholds = thresholds;
        List<Cell> behind = new ArrayList<>();
        behind.add(cell("State", 6, Alignment.LEFT, SignalPlace.STATE, row -> state(row)));
        behind.add(right("Sent/s", 8, row -> rate(row.rates().sent())));
        behind.add(right("Recv/s", 8, row -> rate(row.rates().received())));
        behind.add(right("RTT ms", 6, row -> roundTrip(row)));
        int left = columns - 2 - 3 - behind.stream().mapToInt(cell -> cell.width + 1).sum();
        boolean withProtocol = left - 6 >= LEAST_ENDS;
        left -= withProtocol ? 6 : 0;
        for (Cell cell : extras()) {
            if (left - cell.width - 1 >= LEAST_ENDS) {
                behind.add(cell);
                left -= cell.width + 1;
            }
        }
        int local = Math.max(1, Math.min(LONGEST_END, left * 35 / 100));
        int remote = Math.max(1, Math.min(LONGEST_END, left * 38 / 100));
        if (withProtocol) {
            cells.add(new Cell("Proto", 5, Alignment.LEFT, row -> protocol(row)));
        }
        cells.add(new Cell("Local", local, Alignment.END, row -> local(row)));
        cells.add(new Cell("Remote", remote, Alignment.END, row -> remote(row)));
        cells.addAll(behind);
        int owner = Math.max(1, left - local - remote);
        cells.add(new Cell("Owner", owner, Alignment.LEFT, row -> owner(row)));
    }

    /** Returns the columns of a screen, with signals by limits. */
    static Columns of(int columns, Thresholds thresholds) {
        return new Columns(columns, thresholds);
    }

    private static List<Cell> extras() {
        return List.of(
                right("Retr%", 5, Columns::retransmitted),
                right("Age", 6, row -> age(row.ageSeconds())),
                cell(
                        "Recv-Q",
                        7,
                        Alignment.RIGHT,
                        SignalPlace.RECEIVE_QUEUE,
                        row -> number(row.socket().rqueueOr(-1))),
                cell(
                        "Send-Q",
                        7,
                        Alignment.RIGHT,
                        SignalPlace.SEND_QUEUE,
                        row -> number(row.socket().wqueueOr(-1))),
                cell(
                        "Class",
                        11,
                        Alignment.LEFT,
                        SignalPlace.TRAFFIC,
                        row -> Classifier.classify(row.socket()).label()),
                new Cell("Finding", 20, Alignment.LEFT, Columns::finding));
    }

    private static Cell cell(
            String title,
            int width,
            Alignment alignment,
            SignalPlace place,
            Function<SocketRow, String> text) {
        return new Cell(title, width, alignment, Optional.of(place), text);
    }

    private static Cell right(String title, int width, Function<SocketRow, String> text) {
        return new Cell(title, width, Alignment.RIGHT, text);
    }

    /** Returns the titles. */
    String titles() {
        StringBuilder line = new StringBuilder("  ");
        for (Cell cell : cells) {
            boolean right = cell.alignment == Alignment.RIGHT;
            line.append(
                    right ? Fit.right(cell.title, cell.width) : Fit.left(cell.title, cell.width));
            line.append(' ');
        }
        return line.toString().stripTrailing();
    }

    /** Returns the order that the title at a column of the screen stands for. */
    Optional<Order> order(int column) {
        int end = 2;
        for (Cell cell : cells) {
            end += cell.width + 1;
            if (column < end) {
                return Optional.ofNullable(ORDERS.get(cell.title));
            }
        }
        return Optional.empty();
    }

    /**
     * Returns a row.
     *
     * @param style the look of what has no signal
     */
    ScreenLine row(SocketRow row, ScreenLine.Style style) {
        List<ScreenLine.Piece> pieces = new ArrayList<>(2 + 2 * cells.size());
        pieces.add(new ScreenLine.Piece(Character.toString(row.mark().sign()), style));
        pieces.add(new ScreenLine.Piece(Marks.of(row.faults()), Marks.style(row.faults(), style)));
        for (Cell cell : cells) {
            String text = cell.text.apply(row);
            String fitted =
                    switch (cell.alignment) {
                        case LEFT -> Fit.left(text, cell.width);
                        case RIGHT -> Fit.right(text, cell.width);
                        case END -> Fit.end(text, cell.width);
                    };
            ScreenLine.Style signal = cell.style(row, thresholds);
            pieces.add(
                    new ScreenLine.Piece(
                            fitted, signal == ScreenLine.Style.PLAIN ? style : signal));
            pieces.add(new ScreenLine.Piece(" ", style));
        }
        return new ScreenLine(pieces);
    }

    private static String protocol(SocketRow row) {
        return row.socket().protocol().label();
    }

    static String local(SocketRow row) {
        return EndField.LOCAL.textOr(row.socket(), UNKNOWN);
    }

    static String remote(SocketRow row) {
        return row.socket().remotePort() == 0 ? "*" : EndField.REMOTE.textOr(row.socket(), UNKNOWN);
    }

    private static String state(SocketRow row) {
        String state = StateName.of(row.socket());
        return switch (state) {
            case "ESTABLISHED" -> "ESTAB";
            case "TIME_WAIT" -> "TIMEW";
            case "CLOSE_WAIT" -> "CLOSEW";
            case "FIN_WAIT1" -> "FINW1";
            case "FIN_WAIT2" -> "FINW2";
            case "SYN_SENT" -> "SYNS";
            case "SYN_RECV" -> "SYNR";
            case "LAST_ACK" -> "LASTA";
            default -> state;
        };
    }

    /** Returns bytes a second; the title says that they are a second's. */
    static String rate(OptionalLong rate) {
        return rate.isEmpty() ? UNKNOWN : Quantity.of(rate.getAsLong(), Unit.BYTES);
    }

    private static String roundTrip(SocketRow row) {
        long micros = row.socket().knownOr(TcpInfoField.RTT, -1);
        return micros <= 0 ? UNKNOWN : Quantity.millis(micros); // 0: nothing was measured
    }

    private static String retransmitted(SocketRow row) {
        long share = Order.retransmittedShare(row);
        return share < 0 ? UNKNOWN : share / PER_CENT_TENTHS + "." + share % PER_CENT_TENTHS;
    }

    private static String number(long value) {
        return value < 0 ? UNKNOWN : Long.toString(value);
    }

    static String age(long seconds) {
        if (seconds < SECONDS) {
            return seconds + "s";
        }
        long minutes = seconds / SECONDS;
        return minutes < SECONDS
                ? minutes + "m" + seconds % SECONDS + "s"
                : minutes / SECONDS + "h" + minutes % SECONDS + "m";
    }

    private static String finding(SocketRow row) {
        return row.faults().stream().map(MarkedFinding::id).findFirst().orElse(UNKNOWN);
    }

    private static String owner(SocketRow row) {
        return row.home().processes().isEmpty() ? UNKNOWN : row.home().processes();
    }
}
