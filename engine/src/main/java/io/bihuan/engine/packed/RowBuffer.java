package io.bihuan.engine.packed;

import java.util.Arrays;

/**
 * Rows of whole numbers waiting to become a chunk. Each row is kept as its difference from the one before, so that a position
 * report takes some fifteen bytes instead of eighty; a hundred thousand assets with half-full buffers fit in 100 MB. The first
 * column is a time. For one thread.
 */
public final class RowBuffer {
    private final long[] previous;
    private byte[] bytes = new byte[64];
    private int length;
    private int rows;
    private long minTime = Long.MAX_VALUE;
    private long maxTime = Long.MIN_VALUE;

    public RowBuffer(int columns) {
        previous = new long[columns];
    }

    /** Adds a row; only as many values as there are columns are taken. */
    public void append(long[] row) {
        if (bytes.length - length < 10 * previous.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2 + 10 * previous.length);
        }
        for (int i = 0; i < previous.length; i++) {
            put(ByteWriter.zigzag(row[i] - previous[i]));
            previous[i] = row[i];
        }
        minTime = Math.min(minTime, row[0]);
        maxTime = Math.max(maxTime, row[0]);
        rows++;
    }

    private void put(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    /** Whether adding a row of this time would make the rows span more than a length of time. */
    public boolean wouldSpan(long time, long span) {
        return rows > 0 && Math.max(maxTime, time) - Math.min(minTime, time) > span;
    }

    /** How many rows there are. */
    public int rows() {
        return rows;
    }

    /** How many bytes the rows take. */
    public int length() {
        return length;
    }

    /** The first column's smallest value. */
    public long minTime() {
        return minTime;
    }

    /** Spreads the rows into columns, from the first; the block is cleared before. */
    public void copyTo(ColumnBlock block) {
        block.clear(rows);
        ByteReader reader = new ByteReader(bytes, 0, length);
        long[] row = new long[previous.length];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < row.length; c++) {
                row[c] += reader.signed();
                block.column(c)[r] = row[c];
            }
        }
    }

    /** Whether a row holds these values in all columns of a mask (bit c: column c). */
    public boolean contains(long[] row, int mask) {
        if (rows == 0 || row[0] < minTime || row[0] > maxTime) {
            return false;
        }
        ByteReader reader = new ByteReader(bytes, 0, length);
        long[] other = new long[previous.length];
        for (int r = 0; r < rows; r++) {
            boolean same = true;
            for (int c = 0; c < other.length; c++) {
                other[c] += reader.signed();
                same &= (mask >> c & 1) == 0 || other[c] == row[c];
            }
            if (same) {
                return true;
            }
        }
        return false;
    }

    /** Forgets the rows; the memory is kept for the next ones. */
    public void clear() {
        Arrays.fill(previous, 0);
        length = 0;
        rows = 0;
        minTime = Long.MAX_VALUE;
        maxTime = Long.MIN_VALUE;
    }

    /** A copy of its own. */
    public RowBuffer copy() {
        RowBuffer copy = new RowBuffer(previous.length);
        System.arraycopy(previous, 0, copy.previous, 0, previous.length);
        copy.bytes = Arrays.copyOf(bytes, length);
        copy.length = length;
        copy.rows = rows;
        copy.minTime = minTime;
        copy.maxTime = maxTime;
        return copy;
    }

    /** Writes the rows. */
    public void save(ByteWriter out) {
        out.varint(rows).varint(length).raw(bytes, 0, length);
    }

    /** Reads what {@link #save} wrote into an empty buffer. */
    public void load(ByteReader in) {
        int count = in.count();
        byte[] saved = in.block();
        ByteReader reader = new ByteReader(saved);
        long[] row = new long[previous.length];
        for (int r = 0; r < count; r++) {
            for (int c = 0; c < row.length; c++) {
                row[c] += reader.signed();
            }
            append(row);
        }
    }
}
