package io.jss.cli.top.screen;

/**
 * How a person looks at the snapshots; what the thread that paints keeps between two keys.
 *
 * @param order which rows are first
 * @param places where rows are
 * @param grouping what they are put together by
 * @param group the key of the group that is open, the empty text when none is
 * @param groupPlaces where groups are
 * @param cursor which row is chosen, and which is the first on the screen
 * @param time of which moment the rows are
 * @param panel what else is there
 * @param filter which sockets are meant
 */
public record View(
        Order order,
        Places<Long> places,
        Grouping grouping,
        String group,
        Places<String> groupPlaces,
        Cursor cursor,
        TimeTravel time,
        Panel panel,
        FilterState filter) {

    /**
     * Where a person is among the rows.
     *
     * @param row the row, from 0
     * @param first the first one on the screen
     */
    public record Cursor(int row, int first) {

        static final Cursor TOP = new Cursor(0, 0);

        /** Returns the place after so many rows more, within a number of rows. */
        Cursor moved(long by, int rows, int visible) {
            int to = (int) Math.max(0, Math.min(rows - 1L, row + by));
            int top = Math.max(Math.min(first, to), to - Math.max(1, visible) + 1);
            int last = Math.max(0, rows - visible);
            return new Cursor(to, Math.min(top, Math.max(last, 0)));
        }

        /** Returns the place when the screen is so many rows further; the row stays on it. */
        Cursor scrolled(int by, int rows, int visible) {
            int top = Math.max(0, Math.min(rows - visible, first + by));
            int to = Math.max(top, Math.min(top + visible - 1, row));
            return new Cursor(Math.max(0, Math.min(rows - 1, to)), top);
        }
    }

    /**
     * Which snapshot is shown.
     *
     * @param frozen whether new ones are kept but not shown
     * @param back how many were kept since
     */
    public record TimeTravel(boolean frozen, int back) {

        static final TimeTravel NOW = new TimeTravel(false, 0);
    }

    /**
     * Which sockets are meant.
     *
     * @param text the filter as it was written
     * @param number grows with each selection, so that snapshots of an older one are known
     */
    public record FilterState(String text, int number) {}

    /** Returns the view with which a person begins. */
    public static View initial(String filter) {
        return new View(
                Order.BYTES,
                Places.none(),
                Grouping.NONE,
                "",
                Places.none(),
                Cursor.TOP,
                TimeTravel.NOW,
                new Panel.Rows(),
                new FilterState(filter, 0));
    }

    View with(Order other) {
        return new View(
                other,
                Places.none(),
                grouping,
                group,
                Places.none(),
                Cursor.TOP,
                time,
                new Panel.Rows(),
                filter);
    }

    /** Returns the view with rows in other places. */
    public View with(Places<Long> other) {
        return withPlaces(other, groupPlaces);
    }

    private View withPlaces(Places<Long> ofRows, Places<String> ofGroups) {
        return new View(order, ofRows, grouping, group, ofGroups, cursor, time, panel, filter);
    }

    View with(Grouping other, String opened) {
        return new View(
                order,
                places,
                other,
                opened,
                Places.none(),
                Cursor.TOP,
                time,
                new Panel.Rows(),
                filter);
    }

    View with(Cursor other) {
        return new View(order, places, grouping, group, groupPlaces, other, time, panel, filter);
    }

    /** Returns the view at another time. */
    public View with(TimeTravel other) {
        return new View(order, places, grouping, group, groupPlaces, cursor, other, panel, filter);
    }

    /** Returns the view with another panel. */
    public View with(Panel other) {
        return new View(order, places, grouping, group, groupPlaces, cursor, time, other, filter);
    }

    /** Returns the view of other sockets. */
    public View with(FilterState other) {
        return new View(
                order,
                Places.none(),
                grouping,
                group,
                Places.none(),
                Cursor.TOP,
                TimeTravel.NOW,
                panel,
                other);
    }

    /** Returns whether the lines are of groups. */
    boolean showsGroups() {
        return grouping != Grouping.NONE && group.isEmpty();
    }

    /** Returns whether new snapshots are not shown. */
    public boolean isStill() {
        return time.frozen() || time.back() > 0;
    }

    /**
     * Returns the view after another snapshot was kept: the same moment when it is still, else the
     * newest one, with rows in their places.
     *
     * @param visible how many rows fit on the screen
     */
    public View after(History history, int visible) {
        if (isStill()) {
            int back = Math.min(time.back() + 1, history.size() - 1);
            return with(new TimeTravel(time.frozen(), back));
        }
        Snapshot newest = history.back(0);
        boolean ratesAreNew = history.size() <= 2; // the first look of all has none
        View before = ratesAreNew ? withPlaces(Places.none(), Places.none()) : this;
        int onScreen = cursor.first() + visible;
        View placed =
                withPlaces(
                        before.places.next(order.of(newest.rows()), onScreen),
                        showsGroups()
                                ? before.groupPlaces.next(
                                        grouping.groups(newest.rows(), order), onScreen)
                                : Places.none());
        return placed.with(cursor.moved(0, Picture.count(placed, newest), visible));
    }
}
