package io.bihuan.benchmarks;

import io.netty.buffer.ByteBuf;
import java.util.SplittableRandom;

/**
 * The reports of one moving terminal: JT/T 808-2013 frames 0x0200 with the 28-byte body, every one distinct. The vehicle
 * keeps to a course with small turns, speeds up and slows down between 20 and 79 km/h, and its receiver scatters by a
 * metre or two, so that the stored bytes per fix are those of a road, not of a straight line. Device time advances by one
 * second per report.
 */
final class FixTrack {

    /** Header and body without checksum. */
    static final int CONTENT_BYTES = 40;

    /** Delimiters, content and checksum, everything escaped. */
    static final int LONGEST_FRAME = 2 + 2 * (CONTENT_BYTES + 1);

    private static final int BODY = 12;
    private static final double METRES_PER_DEGREE = 111_320;

    private final byte[] content = new byte[CONTENT_BYTES];
    private final SplittableRandom random;
    private long epochSecond;
    private long bcdMinute = -1;
    private double latitude;
    private double longitude;
    private double heading;
    private double speedKmh;
    private int serial;

    /**
     * A terminal.
     *
     * @param number makes phone, place and course; the same number drives the same track
     * @param startEpochSecond device time of the first report, UTC
     */
    FixTrack(int number, long startEpochSecond) {
        random = new SplittableRandom(number);
        epochSecond = startEpochSecond;
        latitude = 38.6 + random.nextDouble() * 0.6;
        longitude = 117.4 + random.nextDouble() * 0.8;
        heading = random.nextDouble() * 360;
        speedKmh = 30 + random.nextDouble() * 40;
        content[0] = 0x02;
        content[3] = 28;
        bcd(13_700_000_000L + number, 4, 6);
        put(BODY + 4, 4, 0b11);
    }

    /** The phone number the header names, without leading zeros. */
    static String phone(int number) {
        return Long.toString(13_700_000_000L + number);
    }

    /** Moves on by a second and writes the next report as a frame. */
    void writeFrame(ByteBuf out) {
        advance();
        out.writeByte(0x7E);
        int checksum = 0;
        for (byte b : content) {
            checksum ^= b;
            escaped(out, b);
        }
        escaped(out, (byte) checksum);
        out.writeByte(0x7E);
    }

    /** Moves on by a second and gives the next report as the gateway hands it to the engine. */
    byte[] nextContent() {
        advance();
        return content.clone();
    }

    private void advance() {
        speedKmh = Math.clamp(speedKmh + random.nextDouble(-2, 2), 20, 79);
        heading = (heading + random.nextDouble(-6, 6) + 360) % 360;
        double metres = speedKmh / 3.6;
        latitude += Math.cos(Math.toRadians(heading)) * metres / METRES_PER_DEGREE;
        longitude += Math.sin(Math.toRadians(heading)) * metres / (METRES_PER_DEGREE * 0.777);
        double noise = 1.5 / METRES_PER_DEGREE;
        put(10, 2, serial++ & 0xFFFF);
        put(BODY + 8, 4, Math.round((latitude + random.nextDouble(-noise, noise)) * 1e6));
        put(BODY + 12, 4, Math.round((longitude + random.nextDouble(-noise, noise)) * 1e6));
        put(BODY + 16, 2, 30 + random.nextInt(3));
        put(BODY + 18, 2, Math.round(speedKmh * 10));
        put(BODY + 20, 2, (long) heading);
        time();
        epochSecond++;
    }

    /** BCD of YYMMDDhhmmss at GMT+8; only the seconds change within a minute. */
    private void time() {
        long local = epochSecond + 8 * 3_600;
        long minute = Math.floorDiv(local, 60);
        if (minute != bcdMinute) {
            bcdMinute = minute;
            var at = java.time.LocalDateTime.ofEpochSecond(local, 0, java.time.ZoneOffset.UTC);
            bcd(at.getYear() % 100, BODY + 22, 1);
            bcd(at.getMonthValue(), BODY + 23, 1);
            bcd(at.getDayOfMonth(), BODY + 24, 1);
            bcd(at.getHour(), BODY + 25, 1);
            bcd(at.getMinute(), BODY + 26, 1);
        }
        bcd(Math.floorMod(local, 60), BODY + 27, 1);
    }

    private void put(int at, int bytes, long value) {
        for (int i = 0; i < bytes; i++) {
            content[at + i] = (byte) (value >>> 8 * (bytes - 1 - i));
        }
    }

    private void bcd(long value, int at, int bytes) {
        long rest = value;
        for (int i = at + bytes - 1; i >= at; i--) {
            content[i] = (byte) (rest % 10 | rest / 10 % 10 << 4);
            rest /= 100;
        }
    }

    private static void escaped(ByteBuf out, byte b) {
        if (b == 0x7E) {
            out.writeByte(0x7D).writeByte(0x02);
        } else if (b == 0x7D) {
            out.writeByte(0x7D).writeByte(0x01);
        } else {
            out.writeByte(b);
        }
    }
}
