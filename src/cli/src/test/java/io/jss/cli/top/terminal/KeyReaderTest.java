package io.jss.cli.top.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.top.screen.Keys;
import io.jss.cli.top.screen.MousePress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @CsvSource({
        "^[<0;7;5M, 6, 4",
        "^[<4;200;100M, 199, 99", // with Shift
        "'^[M (&', 7, 5"
    })
    void aPressOfTheMouseIsAKeyWithAPlace(String sequence, int column, int row) throws IOException {
        assertThat(keys(sequence + "q"))
                .containsExactly(new MousePress(column, row).key(), (int) 'q');
    }

    @ParameterizedTest
    @CsvSource({"^[<64;1;1M, 7", "^[<65;1;1M, 8", "^[<81;1;1M, 8", "^[M`!!, 7"})
    void theWheelIsAKey(String sequence, int number) throws IOException {
        assertThat(keys(sequence)).containsExactly(Keys.UP + number);
    }

    /** A button that is let go, the right one, a place that is none, and numbers too large. */
    @ParameterizedTest
    @ValueSource(strings = {"^[<0;7;5m", "^[<2;7;5M", "^[<0;0;5M", "^[M#!!", "^[<0;99999;1M"})
    void othersAreNoKeys(String sequence) throws IOException {
        assertThat(keys(sequence)).isEmpty();
    }
}
