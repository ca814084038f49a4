package io.jss.cli.top.terminal;

import io.jss.cli.environment.Environment;
import io.jss.cli.top.screen.ScreenLine;
import io.jss.sys.calls.Terminals;
import java.io.Closeable;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.MouseSupport;
import org.jline.terminal.impl.PosixSysTerminal;
import org.jline.terminal.impl.exec.ExecPty;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.SystemStream;
import org.jline.utils.Curses;
import org.jline.utils.InfoCmp.Capability;

/**
 * The terminal while a full screen is on it: keys come one by one and unechoed, Ctrl-C and Ctrl-Z
 * among them. For one thread, the one that paints.
 */
public final class RawTerminal implements Closeable {

    /** Nothing was pressed in time. */
    public static final int NONE = KeyReader.NONE;

    /** There is no terminal any more. */
    public static final int END = KeyReader.END;

    /** The path of the job's terminal, whatever it is called. */
    public static final String OF_JOB = "/dev/tty";

    /** It writes on the terminal that it does not know it, and knows what common ones can. */
    private static final Logger JLINE = Logger.getLogger("org.jline");

    private static final Capability[] BEGINNING = {
        Capability.enter_ca_mode, Capability.keypad_xmit, Capability.cursor_invisible
    };
    private static final Capability[] ENDING = {
        Capability.cursor_normal, Capability.keypad_local, Capability.exit_ca_mode
    };

    /** Buttons and the wheel, with places as decimal numbers where the terminal can. */
    private static final String MOUSE = "\u001b[?1000h\u001b[?1006h";

    private static final String NO_MOUSE = "\u001b[?1006l\u001b[?1000l";

    private final Terminal terminal;
    private final Attributes before;
    private final TerminalGuard guard;
    private final KeyInput input;
    private final KeyReader keys;
    private final boolean color;
    private Painter painter;

    /** JLine asks {@code tty} for the name; here it is known. Settings are read there. */
    private static final class NamedPty extends ExecPty {
        private static final SystemStream BY_NAME = null;

        NamedPty(String name) {
            super(new ExecTerminalProvider(), BY_NAME, name);
        }
    }

    private RawTerminal(String path, Terminal terminal, boolean color) throws IOException {
        this.terminal = terminal;
        this.color = color;
        input = KeyInput.open(path);
        keys = new KeyReader(input);
        guard = TerminalGuard.start(path, ending());
        before = terminal.getAttributes();
        begin();
    }

    /**
     * Takes a terminal.
     *
     * @param path where it is, {@link #OF_JOB} for the one that the command was started on
     * @param color whether colours are wanted
     * @throws IOException when its settings cannot be read or changed
     */
    public static RawTerminal open(String path, Environment environment, boolean color)
            throws IOException {
        JLINE.setLevel(Level.OFF);
        String type = environment.variable("TERM");
        Terminal terminal =
                new PosixSysTerminal(
                        "jss",
                        type,
                        new NamedPty(path),
                        StandardCharsets.UTF_8,
                        false,
                        Terminal.SignalHandler.SIG_DFL);
        return new RawTerminal(path, terminal, color);
    }

    /** Returns whether a terminal shows more than ASCII. */
    public static boolean isUnicode(Environment environment) {
        String type = environment.variable("TERM");
        for (String name : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
            String locale = environment.variable(name);
            if (locale != null && !locale.isEmpty()) {
                String charset = locale.toUpperCase(Locale.ROOT).replace("-", "");
                return charset.contains("UTF8") && (type == null || !type.startsWith("vt"));
            }
        }
        return false;
    }

    private void begin() {
        Attributes raw = new Attributes(before);
        raw.setLocalFlags(
                EnumSet.of(LocalFlag.ICANON, LocalFlag.ECHO, LocalFlag.IEXTEN, LocalFlag.ISIG),
                false);
        raw.setInputFlags(
                EnumSet.of(
                        Attributes.InputFlag.IXON,
                        Attributes.InputFlag.ICRNL,
                        Attributes.InputFlag.INLCR),
                false);
        raw.setControlChar(Attributes.ControlChar.VMIN, 1);
        raw.setControlChar(Attributes.ControlChar.VTIME, 0);
        terminal.setAttributes(raw);
        terminal.writer().print(sequences(BEGINNING) + (hasMouse() ? MOUSE : ""));
        painter = new Painter(terminal, color);
    }

    private void end() {
        terminal.writer().print(ending());
        terminal.writer().flush();
        terminal.setAttributes(before);
    }

    /** Where there is no second screen to leave, this one is erased. */
    private String ending() {
        boolean second = terminal.getStringCapability(Capability.exit_ca_mode) != null;
        return (hasMouse() ? NO_MOUSE : "")
                + (second ? "" : sequences(Capability.clear_screen))
                + sequences(ENDING);
    }

    private boolean hasMouse() {
        return MouseSupport.hasMouseSupport(terminal);
    }

    private String sequences(Capability... capabilities) {
        StringWriter text = new StringWriter();
        for (Capability capability : capabilities) {
            String sequence = terminal.getStringCapability(capability);
            if (sequence != null) {
                Curses.tputs(text, sequence);
            }
        }
        return text.toString();
    }

    /**
     * Paints lines from the top; what is there already is not written again.
     *
     * @param anew whether the terminal may show something else than what was painted last
     */
    public void paint(List<ScreenLine> lines, int columns, int rows, boolean anew) {
        painter.paint(lines, columns, rows, anew);
    }

    /** Waits for a key: a character, or one of {@link io.jss.cli.top.screen.Keys}. */
    public int key(long millis) throws IOException {
        return keys.next(millis);
    }

    /** Gives the terminal back, suspends the job, and takes the terminal when it goes on. */
    public void suspend() {
        end();
        Terminals.suspendJob();
        begin();
    }

    @Override
    public void close() throws IOException {
        end();
        guard.close();
        input.close();
        terminal.close();
    }
}
