package io.jss.cli.text;

import io.jss.model.AddressFamily;
import io.jss.model.IpText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The cells of one row as UTF-8 bytes, each with the number of terminal columns that it takes. Used
 * again for each row; for one thread.
 */
public final class RowBuffer {

    /** The longest decimal number of 64 bits, with its sign. */
    private static final int MAX_DECIMAL_BYTES = 20;

    private static final long BILLION = 1_000_000_000;

    private byte[] bytes;
    private int length;
    private int[] ends = new int[16];
    private int[] widths = new int[16];
    private int cells;
    private int width;

    /** Creates a buffer without cells. */
    public RowBuffer() {
        this(512);
    }

    /** Creates a buffer that takes so many bytes before it grows. */
    public RowBuffer(int capacity) {
        bytes = new byte[capacity];
    }

    /** Forgets all cells. */
    public void clear() {
        length = 0;
        cells = 0;
        width = 0;
    }

    /** Ends the cell that was being written; the next one begins. */
    public void endCell() {
        if (cells == ends.length) {
            growCells(cells * 2);
        }
        ends[cells] = length;
        widths[cells] = width;
        cells++;
        width = 0;
    }

    /** Appends so many cells of another row, from the first on, as they are. */
    public void append(RowBuffer other, int first, int count) {
        int from = other.start(first);
        int size = other.ends[first + count - 1] - from;
        reserve(size);
        System.arraycopy(other.bytes, from, bytes, length, size);
        int shift = length - from;
        length += size;
        if (count > ends.length - cells) {
            growCells(cells * 2 + count);
        }
        for (int i = first; i < first + count; i++) {
            ends[cells] = other.ends[i] + shift;
            widths[cells] = other.widths[i];
            cells++;
        }
    }

    /** Appends one ASCII character. */
    public void ascii(char character) {
        reserve(1);
        bytes[length++] = (byte) character;
        width++;
    }

    /** Appends a comma and a blank. */
    public void comma() {
        reserve(2);
        bytes[length++] = ',';
        bytes[length++] = ' ';
        width += 2;
    }

    /** Appends ASCII text. */
    @SuppressWarnings("deprecation") // cuts each character to its low byte, which ASCII is
    public void ascii(String text) {
        int count = text.length();
        reserve(count);
        text.getBytes(0, count, bytes, length);
        length += count;
        width += count;
    }

    /**
     * Returns ASCII text for {@link #ascii(byte[])}, which is to be kept by a caller who appends it
     * again and again: to copy it is all that is left to do.
     */
    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Appends bytes of ASCII text. */
    public void ascii(byte[] text) {
        utf8(text, 0, text.length, text.length);
    }

    /** Appends bytes of UTF-8 that take the given number of terminal columns. */
    public void utf8(byte[] text, int offset, int count, int columns) {
        reserve(count);
        System.arraycopy(text, offset, bytes, length, count);
        length += count;
        width += columns;
    }

    /** Appends an escape sequence, ASCII that takes no column. */
    public void escape(String sequence) {
        int before = width;
        ascii(sequence);
        width = before;
    }

    /** Appends a number in decimal. */
    public void decimal(long value) {
        if (value < 0) {
            ascii(Long.toUnsignedString(value)); // an unsigned counter beyond 2^63
            return;
        }
        reserve(MAX_DECIMAL_BYTES);
        if (value <= Integer.MAX_VALUE) { // division of a long is a call where C1 compiles it
            int end = IpText.writeDecimal((int) value, bytes, length);
            width += end - length;
            length = end;
            return;
        }
        long billions = value / BILLION;
        decimal(billions);
        int rest = (int) (value - billions * BILLION);
        for (int bound = (int) BILLION / 10; bound > 1 && rest < bound; bound /= 10) {
            ascii('0');
        }
        decimal(rest);
    }

    /** Appends a number in decimal, with its sign. */
    public void signed(long value) {
        if (value < 0) {
            ascii(Long.toString(value));
        } else {
            decimal(value);
        }
    }

    /** Appends a number in hexadecimal, without zeros before it. */
    public void hexadecimal(long value) {
        int digits = Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(value) + 3) / 4);
        reserve(digits);
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            int digit = (int) (value >>> shift) & 0xf;
            bytes[length++] = (byte) (digit < 10 ? '0' + digit : 'a' - 10 + digit);
        }
        width += digits;
    }

    /** Appends blanks. */
    public void blanks(int count) {
        reserve(count);
        Arrays.fill(bytes, length, length + count, (byte) ' ');
        length += count;
        width += count;
    }

    /** Appends an address as {@link IpText#write} does. */
    public void address(AddressFamily family, long high, long low) {
        reserve(IpText.MAX_BYTES);
        int end = IpText.write(family, high, low, bytes, length);
        width += end - length;
        length = end;
    }

    /** Takes back the last bytes of a cell that was not ended; they were ASCII. */
    public void cut(int toLength) {
        width -= length - toLength;
        length = toLength;
    }

    /** Appends an address as {@link IpText#writeAsInetNtop} does. */
    public void addressAsInetNtop(AddressFamily family, long high, long low) {
        reserve(IpText.MAX_BYTES);
        int end = IpText.writeAsInetNtop(family, high, low, bytes, length);
        width += end - length;
        length = end;
    }

    /** Returns everything written since {@link #clear}, without anything between the cells. */
    public String text() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** Returns the number of bytes of all cells. */
    public int length() {
        return length;
    }

    /** Returns the number of cells. */
    public int cells() {
        return cells;
    }

    /** Returns the bytes, valid until the next change; cell n begins where the one before ended. */
    public byte[] bytes() {
        return bytes;
    }

    public int start(int cell) {
        return cell == 0 ? 0 : ends[cell - 1];
    }

    public int end(int cell) {
        return ends[cell];
    }

    /** Returns how many terminal columns the cell takes. */
    public int width(int cell) {
        return widths[cell];
    }

    /** So short that it becomes part of its callers; what is rare is elsewhere. */
    private void reserve(int count) {
        if (count > bytes.length - length) {
            grow(count);
        }
    }

    private void grow(int count) {
        bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
    }

    private void growCells(int capacity) {
        ends = Arrays.copyOf(ends, capacity);
        widths = Arrays.copyOf(widths, capacity);
    }
}
