package io.bihuan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.engine.packed.ColumnBlock;
import io.bihuan.engine.packed.RowBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChunkStoreTests {
    private static final int KEY_BYTES = 27;

    @Test
    void keepsAFixOfAnOrdinaryDriveInAtMostSixBytes() {
        long bytes = 0;
        long fixes = 0;
        for (int seed = 0; seed < 50; seed++) {
            RowBuffer rows = new RowBuffer(Rows.FIX_COLUMNS);
            for (long[] row : Sample.drive(new Random(seed), ChunkKind.MAX_ROWS)) {
                rows.append(row);
            }
            bytes += KEY_BYTES + ChunkStore.value(ChunkKind.FIXES, rows, new ColumnBlock(Rows.FIX_COLUMNS)).length;
            fixes += ChunkKind.MAX_ROWS;
        }
        assertThat(bytes / (double) fixes).isLessThan(6.0);
    }

    @Test
    void readsBackEveryColumn() {
        RowBuffer rows = new RowBuffer(Rows.FIX_COLUMNS);
        long[][] drive = Sample.drive(new Random(3), 100);
        for (long[] row : drive) {
            rows.append(row);
        }
        ColumnBlock read = new ColumnBlock(Rows.FIX_COLUMNS);
        ChunkStore.read(ChunkStore.value(ChunkKind.FIXES, rows, new ColumnBlock(Rows.FIX_COLUMNS)), read);
        assertThat(read.rows()).isEqualTo(100);
        for (int r = 0; r < 100; r++) {
            for (int c = 0; c < Rows.FIX_COLUMNS; c++) {
                assertThat(read.column(c)[r]).isEqualTo(drive[r][c]);
            }
        }
    }
}
