package io.jss.series;

import io.jss.answer.MalformedMessageException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Payloads and what is stored of them. That of a delta is deflated with the end of the payload
 * before it as dictionary: much of it is alike.
 */
final class Deflation {

    private static final int WINDOW = 32 * 1024;

    /** Fast, and within some percent of the smallest: a look each second is to cost little. */
    private static final int LEVEL = 3;

    private static final int FIRST_ROOM = 1 << 16;

    private byte[] before = {};

    /**
     * What is stored of a payload.
     *
     * @param raw the payload
     * @param bytes what is stored, with room behind
     * @param length how many bytes are stored
     */
    @SuppressWarnings("ArrayRecordComponent") // for a moment, never compared
    record Deflated(byte[] raw, byte[] bytes, int length) {
        int check() {
            return SeriesFormat.check(ByteBuffer.wrap(bytes), 0, length);
        }
    }

    Deflated key(byte[] raw) {
        return deflate(raw, new byte[0]);
    }

    Deflated delta(byte[] raw) {
        return deflate(raw, before);
    }

    /** Makes a payload that of which the end is the next dictionary. */
    void remember(Deflated chunk) {
        before = dictionary(chunk.raw);
    }

    private static byte[] dictionary(byte[] raw) {
        return Arrays.copyOfRange(raw, Math.max(0, raw.length - WINDOW), raw.length);
    }

    private static Deflated deflate(byte[] raw, byte[] dictionary) {
        Deflater deflater = new Deflater(LEVEL, true);
        try {
            if (dictionary.length > 0) {
                deflater.setDictionary(dictionary);
            }
            deflater.setInput(raw);
            deflater.finish();
            byte[] bytes = new byte[Math.min(raw.length / 2 + 64, FIRST_ROOM)];
            int length = deflater.deflate(bytes);
            while (!deflater.finished()) {
                bytes = Arrays.copyOf(bytes, bytes.length * 2);
                length += deflater.deflate(bytes, length, bytes.length - length);
            }
            return new Deflated(raw, bytes, length);
        } finally {
            deflater.end();
        }
    }

    /**
     * Returns a payload of which the stored bytes were checked.
     *
     * @param key whether no dictionary is used
     * @throws MalformedMessageException when they are not what deflate makes of so many bytes
     */
    byte[] inflate(byte[] stored, int raw, boolean key) throws MalformedMessageException {
        Inflater inflater = new Inflater(true);
        try {
            if (!key && before.length > 0) {
                inflater.setDictionary(before);
            }
            inflater.setInput(stored);
            byte[] payload = new byte[raw];
            int length = inflater.inflate(payload);
            boolean ends = length == raw && inflater.inflate(new byte[1]) == 0;
            if (!ends || !inflater.finished()) {
                throw new MalformedMessageException(
                        "look", 0, raw + " bytes", length + " bytes or more");
            }
            before = dictionary(payload);
            return payload;
        } catch (DataFormatException e) {
            MalformedMessageException malformed =
                    new MalformedMessageException("look", 0, "deflated bytes", e.getMessage());
            malformed.initCause(e);
            throw malformed;
        } finally {
            inflater.end();
        }
    }
}
