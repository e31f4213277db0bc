package io.bihuan.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bihuan.engine.packed.ByteReader;
import io.bihuan.engine.packed.ByteWriter;
import io.bihuan.engine.packed.ColumnBlock;
import io.bihuan.engine.packed.MalformedException;
import io.bihuan.engine.packed.RowBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The stored forms at their limits: empty, huge, extreme, damaged. */
class OddBytesTests {
    private final LogRecordCodec codec = new LogRecordCodec();

    private static LogRecord record(InboundFrame... frames) {
        LogRecord record = new LogRecord();
        for (InboundFrame frame : frames) {
            record.add(new LogRecord.Frame(frame));
        }
        return record;
    }

    private static List<InboundFrame> frames(LogRecord record) {
        List<InboundFrame> frames = new ArrayList<>();
        for (LogRecord.Entry entry : record.entries()) {
            assertThat(entry).isInstanceOf(LogRecord.Frame.class);
            frames.add(((LogRecord.Frame) entry).frame());
        }
        return frames;
    }

    @Test
    void keepsARecordOfNothing() {
        assertThat(LogRecordCodec.read(codec.write(new LogRecord())).size()).isZero();
        assertThat(LogRecordCodec.firstReceived(codec.write(new LogRecord()))).isZero();
    }

    @Test
    void keepsFramesWithoutBytesBesideHugeOnes() {
        byte[] huge = new byte[65_536];
        new Random(6).nextBytes(huge);
        List<InboundFrame> read = frames(LogRecordCodec.read(codec.write(record(
                new InboundFrame(1, 2013, 5, new byte[0], null),
                new InboundFrame(2, 2019, 6, huge, null),
                new InboundFrame(1, 2013, 7, new byte[0], null),
                new InboundFrame(3, 2013, 8, new byte[] {0x7E}, null)))));
        assertThat(read).extracting(frame -> frame.bytes().length).containsExactly(0, 65_536, 0, 1);
        assertThat(read.get(1).bytes()).isEqualTo(huge);
        assertThat(read.get(3).bytes()).containsExactly(0x7E);
        assertThat(read).extracting(InboundFrame::receivedTimeMillis).containsExactly(5L, 6L, 7L, 8L);
        assertThat(read).extracting(InboundFrame::protocol).containsExactly(2013, 2019, 2013, 2013);
    }

    @Test
    void keepsNumbersAtTheEndsOfTheirRanges() {
        List<InboundFrame> read = frames(LogRecordCodec.read(codec.write(record(
                new InboundFrame(Long.MAX_VALUE, 0xFFFF, Long.MAX_VALUE, new byte[] {1}, null),
                new InboundFrame(0, 0, 0, new byte[] {2}, null),
                new InboundFrame(Long.MAX_VALUE, 1, 1, new byte[] {3}, null)))));
        assertThat(read).extracting(InboundFrame::assetId).containsExactly(Long.MAX_VALUE, 0L, Long.MAX_VALUE);
        assertThat(read).extracting(InboundFrame::protocol).containsExactly(0xFFFF, 0, 1);
        assertThat(read).extracting(InboundFrame::receivedTimeMillis).containsExactly(Long.MAX_VALUE, 0L, 1L);
    }

    @Test
    void refusesFramesLargerThanTheLogTakes() {
        assertThatThrownBy(() -> new InboundFrame(1, 2013, 0, new byte[65_537], null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got 65537 bytes");
        assertThatThrownBy(() -> new InboundFrame(1, 65_536, 0, new byte[1], null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("protocol 65536");
    }

    @Test
    void refusesARecordCutShortAnywhereAndSaysSo() {
        Random random = new Random(9);
        for (int frames : new int[] {1, 3, 200}) {
            LogRecord record = new LogRecord();
            for (int i = 0; i < frames; i++) {
                record.add(new LogRecord.Frame(
                        new InboundFrame(i, 2013, 1_000 + i, Sample.locationReport(random, i), null)));
            }
            byte[] whole = codec.write(record);
            for (int length = 0; length < whole.length; length += 1 + whole.length / 300) {
                byte[] cut = Arrays.copyOf(whole, length);
                assertThatThrownBy(() -> LogRecordCodec.read(cut))
                        .as("%d of %d bytes", length, whole.length)
                        .isInstanceOf(MalformedException.class);
            }
        }
    }

    @Test
    void keepsRandomTracksOfTheWholeWorldInChunks() {
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            int count = 1 + random.nextInt(ChunkKind.MAX_ROWS);
            long[][] rows = new long[count][Rows.FIX_COLUMNS];
            RowBuffer buffer = new RowBuffer(Rows.FIX_COLUMNS);
            long time = ManualClock.START;
            for (long[] row : rows) {
                time += random.nextInt(4) == 0 ? -random.nextInt(50_000) : random.nextInt(60_000);
                fill(random, row, time);
                buffer.append(row);
            }
            ColumnBlock read = new ColumnBlock(Rows.FIX_COLUMNS);
            ChunkStore.read(ChunkStore.value(ChunkKind.FIXES, buffer, new ColumnBlock(Rows.FIX_COLUMNS)), read);
            assertThat(read.rows()).isEqualTo(count);
            for (int c = 0; c < Rows.FIX_COLUMNS; c++) {
                int column = c;
                assertThat(Arrays.copyOf(read.column(c), count))
                        .as("seed %d column %d", seed, c)
                        .isEqualTo(Arrays.stream(rows)
                                .mapToLong(row -> row[column])
                                .toArray());
            }
        }
    }

    private static void fill(Random random, long[] row, long time) {
        row[Rows.TIME] = time;
        row[Rows.DELAY_SECONDS] = random.nextInt(100_000) - 300;
        row[Rows.SEQUENCE] = random.nextLong(1L << 50);
        row[3] = random.nextInt(180_000_001) - 90_000_000;
        row[4] = random.nextInt(360_000_001) - 180_000_000;
        row[5] = random.nextInt(9_000) - 500;
        row[6] = random.nextInt(65_536);
        row[7] = random.nextInt(360);
        row[8] = random.nextInt() & 0xFFFFFFFFL;
        row[9] = random.nextLong();
        row[Rows.FIX_QUALITY] = random.nextInt(16);
    }

    @Test
    void refusesAChunkOfAnotherVersion() {
        assertThatThrownBy(() -> ChunkStore.read(new byte[] {77, 0, 0}, new ColumnBlock(Rows.FIX_COLUMNS)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("version 77");
    }

    @Test
    void keepsWaitingFragmentsThroughSaveAndLoad() {
        Random random = new Random(12);
        Fragments fragments = new Fragments();
        fragments.add(5, 4, 3, 102, new byte[] {3}, 1_000, 10_000);
        fragments.add(5, 4, 1, 100, new byte[0], 1_500, 10_000);
        fragments.add(-6, 40, 40, 65_535, new byte[random.nextInt(500)], 1_600, 10_000);
        ByteWriter saved = new ByteWriter(64);
        fragments.save(saved);
        Fragments loaded = Fragments.load(new ByteReader(saved.toBytes()));
        assertThat(loaded.bytes()).isEqualTo(fragments.bytes());
        assertThat(loaded.add(5, 4, 2, 101, new byte[] {2}, 2_000, 10_000).whole())
                .isNull();
        assertThat(loaded.add(5, 4, 4, 103, new byte[] {4}, 2_000, 10_000).whole())
                .containsExactly(2, 3, 4);
    }

    @Test
    void asksThreeTimesForExactlyWhatIsMissingAndThenForgets() {
        Fragments fragments = new Fragments();
        fragments.add(9, 5, 2, 1, new byte[1], 0, 1_000);
        fragments.add(9, 5, 4, 3, new byte[1], 0, 1_000);
        List<String> asked = new ArrayList<>();
        for (long now = 0; now <= 130_000; now += 1_000) {
            long time = now;
            fragments.tick(
                    now,
                    120_000,
                    (key, serial, missing) ->
                            asked.add(time + " " + key + " " + serial + " " + Arrays.toString(missing)));
        }
        assertThat(asked).containsExactly("30000 9 0 [1, 3, 5]", "60000 9 0 [1, 3, 5]", "90000 9 0 [1, 3, 5]");
        assertThat(fragments.isEmpty()).isTrue();
    }

    @Test
    void pushesOutTheOldestSetWhenThereAreTooMany() {
        Fragments fragments = new Fragments();
        for (int key = 0; key <= Fragments.MAX_SETS; key++) {
            fragments.add(key, 2, 1, 0, new byte[] {1}, 100 - key, 10_000);
        }
        // The set of key MAX_SETS began first, but a set is not pushed out by its own part.
        int pushed = Fragments.MAX_SETS - 1;
        assertThat(fragments.add(0, 2, 2, 1, new byte[] {2}, 200, 10_000).whole())
                .containsExactly(1, 2);
        assertThat(fragments.add(pushed, 2, 2, 1, new byte[] {2}, 200, 10_000).whole())
                .isNull();
        assertThat(fragments
                        .add(Fragments.MAX_SETS, 2, 2, 1, new byte[] {2}, 200, 10_000)
                        .whole())
                .containsExactly(1, 2);
    }

    @Test
    void tellsMessagesOfOtherNumbersOfPartsApart() {
        Fragments fragments = new Fragments();
        fragments.add(1, 3, 1, 0, new byte[] {9}, 0, 1_000);
        fragments.add(1, 2, 1, 0, new byte[] {1}, 10, 1_000);
        assertThat(fragments.add(1, 2, 2, 1, new byte[] {2}, 20, 1_000).whole()).containsExactly(1, 2);
        assertThat(fragments.tick(200_000, 120_000, (_, _, _) -> {}))
                .as("the unfinished one times out")
                .isTrue();
        assertThat(fragments.isEmpty()).isTrue();
    }

    @Test
    void tellsQuantilesAtMostAQuarterTooHigh() {
        LatencyHistogram histogram = new LatencyHistogram();
        assertThat(histogram.quantileNanos(0.5)).isZero();
        long sum = 0;
        for (int i = 1; i <= 10_000; i++) {
            histogram.record(i * 1_000L);
            sum += i * 1_000L;
        }
        assertThat(histogram.count()).isEqualTo(10_000);
        assertThat(histogram.totalNanos()).isEqualTo(sum);
        assertThat(histogram.quantileNanos(0.5)).isBetween(5_000_000L, 6_250_000L);
        assertThat(histogram.quantileNanos(0.99)).isBetween(9_900_000L, 12_375_000L);
        assertThat(histogram.quantileNanos(1)).isBetween(10_000_000L, 12_500_000L);
    }
}
