package io.bihuan.engine.packed;

/** Columns of whole numbers of equal length; kept and used again. For one thread. */
public final class ColumnBlock {
    private final long[][] columns;
    private int rows;

    public ColumnBlock(int columns) {
        this.columns = new long[columns][128];
    }

    /** Makes room for so many rows; what was there is void. */
    public void clear(int count) {
        rows = count;
        if (columns[0].length < count) {
            for (int i = 0; i < columns.length; i++) {
                columns[i] = new long[Math.max(count, columns[i].length * 2)];
            }
        }
    }

    /** How many rows there are. */
    public int rows() {
        return rows;
    }

    /** One column; its array may be longer than there are rows. */
    public long[] column(int index) {
        return columns[index];
    }

    int columns() {
        return columns.length;
    }
}
