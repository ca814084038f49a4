package io.jss.cli.compat.netstat;

import io.jss.cli.environment.Output;
import io.jss.cli.text.Inert;
import io.jss.model.AddressFamily;
import io.jss.model.IpText;
import java.io.IOException;
import java.util.Arrays;

/**
 * One line of output, a byte for each character of the C locale; used again for each line. What a
 * terminal would obey is {@link Inert} in it.
 */
final class OutputLine {

    private static final int MAX_INT_DIGITS = 10;

    private byte[] bytes = new byte[256];
    private int length;

    /** Returns where the next byte goes. */
    int length() {
        return length;
    }

    /** Drops what was written from an offset on. */
    void cutTo(int offset) {
        length = offset;
    }

    /** Appends text, a byte for each character. */
    @SuppressWarnings("deprecation") // cuts each character to its low byte
    OutputLine text(String text) {
        int count = text.length();
        reserve(count);
        text.getBytes(0, count, bytes, length);
        length += count;
        return this;
    }

    /** Appends one character. */
    OutputLine character(char character) {
        reserve(1);
        bytes[length++] = (byte) character;
        return this;
    }

    /** Appends a number. */
    OutputLine number(long value) {
        return numberRight(value, 0);
    }

    /** Appends a number with blanks before it. */
    OutputLine numberRight(long value, int width) {
        if (value < 0 || value > Integer.MAX_VALUE) {
            String digits = Long.toString(value);
            blanks(width - digits.length());
            return text(digits);
        }
        reserve(Math.max(width, MAX_INT_DIGITS));
        int digits = IpText.writeDecimal((int) value, bytes, length) - length;
        int blanks = Math.max(0, width - digits);
        if (blanks > 0) {
            System.arraycopy(bytes, length, bytes, length + blanks, digits);
            Arrays.fill(bytes, length, length + blanks, (byte) ' ');
        }
        length += blanks + digits;
        return this;
    }

    /** Appends an address as inet_ntop(3) writes it. */
    OutputLine address(AddressFamily family, long high, long low) {
        reserve(IpText.MAX_BYTES);
        length = IpText.writeAsInetNtop(family, high, low, bytes, length);
        return this;
    }

    /** Appends an IPv4 address. */
    OutputLine ipv4(int bits) {
        reserve(IpText.MAX_BYTES);
        length = IpText.writeIpv4(bits, bytes, length);
        return this;
    }

    /** Appends blanks until what began at an offset has a width. */
    OutputLine padTo(int width, int start) {
        blanks(start + width - length);
        return this;
    }

    /** Writes the line with its end and empties it. */
    void end(Output out) throws IOException {
        Inert.make(bytes, length);
        character('\n');
        out.write(bytes, 0, length);
        length = 0;
    }

    private void blanks(int count) {
        if (count > 0) {
            reserve(count);
            Arrays.fill(bytes, length, length + count, (byte) ' ');
            length += count;
        }
    }

    private void reserve(int count) {
        if (count > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
    }
}
