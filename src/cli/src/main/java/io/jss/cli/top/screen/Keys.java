package io.jss.cli.top.screen;

import io.jss.cli.top.screen.View.Cursor;
import io.jss.cli.top.screen.View.TimeTravel;
import java.util.List;
import java.util.Optional;

/** What keys do to the view, and what they ask others to do. */
public final class Keys {

    /** Keys that are no characters, in numbers that no character has. */
    public static final int UP = 0x110000;

    /** One row down. */
    public static final int DOWN = UP + 1;

    /** A screen up. */
    public static final int PAGE_UP = UP + 2;

    /** A screen down. */
    public static final int PAGE_DOWN = UP + 3;

    /** The first row. */
    public static final int HOME = UP + 4;

    /** The newest look. */
    public static final int END = UP + 5;

    /** Escape alone. */
    public static final int ESCAPE = 27;

    /** A key that means nothing. */
    public static final int NOTHING = UP + 6;

    /** The wheel, away from a person. */
    public static final int WHEEL_UP = UP + 7;

    /** The wheel, towards a person. */
    public static final int WHEEL_DOWN = UP + 8;

    /** Rows that a step of the wheel is. */
    private static final int WHEEL_ROWS = 3;

    private static final int ENTER = '\r';
    private static final int BACKSPACE = 127;
    private static final int CONTROL_H = 8;
    private static final int CONTROL_U = 21;

    /** Ctrl-C. */
    public static final int CONTROL_C = 3;

    private static final int FIRST_PRINTABLE = 32;
    private static final int MAX_FILTER = 1000;

    /** What is to be done beside a new view. */
    public enum Request {
        /** Nothing. */
        NONE,
        /** End. */
        QUIT,
        /** Read the filter that is being written. */
        READ_FILTER,
        /** Take the filter that is being written. */
        TAKE_FILTER,
        /** Leave the filter as it was. */
        LEAVE_FILTER,
        /** Explain the socket of the panel. */
        EXPLAIN,
        /** Close the socket that was asked about. */
        KILL,
        /** Leap a minute back in a series. */
        LEAP_BACK,
        /** Leap a minute forth in a series. */
        LEAP_FORTH
    }

    /**
     * What a key leads to.
     *
     * @param view the view from now on
     * @param request what is to be done
     * @param cookie the socket with which, 0 for none
     */
    public record Effect(View view, Request request, long cookie) {

        static Effect of(View view) {
            return new Effect(view, Request.NONE, 0);
        }
    }

    private final View view;
    private final History history;
    private final Picture.Canvas canvas;
    private final int visible;

    private Keys(View view, History history, Picture.Canvas canvas) {
        this.view = view;
        this.history = history;
        this.canvas = canvas;
        visible = canvas.visible();
    }

    /**
     * Returns what a key leads to.
     *
     * @param key a character, one of the keys above, or that of a {@link MousePress}
     * @param canvas the screen
     */
    public static Effect press(int key, View view, History history, Picture.Canvas canvas) {
        return new Keys(view, history, canvas).press(key);
    }

    private Effect press(int key) {
        if (key == CONTROL_C) {
            return new Effect(view, Request.QUIT, 0);
        }
        if (view.panel() instanceof Panel.FilterPrompt prompt) {
            return write(key, prompt);
        }
        if (view.panel() instanceof Panel.ConfirmKill kill) {
            boolean sure = key == 'y' && shown().row(kill.cookie()).isPresent();
            return new Effect(back(), sure ? Request.KILL : Request.NONE, kill.cookie());
        }
        if (view.panel() instanceof Panel.Detail detail) {
            return Effect.of(scroll(key, detail));
        }
        if (view.panel() instanceof Panel.Keys) {
            return Effect.of(back());
        }
        return inRows(key);
    }

    private View back() {
        return view.with(new Panel.Rows());
    }

    private Snapshot shown() {
        return history.back(view.time().back());
    }

    private Effect inRows(int key) {
        View rows = view.panel() instanceof Panel.Message ? back() : view;
        if (MousePress.is(key)) {
            return Effect.of(clicked(MousePress.of(key), rows));
        }
        return switch (key) {
            case 'q' -> new Effect(rows, Request.QUIT, 0);
            case '?', 'h' -> Effect.of(rows.with(new Panel.Keys()));
            case '/' -> Effect.of(rows.with(prompt()));
            case 'g' -> Effect.of(rows.with(view.grouping().next(), ""));
            case ' ' -> Effect.of(freeze(rows));
            case '[' -> Effect.of(rows.with(travel(1)));
            case ']' -> Effect.of(rows.with(travel(-1)));
            case '<' -> new Effect(rows.with(TimeTravel.NOW), Request.LEAP_BACK, 0);
            case '>' -> new Effect(rows.with(TimeTravel.NOW), Request.LEAP_FORTH, 0);
            case END -> Effect.of(rows.with(TimeTravel.NOW));
            case UP -> Effect.of(rows.with(moved(-1)));
            case DOWN -> Effect.of(rows.with(moved(1)));
            case PAGE_UP -> Effect.of(rows.with(moved(-visible)));
            case PAGE_DOWN -> Effect.of(rows.with(moved(visible)));
            case HOME -> Effect.of(rows.with(Cursor.TOP));
            case WHEEL_UP -> Effect.of(rows.with(scrolled(-WHEEL_ROWS)));
            case WHEEL_DOWN -> Effect.of(rows.with(scrolled(WHEEL_ROWS)));
            case ESCAPE -> Effect.of(close(rows));
            case ENTER, '\n' -> open(rows);
            case 'k' ->
                    Effect.of(chosen().map(c -> rows.with(new Panel.ConfirmKill(c))).orElse(rows));
            default -> Effect.of(sorted(key, rows));
        };
    }

    private Panel prompt() {
        String text = view.filter().text();
        return new Panel.FilterPrompt(text, text, "");
    }

    private static View close(View rows) {
        if (!rows.group().isEmpty()) {
            return rows.with(rows.grouping(), "");
        }
        return rows.grouping() == Grouping.NONE ? rows : rows.with(Grouping.NONE, "");
    }

    private static View freeze(View rows) {
        return rows.with(rows.isStill() ? TimeTravel.NOW : new TimeTravel(true, 0));
    }

    private TimeTravel travel(int steps) {
        int back = Math.max(0, Math.min(history.size() - 1, view.time().back() + steps));
        return new TimeTravel(view.time().frozen() && back > 0, back);
    }

    private View sorted(int key, View rows) {
        for (Order order : Order.values()) {
            if (order.key() == key) {
                return sorted(order, rows);
            }
        }
        return rows;
    }

    private View sorted(Order order, View rows) {
        return rows.with(order).with(Places.of(order.of(shown().rows())));
    }

    /** A row is chosen, a title is an order. */
    private View clicked(MousePress press, View rows) {
        int line = press.row() - Picture.HEADER;
        if (line == -1) {
            Optional<Order> order =
                    view.showsGroups()
                            ? Optional.empty()
                            : Columns.of(canvas.columns(), canvas.thresholds())
                                    .order(press.column());
            return order.map(chosen -> sorted(chosen, rows)).orElse(rows);
        }
        int footer = Footer.of(view, shown(), canvas.columns()).size();
        int row = view.cursor().first() + line;
        boolean isRow = line >= 0 && press.row() < canvas.rows() - footer && row < count();
        return isRow ? rows.with(new Cursor(row, view.cursor().first())) : rows;
    }

    private int count() {
        return Picture.count(view, shown());
    }

    private Cursor scrolled(int by) {
        return view.cursor().scrolled(by, count(), visible);
    }

    private Cursor moved(int by) {
        return view.cursor().moved(by, count(), visible);
    }

    private Optional<Long> chosen() {
        List<SocketRow> rows = Picture.rows(view, shown());
        return view.showsGroups() || view.cursor().row() >= rows.size()
                ? Optional.empty()
                : Optional.of(rows.get(view.cursor().row()).cookie());
    }

    private Effect open(View rows) {
        if (view.showsGroups()) {
            List<Grouping.Group> groups = Picture.groups(view, shown());
            int at = view.cursor().row();
            return Effect.of(
                    at < groups.size() ? rows.with(view.grouping(), groups.get(at).key()) : rows);
        }
        return chosen().map(
                        cookie ->
                                new Effect(
                                        rows.with(new Panel.Detail(cookie, List.of(), 0)),
                                        Request.EXPLAIN,
                                        cookie))
                .orElse(Effect.of(rows));
    }

    private View scroll(int key, Panel.Detail detail) {
        int by =
                switch (key) {
                    case UP -> -1;
                    case DOWN -> 1;
                    case WHEEL_UP -> -WHEEL_ROWS;
                    case WHEEL_DOWN -> WHEEL_ROWS;
                    case PAGE_UP -> -visible;
                    case PAGE_DOWN, ' ' -> visible;
                    default -> 0;
                };
        if (key == ESCAPE || key == 'q' || key == ENTER) {
            return back();
        }
        int last = Math.max(0, detail.lines().size() - 1);
        int to = Math.max(0, Math.min(last, detail.scrolled() + by));
        return view.with(new Panel.Detail(detail.cookie(), detail.lines(), to));
    }

    private Effect write(int key, Panel.FilterPrompt prompt) {
        String text = prompt.text();
        return switch (key) {
            case ENTER, '\n' -> new Effect(view, Request.TAKE_FILTER, 0);
            case ESCAPE -> new Effect(back(), Request.LEAVE_FILTER, 0);
            case BACKSPACE, CONTROL_H ->
                    written(prompt, text.isEmpty() ? "" : text.substring(0, text.length() - 1));
            case CONTROL_U -> written(prompt, "");
            default ->
                    key < FIRST_PRINTABLE || key >= UP || text.length() > MAX_FILTER
                            ? Effect.of(view)
                            : written(prompt, text + Character.toString(key));
        };
    }

    private Effect written(Panel.FilterPrompt prompt, String text) {
        Panel next = new Panel.FilterPrompt(text, prompt.before(), "");
        return new Effect(view.with(next), Request.READ_FILTER, 0);
    }
}
