package io.jss.cli.top.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.top.screen.Keys;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sequences of terminals as keys. */
class KeyReaderTest {

    private static List<Integer> keys(String sent) throws IOException {
        PrimitiveIterator.OfInt characters = sent.replace('^', '\u001b').chars().iterator();
        KeyReader reader =
                new KeyReader(
                        millis -> characters.hasNext() ? characters.nextInt() : KeyReader.NONE);
        List<Integer> keys = new ArrayList<>();
        int key = reader.next(0);
        while (key != KeyReader.NONE) {
            keys.add(key);
            key = reader.next(0);
        }
        return keys;
    }

    @ParameterizedTest
    @CsvSource({
        "^[A, 0",
        "^OA, 0",
        "^[B, 1",
        "^OB, 1",
        "^[5~, 2",
        "^[6~, 3",
        "^[H, 4",
        "^[1~, 4",
        "^[F, 5",
        "^[4~, 5",
        "^OF, 5",
        "^[24~, 6",
        "^[1;5C, 6"
    })
    void aSequenceIsOneKey(String sequence, int number) throws IOException {
        assertThat(keys(sequence + "q")).containsExactly(Keys.UP + number, (int) 'q');
    }

    @ParameterizedTest
    @CsvSource({"^, 27", "q, 113", "\u00e4, 228"})
    void aCharacterIsItself(String character, int key) throws IOException {
        assertThat(keys(character)).containsExactly(key);
    }

    @Test
    void whatFollowsEscapeAtOnceIsAKeyOfItsOwn() throws IOException {
        assertThat(keys("^\r")).containsExactly(Keys.ESCAPE, (int) '\r');
        assertThat(keys("^^[A")).containsExactly(Keys.ESCAPE, Keys.UP);
    }
}
