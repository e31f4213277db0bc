package io.bihuan.server.detection;

import io.bihuan.engine.Engine;
import io.bihuan.engine.InboundFrame;
import java.time.Instant;
import java.time.ZoneOffset;

/** Position reports of one asset, written byte by byte after table 23 of JT/T 808-2013, as the gateway hands them over. */
public final class TestReports {

    /** The bit of the emergency button. */
    public static final long SOS = 1;

    private static final int JT808_2013 = 0x0801;

    private final Engine engine;
    private final long assetId;
    private int serial;

    /** Reports of one asset. */
    public TestReports(Engine engine, long assetId) {
        this.engine = engine;
        this.assetId = assetId;
    }

    /** Sends a report and waits until the engine has committed it. */
    public void send(Instant time, double latitude, double longitude, double speedKmh, long alarmBits) {
        offer(time, latitude, longitude, speedKmh, alarmBits);
        long second = time.getEpochSecond();
        Eventually.holds(
                "the report is committed",
                () -> engine.latest(assetId)
                        .map(latest -> latest.fix() != null && latest.fix().deviceTimeMillis() / 1000 >= second)
                        .orElse(false));
    }

    /** Sends a report; the reports of an asset are committed in the order they are sent. */
    public void offer(Instant time, double latitude, double longitude, double speedKmh, long alarmBits) {
        byte[] content = new byte[40];
        content[0] = 2;
        content[3] = 28;
        put(content, 4, 6, assetId);
        put(content, 10, 2, ++serial);
        put(content, 12, 4, alarmBits);
        put(content, 16, 4, 0b11);
        put(content, 20, 4, Math.round(latitude * 1e6));
        put(content, 24, 4, Math.round(longitude * 1e6));
        put(content, 28, 2, 10);
        put(content, 30, 2, Math.round(speedKmh * 10));
        put(content, 32, 2, 90);
        var local = time.atOffset(ZoneOffset.ofHours(8));
        int[] parts = {
            local.getYear() % 100,
            local.getMonthValue(),
            local.getDayOfMonth(),
            local.getHour(),
            local.getMinute(),
            local.getSecond()
        };
        for (int i = 0; i < 6; i++) {
            content[34 + i] = (byte) (parts[i] / 10 << 4 | parts[i] % 10);
        }
        if (!engine.offer(new InboundFrame(assetId, JT808_2013, System.currentTimeMillis(), content, null))) {
            throw new AssertionError("The engine's queue is full");
        }
    }

    private static void put(byte[] content, int at, int bytes, long value) {
        for (int i = 0; i < bytes; i++) {
            content[at + i] = (byte) (value >>> 8 * (bytes - 1 - i));
        }
    }
}
