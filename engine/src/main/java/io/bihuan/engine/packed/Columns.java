package io.bihuan.engine.packed;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Lays rows of bytes of one length side by side: first every row's first byte, then every row's second, and so on.
 *
 * <p>Done byte by byte this was a third of the engine's work: each write went to another cache line, and with a power of
 * two of rows all of them to the same cache set. Squares of eight rows by eight bytes are turned in registers instead, and
 * walked so that eight lines are being written at a time.
 */
public final class Columns {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int SIDE = 8;
    /** Rows that are read again for the next eight columns while they are still in the nearest cache. */
    private static final int BLOCK = 256;

    private Columns() {}

    /** Writes the rows' columns to {@code out} from {@code at}; all rows have the first one's length. */
    public static void lay(List<byte[]> rows, byte[] out, int at) {
        int count = rows.size();
        int length = rows.getFirst().length;
        byte[][] block = new byte[Math.min(BLOCK, count)][];
        for (int from = 0; from < count; from += BLOCK) {
            int size = Math.min(BLOCK, count - from);
            for (int i = 0; i < size; i++) {
                block[i] = rows.get(from + i);
            }
            int squares = size / SIDE * SIDE;
            for (int column = 0; column + SIDE <= length; column += SIDE) {
                for (int row = 0; row < squares; row += SIDE) {
                    square(block, row, column, out, at + column * count + from + row, count);
                }
            }
            rest(block, 0, squares, length / SIDE * SIDE, length, out, at + from, count);
            rest(block, squares, size, 0, length, out, at + from, count);
        }
    }

    private static void rest(
            byte[][] rows, int row, int rowEnd, int column, int columnEnd, byte[] out, int at, int stride) {
        for (int b = column; b < columnEnd; b++) {
            int target = at + b * stride;
            for (int i = row; i < rowEnd; i++) {
                out[target + i] = rows[i][b];
            }
        }
    }

    /** Turns eight rows of eight bytes: halves, then quarters, then single bytes change places. */
    private static void square(byte[][] rows, int row, int column, byte[] out, int at, int stride) {
        long a = (long) LONG.get(rows[row], column);
        long b = (long) LONG.get(rows[row + 1], column);
        long c = (long) LONG.get(rows[row + 2], column);
        long d = (long) LONG.get(rows[row + 3], column);
        long e = (long) LONG.get(rows[row + 4], column);
        long f = (long) LONG.get(rows[row + 5], column);
        long g = (long) LONG.get(rows[row + 6], column);
        long h = (long) LONG.get(rows[row + 7], column);
        long low = 0xFFFF_FFFFL;
        long a4 = a & low | e << 32;
        long e4 = a >>> 32 | e & ~low;
        long b4 = b & low | f << 32;
        long f4 = b >>> 32 | f & ~low;
        long c4 = c & low | g << 32;
        long g4 = c >>> 32 | g & ~low;
        long d4 = d & low | h << 32;
        long h4 = d >>> 32 | h & ~low;
        fourColumns(a4, b4, c4, d4, out, at, stride);
        fourColumns(e4, f4, g4, h4, out, at + 4 * stride, stride);
    }

    private static void fourColumns(long a, long b, long c, long d, byte[] out, int at, int stride) {
        long pairs = 0x0000_FFFF_0000_FFFFL;
        long a2 = a & pairs | (c & pairs) << 16;
        long c2 = a >>> 16 & pairs | c & ~pairs;
        long b2 = b & pairs | (d & pairs) << 16;
        long d2 = b >>> 16 & pairs | d & ~pairs;
        twoColumns(a2, b2, out, at, stride);
        twoColumns(c2, d2, out, at + 2 * stride, stride);
    }

    private static void twoColumns(long a, long b, byte[] out, int at, int stride) {
        long single = 0x00FF_00FF_00FF_00FFL;
        LONG.set(out, at, a & single | (b & single) << 8);
        LONG.set(out, at + stride, a >>> 8 & single | b & ~single);
    }
}
