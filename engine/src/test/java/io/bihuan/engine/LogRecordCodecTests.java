package io.bihuan.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bihuan.engine.packed.MalformedException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogRecordCodecTests {
    private final LogRecordCodec codec = new LogRecordCodec();

    @Test
    void readsBackWhatItWrote() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            LogRecord record = new LogRecord();
            int entries = random.nextInt(200);
            for (int i = 0; i < entries; i++) {
                record.add(entry(random));
            }
            LogRecord read = LogRecordCodec.read(codec.write(record));
            assertThat(read.entries().stream().map(LogRecordCodecTests::text).toList())
                    .isEqualTo(record.entries().stream()
                            .map(LogRecordCodecTests::text)
                            .toList());
        }
    }

    private static String text(LogRecord.Entry entry) {
        return entry instanceof LogRecord.Frame(InboundFrame frame)
                ? frame.assetId() + " " + frame.protocol() + " " + frame.receivedTimeMillis() + " "
                        + java.util.HexFormat.of().formatHex(frame.bytes())
                : entry.toString();
    }

    private static LogRecord.Entry entry(Random random) {
        long time = ManualClock.START + random.nextInt(1_000_000);
        return switch (random.nextInt(12)) {
            case 0 -> new LogRecord.Tick(time);
            case 1 -> new LogRecord.ProgramChanged(time);
            case 2 -> new LogRecord.Wished(new Wish(Wish.Action.SHELVE, "1-a-b", time + 5, time, "某人"));
            default -> {
                byte[] bytes = new byte[random.nextInt(5) == 0 ? random.nextInt(2000) : 40];
                random.nextBytes(bytes);
                yield new LogRecord.Frame(
                        new InboundFrame(random.nextLong(1L << 40), random.nextInt(65536), time, bytes, null));
            }
        };
    }

    @Test
    void laysFramesOfOneSortBesideEachOtherInAboutTwentyBytes() {
        Random random = new Random(7);
        LogRecord record = new LogRecord();
        int frames = 1_000;
        for (int i = 0; i < frames; i++) {
            record.add(new LogRecord.Frame(new InboundFrame(
                    5_000 + random.nextInt(3_000),
                    2013,
                    ManualClock.START + i / 5,
                    Sample.locationReport(random, i),
                    null)));
        }
        double perFrame = codec.write(record).length / (double) frames;
        assertThat(perFrame).isLessThan(25);
    }

    @Test
    void refusesARecordOfAnotherVersion() {
        assertThatThrownBy(() -> LogRecordCodec.read(new byte[] {9, 0, 0, 0}))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("version 9");
    }
}
