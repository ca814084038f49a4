package io.jss.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jline.utils.ScreenTerminal;

/** A pseudo-terminal (pty(7)): keys are pressed on it, and an emulator shows what is written. */
public final class PseudoTerminal implements Closeable {

    private static final NativeLibrary LIBC = NativeLibrary.getProcess();

    /** O_RDWR and O_NOCTTY. */
    private static final int OPEN = 2 | 0x100;

    private static final int NAME_BYTES = 64;
    private static final long MOST_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final int master;
    private final String path;
    private final FileOutputStream held;
    private final ScreenTerminal screen;
    private final Thread reader;

    private PseudoTerminal(int columns, int rows) throws IOException {
        master = (int) call("posix_openpt", OPEN);
        call("grantpt", master);
        call("unlockpt", master);
        byte[] name = new byte[NAME_BYTES];
        call("ptsname_r", master, name, (long) NAME_BYTES);
        path = Native.toString(name);
        held = new FileOutputStream(path); // else its other end reads an error at first
        screen = new ScreenTerminal(columns, rows);
        reader = new Thread(this::show, "terminal " + path);
        reader.setDaemon(true);
        reader.start();
    }

    /** Makes one. */
    public static PseudoTerminal open(int columns, int rows) throws IOException {
        return new PseudoTerminal(columns, rows);
    }

    private static long call(String function, Object... arguments) throws IOException {
        long result = (long) LIBC.getFunction(function).invoke(long.class, arguments);
        if ((int) result < 0) {
            throw new IOException(function + ": errno " + Native.getLastError());
        }
        return result;
    }

    private void show() {
        char[] written = new char[1024];
        try (Reader text = new InputStreamReader(new Master(), UTF_8)) {
            int count = text.read(written);
            while (count > 0) {
                synchronized (screen) {
                    screen.write(String.valueOf(written, 0, count));
                }
                count = text.read(written);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Master extends InputStream {
        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        /** Nobody has the terminal open any more: EIO, which is the end. */
        @Override
        public int read(byte[] bytes, int offset, int length) {
            byte[] some = new byte[length];
            int count =
                    LIBC.getFunction("read").invokeInt(new Object[] {master, some, (long) length});
            System.arraycopy(some, 0, bytes, offset, Math.max(0, count));
            return count > 0 ? count : -1;
        }
    }

    /** Returns the path of the terminal. */
    public String path() {
        return path;
    }

    /** Presses keys. */
    public void press(String keys) throws IOException {
        byte[] bytes = keys.getBytes(UTF_8);
        call("write", master, bytes, (long) bytes.length);
    }

    /** Returns the rows of the screen. */
    public List<String> lines() {
        synchronized (screen) {
            return lines(screen);
        }
    }

    /** Returns the rows that an emulator shows. */
    public static List<String> lines(ScreenTerminal screen) {
        int columns = screen.getColumns();
        long[] cells = new long[columns * screen.getRows()];
        screen.dump(cells, new int[2]);
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < screen.getRows(); row++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                int character = ScreenTerminal.cellCodePoint(cells[row * columns + column]);
                line.appendCodePoint(character == 0 ? ' ' : character);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    /** Waits until a row of the screen is as wanted, and returns all of them. */
    public List<String> await(Predicate<String> wanted) throws InterruptedException {
        return awaitAll(lines -> lines.stream().anyMatch(wanted));
    }

    /** Waits until the rows of the screen are as wanted together, and returns them. */
    public List<String> awaitAll(Predicate<List<String>> wanted) throws InterruptedException {
        long end = System.nanoTime() + MOST_NANOS;
        List<String> lines = lines();
        while (!wanted.test(lines)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the screen is\n" + String.join("\n", lines));
            }
            Thread.sleep(10);
            lines = lines();
        }
        return lines;
    }

    /** Returns what {@code stty -g} says of it. */
    public String settings() throws IOException {
        Process stty = new ProcessBuilder("stty", "-g", "-F", path).start();
        try (InputStream text = stty.getInputStream()) {
            return new String(text.readAllBytes(), US_ASCII).strip();
        }
    }

    @Override
    public void close() throws IOException {
        press("\r"); // ends a reader that waits for a key and holds the terminal open
        held.close();
        try {
            reader.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        call("close", master);
    }
}
