package io.bihuan.engine.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ColumnCodecTests {
    private static long value(Random random, int shape, long before) {
        return switch (shape) {
            case 0 -> 42;
            case 1 -> before + random.nextInt(20) - 10;
            case 2 -> before + 1_000 * random.nextInt(5);
            case 3 -> random.nextLong();
            case 4 -> random.nextInt(10) == 0 ? random.nextInt(4) : before;
            default -> random.nextInt(50) == 0 ? Long.MIN_VALUE : before + 7;
        };
    }

    @Test
    void readsBackColumnsOfEveryShape() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            int rows = random.nextInt(300);
            ColumnBlock block = new ColumnBlock(6);
            block.clear(rows);
            for (int c = 0; c < 6; c++) {
                int shape = random.nextInt(6);
                long before = random.nextInt();
                for (int r = 0; r < rows; r++) {
                    before = value(random, shape, before);
                    block.column(c)[r] = before;
                }
            }
            ByteWriter out = new ByteWriter(16);
            ColumnCodec.write(block, out);
            ColumnBlock read = new ColumnBlock(6);
            ColumnCodec.read(out.toBytes(), 0, read);
            assertThat(read.rows()).isEqualTo(rows);
            for (int c = 0; c < 6; c++) {
                assertThat(java.util.Arrays.copyOf(read.column(c), rows))
                        .as("seed %d column %d", seed, c)
                        .isEqualTo(java.util.Arrays.copyOf(block.column(c), rows));
            }
        }
    }

    @Test
    void keepsBufferedRowsThroughSaveAndCopy() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            RowBuffer rows = new RowBuffer(3);
            int count = random.nextInt(100);
            long[] row = new long[3];
            for (int i = 0; i < count; i++) {
                row = new long[] {value(random, 1, row[0]), value(random, 3, 0), value(random, 4, row[2])};
                rows.append(row);
            }
            ByteWriter saved = new ByteWriter(16);
            rows.save(saved);
            RowBuffer loaded = new RowBuffer(3);
            loaded.load(new ByteReader(saved.toBytes()));
            ByteWriter again = new ByteWriter(16);
            loaded.copy().save(again);
            assertThat(again.toBytes()).isEqualTo(saved.toBytes());
            assertThat(count == 0 || loaded.contains(row, 0b111)).isTrue();
            row[2] ^= 1;
            assertThat(loaded.contains(row, 0b111)).isFalse();
        }
    }

    @Test
    void refusesAnyOtherBytesWithAReason() {
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            try {
                ColumnCodec.read(bytes, 0, new ColumnBlock(4));
            } catch (MalformedException e) {
                assertThat(e.getMessage()).containsIgnoringCase("stored");
            }
        }
    }

    @Test
    void namesWhereShortBytesEnd() {
        assertThatThrownBy(() -> new ByteReader(new byte[] {1, 2}).i32())
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("end at 2");
    }
}
