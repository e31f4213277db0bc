package io.bihuan.engine;

import io.bihuan.engine.packed.ColumnBlock;
import java.util.BitSet;

/** Chooses rows when there are more than wanted. */
final class Thinning {
    private static final int LATITUDE = 3;
    private static final int LONGITUDE = 4;

    private Thinning() {}

    /**
     * Chooses positions so that the course keeps its shape: from each of equal shares of the rows the one that spans the
     * largest triangle with the one chosen before and the middle of the next share.
     */
    static int[] course(ColumnBlock block, int wanted) {
        int rows = block.rows();
        if (rows <= wanted || wanted < 3) {
            return rows <= wanted ? all(rows) : ends(rows);
        }
        int[] chosen = new int[wanted];
        double share = (rows - 2.0) / (wanted - 2);
        int before = 0;
        for (int b = 0; b < wanted - 2; b++) {
            int from = 1 + (int) (b * share);
            int to = Math.min(rows - 1, 1 + (int) ((b + 1) * share));
            int nextTo = Math.min(rows, 1 + (int) ((b + 2) * share));
            before = widest(block, before, from, to, nextTo);
            chosen[b + 1] = before;
        }
        chosen[wanted - 1] = rows - 1;
        return chosen;
    }

    private static int widest(ColumnBlock block, int before, int from, int to, int nextTo) {
        long[] x = block.column(LONGITUDE);
        long[] y = block.column(LATITUDE);
        double middleX = 0;
        double middleY = 0;
        for (int i = to; i < nextTo; i++) {
            middleX += (double) x[i] / (nextTo - to);
            middleY += (double) y[i] / (nextTo - to);
        }
        int best = from;
        double largest = -1;
        for (int i = from; i < to; i++) {
            double area = Math.abs(
                    (x[before] - middleX) * (y[i] - y[before]) - (double) (x[before] - x[i]) * (middleY - y[before]));
            if (area > largest) {
                largest = area;
                best = i;
            }
        }
        return best;
    }

    /** Chooses values so that the extremes stay: from each of equal shares of the rows the least and the greatest. */
    static int[] extremes(ColumnBlock block, int column, int wanted) {
        int rows = block.rows();
        if (rows <= wanted) {
            return all(rows);
        }
        if (wanted < 4) {
            return ends(rows);
        }
        int shares = (wanted - 2) / 2;
        BitSet chosen = new BitSet(rows);
        chosen.set(0);
        chosen.set(rows - 1);
        long[] values = block.column(column);
        for (int s = 0; s < shares; s++) {
            int from = (int) ((long) rows * s / shares);
            int to = (int) ((long) rows * (s + 1) / shares);
            int least = from;
            int greatest = from;
            for (int i = from; i < to; i++) {
                least = values[i] < values[least] ? i : least;
                greatest = values[i] > values[greatest] ? i : greatest;
            }
            chosen.set(least);
            chosen.set(greatest);
        }
        return chosen.stream().toArray();
    }

    private static int[] all(int rows) {
        int[] chosen = new int[rows];
        java.util.Arrays.setAll(chosen, i -> i);
        return chosen;
    }

    private static int[] ends(int rows) {
        return new int[] {0, rows - 1};
    }
}
