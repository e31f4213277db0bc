package io.bihuan.engine.packed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ColumnsTests {
    @Test
    void putsEveryByteOfEveryRowInItsColumn() {
        Random random = new Random(8);
        for (int count : new int[] {1, 7, 8, 9, 64, 255, 256, 257, 263, 1000}) {
            for (int length : new int[] {0, 1, 7, 8, 15, 16, 40, 43}) {
                List<byte[]> rows = rows(random, count, length);
                byte[] out = new byte[3 + count * length + 2];
                Columns.lay(rows, out, 3);
                for (int row = 0; row < count; row++) {
                    for (int column = 0; column < length; column++) {
                        assertThat(out[3 + column * count + row])
                                .as("byte %d of row %d of %d by %d", column, row, count, length)
                                .isEqualTo(rows.get(row)[column]);
                    }
                }
                assertThat(new byte[] {out[0], out[1], out[2], out[out.length - 2], out[out.length - 1]})
                        .as("what lies around is left alone")
                        .containsOnly(0);
            }
        }
    }

    private static List<byte[]> rows(Random random, int count, int length) {
        List<byte[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] row = new byte[length];
            random.nextBytes(row);
            rows.add(row);
        }
        return rows;
    }
}
