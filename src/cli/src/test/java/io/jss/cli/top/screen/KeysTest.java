package io.jss.cli.top.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.top.screen.View.Cursor;
import io.jss.cli.top.screen.View.TimeTravel;
import io.jss.health.Thresholds;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What keys do to the view, and what they ask for. */
class KeysTest {

    private static final int VISIBLE = 3;
    private static final Picture.Canvas CANVAS = Sample.canvas(80, Picture.HEADER + VISIBLE + 1);
    private static final int ENTER = '\r';

    private final History history = Sample.history();
    private View view = Sample.view(history);

    private Keys.Effect press(int... keys) {
        Keys.Effect effect = Keys.Effect.of(view);
        for (int key : keys) {
            effect = Keys.press(key, view, history, CANVAS);
            view = effect.view();
        }
        return effect;
    }

    private void write(String text) {
        text.chars().forEach(this::press);
    }

    @Test
    void anOrderIsMadeAtOnce() {
        press('r');
        assertThat(view.order()).isEqualTo(Order.RECEIVED);
        assertThat(view.places().keys()).containsExactly(5L, 4L, 3L, 2L, 1L, 6L);

        press('t');
        assertThat(view.places().keys()).startsWith(4L, 2L, 3L, 5L);
        press('x');
        assertThat(view.places().keys()).startsWith(4L, 2L);
        press('p');
        assertThat(view.places().keys()).startsWith(5L, 6L);
        press('o');
        assertThat(view.places().keys()).endsWith(5L);
    }

    @Test
    void theCursorStaysWithinTheRowsAndMovesTheScreen() {
        press(Keys.DOWN, Keys.DOWN, Keys.DOWN);
        assertThat(view.cursor()).isEqualTo(new Cursor(3, 1));
        press(Keys.PAGE_DOWN, Keys.PAGE_DOWN);
        assertThat(view.cursor()).isEqualTo(new Cursor(5, 3));
        press(Keys.UP);
        assertThat(view.cursor()).isEqualTo(new Cursor(4, 3));
        press(Keys.HOME);
        assertThat(view.cursor()).isEqualTo(new Cursor(0, 0));
    }

    @Test
    void aFrozenScreenShowsTheSameMomentWhileOthersAreKept() {
        press(' ');
        history.add(Sample.snapshot(Sample.rows(), 2));
        view = view.after(history, VISIBLE);

        assertThat(view.time()).isEqualTo(new TimeTravel(true, 1));
        press(' ');
        assertThat(view.time()).isEqualTo(new TimeTravel(false, 0));
    }

    @Test
    void bracketsGoThroughTheSnapshotsThatAreKept() {
        press('[');
        assertThat(view.time().back()).isEqualTo(1);
        press('[');
        assertThat(view.time().back()).as("the oldest one").isEqualTo(1);
        press(']');
        assertThat(view.isStill()).isFalse();
        press('[', Keys.END);
        assertThat(view.isStill()).isFalse();
    }

    @Test
    void aFilterIsReadWhileItIsWritten() {
        write("/dst 1");
        assertThat(view.panel()).isEqualTo(new Panel.FilterPrompt("dst 1", "", ""));
        assertThat(press('0').request()).isEqualTo(Keys.Request.READ_FILTER);
        assertThat(press(127).view().panel()).isEqualTo(new Panel.FilterPrompt("dst 1", "", ""));
        assertThat(press(ENTER).request()).isEqualTo(Keys.Request.TAKE_FILTER);
        assertThat(press(Keys.ESCAPE).request()).isEqualTo(Keys.Request.LEAVE_FILTER);
        assertThat(view.panel()).isEqualTo(new Panel.Rows());
    }

    @Test
    void enterOpensAGroupAndEscapeClosesIt() {
        press('g');
        assertThat(view.grouping()).isEqualTo(Grouping.PROCESS);
        press(ENTER);
        assertThat(view.group()).isEqualTo("812/nginx");
        press(Keys.ESCAPE);
        assertThat(view.group()).isEmpty();
        press(Keys.ESCAPE);
        assertThat(view.grouping()).isEqualTo(Grouping.NONE);
    }

    @Test
    void enterAsksForAllAboutTheSocket() {
        Keys.Effect effect = press(Keys.DOWN, ENTER);

        assertThat(effect.request()).isEqualTo(Keys.Request.EXPLAIN);
        assertThat(effect.cookie()).isEqualTo(2);
        view = view.with(new Panel.Detail(2, List.of("a", "b"), 0));
        press(Keys.DOWN, Keys.DOWN);
        assertThat(view.panel()).isEqualTo(new Panel.Detail(2, List.of("a", "b"), 1));
        press('q');
        assertThat(view.panel()).isEqualTo(new Panel.Rows());
    }

    @Test
    void aSocketIsClosedByASecondKeyAlone() {
        assertThat(press('k').request()).isEqualTo(Keys.Request.NONE);
        assertThat(view.panel()).isEqualTo(new Panel.ConfirmKill(3));
        Keys.Effect no = press('n');
        assertThat(no.request()).isEqualTo(Keys.Request.NONE);
        assertThat(no.view().panel()).isEqualTo(new Panel.Rows());

        Keys.Effect yes = press('k', 'y');
        assertThat(yes.request()).isEqualTo(Keys.Request.KILL);
        assertThat(yes.cookie()).isEqualTo(3);
    }

    @Test
    void aGroupIsNotClosed() {
        press('g');

        assertThat(press('k').view().panel()).isEqualTo(new Panel.Rows());
    }

    @Test
    void quitting() {
        assertThat(press('q').request()).isEqualTo(Keys.Request.QUIT);
        assertThat(press('?', 'q').request()).as("leaves the keys").isEqualTo(Keys.Request.NONE);
        assertThat(press('/', 3).request()).isEqualTo(Keys.Request.QUIT);
    }

    @Test
    void theWheelMovesTheScreenAndAClickChoosesARow() {
        press(Keys.WHEEL_DOWN);
        assertThat(view.cursor()).isEqualTo(new Cursor(3, 3));
        press(Keys.WHEEL_DOWN);
        assertThat(view.cursor()).as("the last rows").isEqualTo(new Cursor(3, 3));
        press(new MousePress(40, Picture.HEADER + 2).key());
        assertThat(view.cursor()).isEqualTo(new Cursor(5, 3));
        press(Keys.WHEEL_UP);
        assertThat(view.cursor()).isEqualTo(new Cursor(2, 0));
        View before = view;
        press(new MousePress(40, Picture.HEADER + 3).key());
        assertThat(view).as("the last line is no row").isEqualTo(before);
    }

    @Test
    void aClickOnATitleIsAnOrder() {
        String titles = Columns.of(80, Thresholds.standard()).titles();
        press(new MousePress(titles.indexOf("Recv/s"), Picture.HEADER - 1).key());
        assertThat(view.order()).isEqualTo(Order.RECEIVED);
        assertThat(view.places().keys()).containsExactly(5L, 4L, 3L, 2L, 1L, 6L);
        press(new MousePress(titles.indexOf("Remote"), Picture.HEADER - 1).key());
        assertThat(view.order()).as("there is no such order").isEqualTo(Order.RECEIVED);
        press(new MousePress(titles.indexOf("Owner") + 4, Picture.HEADER - 1).key());
        assertThat(view.order()).isEqualTo(Order.OWNER);
    }

    @Test
    void aClickDoesNotCloseASocket() {
        press('k');
        Keys.Effect effect = press(new MousePress(3, Picture.HEADER).key());

        assertThat(effect.request()).isEqualTo(Keys.Request.NONE);
        assertThat(view.panel()).isEqualTo(new Panel.Rows());
    }
}
