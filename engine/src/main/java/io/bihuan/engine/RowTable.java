package io.bihuan.engine;

import io.bihuan.engine.packed.ColumnBlock;
import java.util.Arrays;
import java.util.Comparator;

/** Rows gathered from chunks and waiting rows, to be put in order of device time without repeats. For one thread. */
final class RowTable {
    private final int columns;
    private final int contentMask;
    private final ColumnBlock block;
    private long[][] values;
    private int rows;
    private boolean sorted = true;

    RowTable(ChunkKind kind) {
        columns = kind.columns();
        contentMask = kind.contentMask();
        values = new long[columns][256];
        block = new ColumnBlock(columns);
    }

    /** A block to decode into, before {@link #take}. */
    ColumnBlock block() {
        return block;
    }

    /** Takes the rows of the block whose device time lies in a range. */
    void take(long from, long to) {
        for (int i = 0; i < block.rows(); i++) {
            long time = block.column(Rows.TIME)[i];
            if (time >= from && time < to) {
                add(i, time);
            }
        }
    }

    private void add(int row, long time) {
        if (rows == values[0].length) {
            for (int c = 0; c < columns; c++) {
                values[c] = Arrays.copyOf(values[c], rows * 2);
            }
        }
        sorted &= rows == 0 || time > values[Rows.TIME][rows - 1];
        for (int c = 0; c < columns; c++) {
            values[c][rows] = block.column(c)[row];
        }
        rows++;
    }

    /** Puts the rows in order of device time, then of their place in the log; rows that say the same stay once. */
    ColumnBlock ordered() {
        int[] order = new int[rows];
        Arrays.setAll(order, i -> i);
        int kept = rows;
        if (!sorted) {
            Integer[] boxed = new Integer[rows];
            Arrays.setAll(boxed, i -> i);
            Arrays.sort(
                    boxed,
                    Comparator.comparingLong((Integer i) -> values[Rows.TIME][i])
                            .thenComparingLong(i -> values[Rows.SEQUENCE][i]));
            kept = 0;
            for (Integer candidate : boxed) {
                if (!isRepeat(order, kept, candidate)) {
                    order[kept++] = candidate;
                }
            }
        }
        ColumnBlock result = new ColumnBlock(columns);
        result.clear(kept);
        for (int c = 0; c < columns; c++) {
            long[] target = result.column(c);
            for (int i = 0; i < kept; i++) {
                target[i] = values[c][order[i]];
            }
        }
        return result;
    }

    private boolean isRepeat(int[] order, int kept, int candidate) {
        for (int i = kept - 1; i >= 0 && values[Rows.TIME][order[i]] == values[Rows.TIME][candidate]; i--) {
            boolean same = true;
            for (int c = 0; c < columns && same; c++) {
                same = (contentMask >> c & 1) == 0 || values[c][order[i]] == values[c][candidate];
            }
            if (same) {
                return true;
            }
        }
        return false;
    }
}
