package io.bihuan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.engine.packed.ColumnBlock;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ThinningTests {
    private static ColumnBlock drive(int rows, long seed) {
        ColumnBlock block = new ColumnBlock(Rows.FIX_COLUMNS);
        block.clear(rows);
        long[][] drive = Sample.drive(new Random(seed), rows);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < Rows.FIX_COLUMNS; c++) {
                block.column(c)[r] = drive[r][c];
            }
        }
        return block;
    }

    @Test
    void keepsEverythingWhenThereIsNoMoreThanWanted() {
        assertThat(Thinning.course(drive(5, 1), 5)).containsExactly(0, 1, 2, 3, 4);
        assertThat(Thinning.extremes(drive(5, 1), 6, 100)).containsExactly(0, 1, 2, 3, 4);
        assertThat(Thinning.course(drive(0, 1), 5)).isEmpty();
    }

    @Test
    void choosesExactlyAsManyAsWantedInOrderWithBothEnds() {
        for (int rows : new int[] {4, 7, 100, 1_001, 8_640}) {
            for (int wanted : new int[] {2, 3, 4, 50, 99, 100, 1_000}) {
                if (wanted < rows) {
                    int[] chosen = Thinning.course(drive(rows, rows), wanted);
                    assertThat(chosen).as("%d of %d", wanted, rows).hasSize(wanted);
                    assertThat(chosen).startsWith(0).endsWith(rows - 1);
                    assertThat(chosen).isSorted().doesNotHaveDuplicates();
                }
            }
        }
    }

    @Test
    void keepsTheCornerOfACourseThatIsStraightOtherwise() {
        ColumnBlock block = new ColumnBlock(Rows.FIX_COLUMNS);
        block.clear(1_000);
        for (int i = 0; i < 1_000; i++) {
            block.column(3)[i] = 31_000_000 + Math.min(i, 437) * 100L;
            block.column(4)[i] = 121_000_000 + Math.max(0, i - 437) * 100L;
        }
        assertThat(Thinning.course(block, 10)).contains(437);
    }

    @Test
    void keepsTheLeastAndTheGreatestValueAndNoMoreThanWanted() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            int rows = 10 + random.nextInt(2_000);
            int wanted = 4 + random.nextInt(200);
            ColumnBlock block = new ColumnBlock(Rows.READING_COLUMNS);
            block.clear(rows);
            long[] values = block.column(Rows.STEPS);
            for (int i = 0; i < rows; i++) {
                values[i] = random.nextInt(1_000_000);
            }
            int[] chosen = Thinning.extremes(block, Rows.STEPS, wanted);
            long[] kept = Arrays.stream(chosen).mapToLong(i -> values[i]).toArray();
            assertThat(chosen).as("seed %d", seed).hasSizeLessThanOrEqualTo(Math.max(wanted, 4));
            assertThat(chosen).isSorted().doesNotHaveDuplicates().startsWith(0).endsWith(rows - 1);
            long[] all = Arrays.copyOf(values, rows);
            assertThat(Arrays.stream(kept).max()).isEqualTo(Arrays.stream(all).max());
            assertThat(Arrays.stream(kept).min()).isEqualTo(Arrays.stream(all).min());
        }
    }
}
