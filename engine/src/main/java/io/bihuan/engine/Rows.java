package io.bihuan.engine;

import io.bihuan.engine.observation.Channel;
import io.bihuan.engine.observation.Fix;
import io.bihuan.engine.observation.FrameReference;
import io.bihuan.engine.observation.Reading;
import io.bihuan.engine.packed.ColumnBlock;

/** How observations lie in rows of whole numbers. */
final class Rows {
    static final int TIME = 0;
    /** Receive time less device time, in whole seconds: milliseconds would cost a byte and more per row. */
    static final int DELAY_SECONDS = 1;

    static final int SEQUENCE = 2;
    static final int FIX_COLUMNS = 11;
    static final int FIX_QUALITY = 10;
    static final int READING_COLUMNS = 5;
    static final int STEPS = 3;
    static final int READING_QUALITY = 4;
    /** The columns that say the same thing when a device says it again. */
    static final int FIX_CONTENT = 0b011_1111_1001;

    static final int READING_CONTENT = 0b01001;

    private Rows() {}

    static void fill(long[] row, Fix fix, long sequence) {
        row[TIME] = fix.deviceTimeMillis();
        row[DELAY_SECONDS] = Math.floorDiv(fix.receivedTimeMillis() - fix.deviceTimeMillis(), 1000L);
        row[SEQUENCE] = sequence;
        row[3] = fix.latitudeMicrodegrees();
        row[4] = fix.longitudeMicrodegrees();
        row[5] = fix.altitudeMetres();
        row[6] = fix.speedDecikmh();
        row[7] = fix.directionDegrees();
        row[8] = fix.statusBits();
        row[9] = fix.alarmBits();
        row[FIX_QUALITY] = fix.quality();
    }

    static Fix fix(long assetId, int partition, ColumnBlock block, int row) {
        long time = block.column(TIME)[row];
        return new Fix(
                assetId,
                time,
                time + block.column(DELAY_SECONDS)[row] * 1000,
                new FrameReference(partition, block.column(SEQUENCE)[row]),
                (int) block.column(3)[row],
                (int) block.column(4)[row],
                (int) block.column(5)[row],
                (int) block.column(6)[row],
                (int) block.column(7)[row],
                block.column(8)[row],
                block.column(9)[row],
                (int) block.column(FIX_QUALITY)[row]);
    }

    static void fill(long[] row, long time, long received, long sequence, long steps, int quality) {
        row[TIME] = time;
        row[DELAY_SECONDS] = Math.floorDiv(received - time, 1000L);
        row[SEQUENCE] = sequence;
        row[STEPS] = steps;
        row[READING_QUALITY] = quality;
    }

    static Reading reading(long assetId, int partition, Channel channel, ColumnBlock block, int row) {
        long time = block.column(TIME)[row];
        return new Reading(
                assetId,
                time,
                time + block.column(DELAY_SECONDS)[row] * 1000,
                new FrameReference(partition, block.column(SEQUENCE)[row]),
                channel,
                channel.fromSteps(block.column(STEPS)[row]),
                (int) block.column(READING_QUALITY)[row]);
    }

    /** A hash of the columns of a mask. */
    static long hash(long[] row, int mask) {
        long hash = 0;
        for (int c = 0; c < row.length; c++) {
            if ((mask >> c & 1) != 0) {
                hash = mix(hash, row[c]);
            }
        }
        return hash;
    }

    static long hash(ColumnBlock block, int row, int columns, int mask) {
        long hash = 0;
        for (int c = 0; c < columns; c++) {
            if ((mask >> c & 1) != 0) {
                hash = mix(hash, block.column(c)[row]);
            }
        }
        return hash;
    }

    private static long mix(long hash, long value) {
        long mixed = (hash ^ value) * 0x9E3779B97F4A7C15L;
        return mixed ^ mixed >>> 31;
    }
}
