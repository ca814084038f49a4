package io.jss.fields;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** What the numbers of the kernel's structures say, in words; read when one is first asked for. */
final class Meanings {
    private static final Properties WORDS = read();

    private Meanings() {}

    /** Returns the words of a label, which each number has. */
    static String of(String label) {
        return WORDS.getProperty(label, "");
    }

    private static Properties read() {
        Properties words = new Properties();
        try (Reader file =
                new InputStreamReader(
                        Meanings.class.getResourceAsStream("meanings.properties"),
                        StandardCharsets.UTF_8)) {
            words.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
