package io.bihuan.engine;

import java.nio.ByteBuffer;
import java.util.Random;

/** Made-up traffic with the shape and the noise of the real thing. */
final class Sample {
    private Sample() {}

    /** The bytes of a position report as a terminal sends them: twelve of header, twenty-eight of body, a check sum. */
    static byte[] locationReport(Random random, int serial) {
        ByteBuffer out = ByteBuffer.allocate(41);
        int phone = random.nextInt(3_000);
        out.putShort((short) 0x0200)
                .putShort((short) 28)
                .put((byte) 1)
                .put((byte) 0x38)
                .put((byte) 0);
        out.put((byte) bcd(phone / 10_000)).put((byte) bcd(phone / 100 % 100)).put((byte) bcd(phone % 100));
        out.putShort((short) (serial * 7 + phone));
        out.putInt(0).putInt(3);
        out.putInt(31_000_000 + random.nextInt(400_000)).putInt(121_000_000 + random.nextInt(400_000));
        out.putShort((short) (5 + random.nextInt(20)));
        out.putShort((short) (random.nextInt(4) == 0 ? 0 : random.nextInt(1_000)))
                .putShort((short) random.nextInt(360));
        out.put((byte) 0x26)
                .put((byte) 0x11)
                .put((byte) 0x22)
                .put((byte) 0x08)
                .put((byte) 0x30)
                .put((byte) bcd(random.nextInt(10)));
        byte[] bytes = out.array();
        for (int i = 0; i < 40; i++) {
            bytes[40] ^= bytes[i];
        }
        return bytes;
    }

    private static int bcd(int twoDigits) {
        return twoDigits / 10 << 4 | twoDigits % 10;
    }

    /**
     * A drive through a city in rows as fixes are kept: every ten seconds, accelerating, turning, stopping, with the
     * scatter of a satellite receiver whose error wanders slowly.
     */
    static long[][] drive(Random random, int rows) {
        long[][] drive = new long[rows][Rows.FIX_COLUMNS];
        double heading = random.nextInt(360);
        double speed = 0;
        double shown = 0;
        double wanted = 50;
        double north = 31_200_000;
        double east = 121_500_000;
        double errorNorth = 0;
        double errorEast = 0;
        long sequence = 1_000;
        for (int i = 0; i < rows; i++) {
            if (random.nextInt(12) == 0) {
                wanted = random.nextInt(4) == 0 ? 0 : 30 + random.nextInt(50);
                heading += random.nextInt(3) * 90 - 90;
            }
            for (int second = 0; second < 10; second++) {
                double change = wanted > speed ? 2.5 : -5;
                speed = Math.abs(wanted - speed) < 5 ? wanted : Math.max(0, speed + change);
                double now = wanted > 0 ? Math.max(0, speed + random.nextGaussian()) : speed;
                north += now / 3.6 * Math.cos(Math.toRadians(heading)) / 0.111;
                east += now / 3.6 * Math.sin(Math.toRadians(heading)) / 0.095;
                heading += speed > 3 ? random.nextGaussian() : 0;
                shown = now;
            }
            errorNorth = errorNorth * 0.9 + random.nextGaussian() * 6;
            errorEast = errorEast * 0.9 + random.nextGaussian() * 6;
            sequence += 900 + random.nextInt(200);
            long[] row = drive[i];
            row[Rows.TIME] = ManualClock.START + i * 10_000L;
            row[Rows.DELAY_SECONDS] = random.nextInt(12) == 0 ? 1 : 0;
            row[Rows.SEQUENCE] = sequence;
            row[3] = Math.round(north + errorNorth);
            row[4] = Math.round(east + errorEast);
            row[5] = 12 + Math.round(errorNorth / 20);
            row[6] = Math.round(shown * 10);
            row[7] = Math.floorMod(Math.round(heading), 360);
            row[8] = 3;
            row[9] = 0;
            row[Rows.FIX_QUALITY] = 0;
        }
        return drive;
    }
}
