package io.jss.cli.top.terminal;

import io.jss.cli.top.screen.ScreenLine;
import java.util.List;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;

/** Paints lines on a terminal, and of them only what is not there already. */
final class Painter {

    private static final int COLORS = 8;

    private final Terminal terminal;
    private final Display display;
    private final boolean color;

    /**
     * Prepares it.
     *
     * @param color whether colours are wanted, where there are any
     */
    Painter(Terminal terminal, boolean color) {
        this.terminal = terminal;
        Integer colors = terminal.getNumericCapability(Capability.max_colors);
        this.color = color && colors != null && colors >= COLORS;
        display = new Display(terminal, true);
    }

    /**
     * Paints lines from the top.
     *
     * @param anew whether the terminal may show something else than what was painted last
     */
    void paint(List<ScreenLine> lines, int columns, int rows, boolean anew) {
        if (anew) {
            display.resize(Size.of(columns, rows));
            display.clear();
        }
        display.update(lines.stream().map(this::attributed).toList(), 0, true);
        terminal.flush();
    }

    private AttributedString attributed(ScreenLine line) {
        AttributedStringBuilder text = new AttributedStringBuilder();
        line.pieces().forEach(piece -> text.append(piece.text(), style(piece.style())));
        return text.toAttributedString();
    }

    private AttributedStyle style(ScreenLine.Style style) {
        AttributedStyle plain = AttributedStyle.DEFAULT;
        return switch (style) {
            case PLAIN -> plain;
            case STRONG -> plain.bold();
            case DIM -> plain.faint();
            case BAR -> plain.inverse();
            case CHOSEN -> plain.inverse().bold();
            case NEW -> plain.bold();
            case ALARM -> color ? plain.foreground(AttributedStyle.RED) : plain;
            case NOTICE -> color ? plain.foreground(AttributedStyle.MAGENTA) : plain;
            case ERROR -> color ? plain.foreground(AttributedStyle.RED).bold() : plain.bold();
        };
    }
}
