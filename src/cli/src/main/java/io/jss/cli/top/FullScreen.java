package io.jss.cli.top;

import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ExitCode;
import io.jss.cli.environment.KeptOutput;
import io.jss.cli.request.ListingRequest;
import io.jss.cli.request.ScreenRequest;
import io.jss.cli.request.Selection;
import io.jss.cli.top.screen.Handover;
import io.jss.cli.top.screen.History;
import io.jss.cli.top.screen.Keys;
import io.jss.cli.top.screen.Panel;
import io.jss.cli.top.screen.Picture;
import io.jss.cli.top.screen.Picture.Canvas;
import io.jss.cli.top.screen.Request;
import io.jss.cli.top.screen.ScreenLine;
import io.jss.cli.top.screen.Snapshot;
import io.jss.cli.top.screen.SocketRow;
import io.jss.cli.top.screen.View;
import io.jss.cli.top.terminal.RawTerminal;
import io.jss.health.Thresholds;
import io.jss.model.InetSocket;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The full screen of {@code jss top}. The thread that calls {@link #run} paints: it owns terminal,
 * view and history. Another one gathers; see {@link Gatherer} and {@link Handover}.
 */
final class FullScreen {

    private static final int CONTROL_L = 12;
    private static final int CONTROL_Z = 26;
    private static final long TICK_MILLIS = 100;

    /** How far a key goes back or forth in a series. */
    private static final Duration LEAP = Duration.ofMinutes(1);

    /** After so long without a tick the process was stopped, and others wrote on the terminal. */
    private static final long STOPPED_NANOS = 1_500_000_000L;

    /** A filter is read when nothing was written for so long. */
    private static final long WRITTEN_NANOS = 300_000_000L;

    private final Selection selection;
    private final ListingRequest listing;
    private final ScreenRequest request;
    private final Environment terminal;
    private final Handover handover = new Handover();
    private final History history = new History();
    private View view;
    private Canvas painted = new Canvas(0, 0, false, ZoneOffset.UTC, Thresholds.standard());
    private boolean stale = true;
    private int selections;
    private long writtenAt = Long.MAX_VALUE;

    /**
     * Prepares it.
     *
     * @param selection which sockets are meant at first
     * @param listing how they are asked for and shown
     * @param request what it asks for later
     */
    FullScreen(
            Selection selection,
            ListingRequest listing,
            ScreenRequest request,
            Environment terminal) {
        this.selection = selection;
        this.listing = listing;
        this.request = request;
        this.terminal = terminal;
        view = View.initial(request.text());
    }

    /**
     * Shows the screen until a person has seen enough.
     *
     * @param path the terminal
     */
    int run(String path) throws IOException {
        if (terminal.recorded().isPresent()) {
            terminal.ownerScan().scan(); // what it lacks is said before the screen is there
        }
        Gatherer gatherer =
                new Gatherer(selection, listing, request, new KeptOutput(terminal), handover);
        Thread thread = new Thread(gatherer, "jss-top-gatherer");
        thread.setDaemon(true);
        thread.start();
        try (RawTerminal raw = RawTerminal.open(path, terminal, listing.color())) {
            show(raw);
        } finally {
            handover.end();
        }
        return ExitCode.OK;
    }

    private void show(RawTerminal raw) throws IOException {
        boolean unicode = RawTerminal.isUnicode(terminal);
        boolean goesOn = true;
        long tick = System.nanoTime();
        while (goesOn) {
            long now = System.nanoTime();
            boolean stopped = now - tick > STOPPED_NANOS;
            tick = now;
            receive();
            Canvas canvas = canvas(unicode);
            if (stale || stopped || !canvas.equals(painted)) {
                paint(raw, canvas, stopped || !canvas.equals(painted));
            }
            int key = raw.key(TICK_MILLIS);
            if (key == RawTerminal.END) {
                return;
            }
            if (key == CONTROL_Z) {
                raw.suspend();
                forgetPainted();
            } else if (key == CONTROL_L) {
                forgetPainted();
            } else if (key != RawTerminal.NONE) {
                goesOn = press(key, canvas);
            }
            readFilterWhenWritten();
        }
    }

    private void forgetPainted() {
        painted = new Canvas(0, 0, false, painted.zone(), painted.thresholds());
    }

    private Canvas canvas(boolean unicode) {
        return new Canvas(
                Math.max(1, terminal.columns()),
                Math.max(1, terminal.rows()),
                unicode,
                terminal.clock().getZone(),
                listing.limits());
    }

    private void paint(RawTerminal raw, Canvas canvas, boolean anew) {
        List<ScreenLine> lines =
                history.size() == 0 ? Picture.waiting(canvas) : Picture.of(canvas, view, history);
        raw.paint(lines, canvas.columns(), canvas.rows(), anew);
        painted = canvas;
        stale = false;
    }

    /** Takes what was gathered, and what was answered. */
    private void receive() throws IOException {
        Optional<Throwable> failure = handover.failure();
        if (failure.isPresent()) {
            if (failure.get() instanceof IOException cause) {
                throw cause;
            }
            throw new IllegalStateException(failure.get());
        }
        View answered = handover.answered(view);
        stale |= !answered.equals(view);
        view = answered;
        Optional<Snapshot> snapshot = handover.take();
        if (snapshot.isPresent()) {
            stale = true;
            history.add(snapshot.get());
            view = view.after(history, visible());
        }
    }

    private int visible() {
        return Math.max(1, painted.visible());
    }

    private boolean press(int key, Canvas canvas) {
        stale = true;
        if (history.size() == 0) {
            return key != 'q' && key != Keys.CONTROL_C;
        }
        Panel before = view.panel();
        Keys.Effect effect = Keys.press(key, view, history, canvas);
        view = effect.view();
        switch (effect.request()) {
            case NONE -> {}
            case QUIT -> {
                return false;
            }
            case READ_FILTER -> writtenAt = System.nanoTime();
            case TAKE_FILTER -> read(true);
            case LEAVE_FILTER -> readAgain(before);
            case EXPLAIN -> socket(effect).map(Request.Explain::new).ifPresent(this::ask);
            case LEAP_BACK -> ask(new Request.Leap(LEAP.negated()));
            case LEAP_FORTH -> ask(new Request.Leap(LEAP));
            case KILL -> socket(effect).map(Request.Kill::new).ifPresent(this::ask);
        }
        return true;
    }

    private Optional<InetSocket> socket(Keys.Effect effect) {
        return history.back(view.time().back()).row(effect.cookie()).map(SocketRow::socket);
    }

    private void ask(Request request) {
        if (!handover.ask(request)) {
            view = view.with(new Panel.Message("too much is asked for at once"));
        }
    }

    private void readFilterWhenWritten() {
        if (System.nanoTime() - writtenAt > WRITTEN_NANOS) {
            read(false);
        }
    }

    private void read(boolean taken) {
        writtenAt = Long.MAX_VALUE;
        if (view.panel() instanceof Panel.FilterPrompt prompt) {
            selections++;
            ask(new Request.ReadFilter(prompt.text(), selections, taken));
        }
    }

    private void readAgain(Panel left) {
        writtenAt = Long.MAX_VALUE;
        if (left instanceof Panel.FilterPrompt prompt
                && !prompt.before().equals(view.filter().text())) {
            selections++;
            ask(new Request.ReadFilter(prompt.before(), selections, false));
        }
    }
}
