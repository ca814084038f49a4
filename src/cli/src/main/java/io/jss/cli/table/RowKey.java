package io.jss.cli.table;

import io.jss.cli.text.RowBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The cells of a row, to be compared with those of others. Immutable. */
public final class RowKey implements Comparable<RowKey> {

    private final byte[] bytes;
    private final int[] ends;
    private final int[] widths;
    private final int hash;

    private RowKey(byte[] bytes, int[] ends, int[] widths) {
        this.bytes = bytes;
        this.ends = ends;
        this.widths = widths;
        hash = 31 * Arrays.hashCode(bytes) + Arrays.hashCode(ends);
    }

    /** Copies the cells. */
    static RowKey of(RowBuffer row) {
        int cells = row.cells();
        int[] ends = new int[cells];
        int[] widths = new int[cells];
        for (int i = 0; i < cells; i++) {
            ends[i] = row.end(i);
            widths[i] = row.width(i);
        }
        int length = cells == 0 ? 0 : ends[cells - 1];
        return new RowKey(Arrays.copyOf(row.bytes(), length), ends, widths);
    }

    /** Adds the cells to a row. */
    void writeTo(RowBuffer row) {
        int start = 0;
        for (int i = 0; i < ends.length; i++) {
            row.utf8(bytes, start, ends[i] - start, widths[i]);
            row.endCell();
            start = ends[i];
        }
    }

    /** Returns the text of each cell. */
    public List<String> texts() {
        List<String> texts = new ArrayList<>();
        int start = 0;
        for (int end : ends) {
            texts.add(new String(bytes, start, end - start, StandardCharsets.UTF_8));
            start = end;
        }
        return texts;
    }

    /** Compares the bytes; numbers of the same length so come in their order. */
    @Override
    public int compareTo(RowKey other) {
        int byBytes = Arrays.compareUnsigned(bytes, other.bytes);
        return byBytes != 0 ? byBytes : Arrays.compare(ends, other.ends);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowKey key
                && Arrays.equals(bytes, key.bytes)
                && Arrays.equals(ends, key.ends);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
