package io.jss.cli.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.environment.Output;
import io.jss.cli.text.RowBuffer;
import io.jss.cli.text.SafeText;
import io.jss.model.DiagSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnTableTest {

    private static final DiagSocket NO_SOCKET = null;

    /** A column whose cells are given beforehand. */
    private static final class Prepared extends Column {
        private String next = "";

        Prepared(String title, Alignment alignment) {
            super(title, alignment);
        }

        @Override
        public void write(DiagSocket socket, RowBuffer row) {
            byte[] bytes = next.getBytes(StandardCharsets.UTF_8);
            SafeText.write(bytes, 0, bytes.length, row);
        }
    }

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Output out = Output.to(bytes);
    private final Prepared left = new Prepared("L", Column.Alignment.LEFT);
    private final Prepared right = new Prepared("Right", Column.Alignment.RIGHT);
    private final Prepared last = new Prepared("End", Column.Alignment.LEFT);
    private final ColumnTable table = new ColumnTable(List.of(left, right, last), true, out);

    private void row(String first, String second, String third) throws IOException {
        left.next = first;
        right.next = second;
        last.next = third;
        table.row(NO_SOCKET);
    }

    private List<String> lines() throws IOException {
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void columnsFitTheirContentAndTheLastIsNotPadded() throws IOException {
        table.begin();
        row("a", "1", "x");
        row("\u4e2d\u6587", "123456", "long tail");
        table.end(List.of());

        assertThat(lines())
                .containsExactly(
                        "L     Right End", "a         1 x", "\u4e2d\u6587 123456 long tail");
    }

    @Test
    void anEmptyTableIsItsTitles() throws IOException {
        table.begin();
        table.end(List.of());

        assertThat(lines()).containsExactly("L Right End");
    }

    @Test
    void afterTheFirstThousandRowsStreamAndColumnsOnlyGrow() throws IOException {
        table.begin();
        for (int i = 1; i < 1000; i++) {
            row("ab", "1", "x");
        }
        assertThat(lines()).hasSize(1000);
        row("abcd", "2", "y");
        assertThat(lines()).hasSize(1001);
        row("ab", "3", "z");
        table.end(List.of());

        assertThat(lines().subList(999, 1002))
                .containsExactly("ab     1 x", "abcd     2 y", "ab       3 z");
    }

    @Test
    void longRowsAreNotHeldBackWithoutLimit() throws IOException {
        table.begin();
        String title = "x".repeat(100_000);
        row(title, "1", "x");
        row(title, "2", "y");

        assertThat(lines()).hasSize(3);
        assertThat(lines().get(2)).isEqualTo(title + "     2 y");
    }
}
