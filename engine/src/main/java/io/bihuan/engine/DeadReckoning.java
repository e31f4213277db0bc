package io.bihuan.engine;

import io.bihuan.engine.packed.ColumnBlock;

/**
 * Predicts each position of a chunk from the one before and the speeds and directions at both ends, and keeps only how far
 * that is off. Integers and a table made by strict arithmetic, so that every machine predicts the same.
 */
final class DeadReckoning {
    private static final int LATITUDE = 3;
    private static final int LONGITUDE = 4;
    private static final int SPEED = 6;
    private static final int DIRECTION = 7;
    private static final int SCALE_BITS = 20;
    private static final long[] COSINES = new long[360];
    /** Millionths of a degree of latitude in a millisecond at a tenth of a kilometre per hour, times two to the 40th. */
    private static final long STEP = (long) StrictMath.floor(0.1 / 3.6 / 1000 / 0.111_319_49 * (1L << 40));

    /** Longer gaps are not bridged: the vehicle has been anywhere. */
    private static final long MAX_GAP_MILLIS = 60_000;

    static {
        for (int degrees = 0; degrees < 360; degrees++) {
            COSINES[degrees] =
                    (long) StrictMath.rint(StrictMath.cos(StrictMath.toRadians(degrees)) * (1 << SCALE_BITS));
        }
    }

    private DeadReckoning() {}

    private static long cosine(long degrees) {
        return COSINES[(int) Math.floorMod(degrees, 360L)];
    }

    /** Twice the component of one end's speed along an axis, scaled. */
    private static long component(ColumnBlock block, int row, int quarter) {
        long speed = Math.clamp(block.column(SPEED)[row], 0, 10_000);
        return speed * cosine(block.column(DIRECTION)[row] - quarter);
    }

    /** How far the asset should have come along an axis since the row before, in millionths of a degree of latitude. */
    private static long way(ColumnBlock block, int row, int quarter) {
        long gap = block.column(Rows.TIME)[row] - block.column(Rows.TIME)[row - 1];
        if (gap <= 0 || gap > MAX_GAP_MILLIS) {
            return 0;
        }
        long speeds = component(block, row, quarter) + component(block, row - 1, quarter);
        return (speeds >> 8) * gap / 2 * (STEP >> 8) >> (SCALE_BITS + 40 - 16);
    }

    private static long north(ColumnBlock block, int row) {
        return way(block, row, 0);
    }

    /** Degrees of longitude are shorter by the cosine of the latitude, taken once per chunk at its first position. */
    private static long east(ColumnBlock block, int row, long shortness) {
        return (way(block, row, 90) << SCALE_BITS) / shortness;
    }

    private static long shortness(long latitude) {
        double cosine = StrictMath.cos(StrictMath.toRadians(Math.clamp(latitude, -89_000_000, 89_000_000) / 1e6));
        return (long) StrictMath.rint(cosine * (1 << SCALE_BITS));
    }

    /** Whether predicting makes the coordinates smaller than their second differences are. */
    static boolean helps(ColumnBlock block) {
        long[] latitudes = block.column(LATITUDE);
        long[] longitudes = block.column(LONGITUDE);
        if (block.rows() < 8) {
            return false;
        }
        long shortness = shortness(latitudes[0]);
        double predicted = 0;
        double plain = 0;
        for (int i = 2; i < block.rows(); i++) {
            long north = latitudes[i] - latitudes[i - 1];
            long east = longitudes[i] - longitudes[i - 1];
            predicted += bits(north - north(block, i)) + bits(east - east(block, i, shortness));
            plain += bits(north - (latitudes[i - 1] - latitudes[i - 2]))
                    + bits(east - (longitudes[i - 1] - longitudes[i - 2]));
        }
        return predicted < plain;
    }

    private static int bits(long value) {
        return 64 - Long.numberOfLeadingZeros(Math.abs(value));
    }

    /** Turns coordinates into residues; the first row stays. */
    static void apply(ColumnBlock block) {
        long[] latitudes = block.column(LATITUDE);
        long[] longitudes = block.column(LONGITUDE);
        long shortness = shortness(latitudes[0]);
        for (int i = block.rows() - 1; i > 0; i--) {
            latitudes[i] -= latitudes[i - 1] + north(block, i);
            longitudes[i] -= longitudes[i - 1] + east(block, i, shortness);
        }
    }

    /** Turns residues into coordinates. */
    static void undo(ColumnBlock block) {
        long[] latitudes = block.column(LATITUDE);
        long[] longitudes = block.column(LONGITUDE);
        long shortness = block.rows() == 0 ? 1 : shortness(latitudes[0]);
        for (int i = 1; i < block.rows(); i++) {
            latitudes[i] += latitudes[i - 1] + north(block, i);
            longitudes[i] += longitudes[i - 1] + east(block, i, shortness);
        }
    }
}
