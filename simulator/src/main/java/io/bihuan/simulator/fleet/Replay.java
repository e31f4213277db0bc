package io.bihuan.simulator.fleet;

import io.bihuan.simulator.drive.Sample;
import java.time.Instant;
import java.util.List;

/** A recorded track driven again: reports exactly when the record has a row, every row once. */
final class Replay implements Mover {
    private final List<Tracks.Row> rows;
    private final long shiftSeconds;
    private int next;
    private boolean due;
    private double metres;

    /**
     * @param rows by time
     * @param shiftSeconds what is added to the recorded times
     */
    Replay(List<Tracks.Row> rows, long shiftSeconds) {
        this.rows = rows;
        this.shiftSeconds = shiftSeconds;
    }

    @Override
    public void second(long atSeconds) {
        due = false;
        while (next < rows.size() && rows.get(next).seconds() + shiftSeconds <= atSeconds) {
            if (next > 0) {
                metres += distance(rows.get(next - 1), rows.get(next));
            }
            next++;
            due = true;
        }
    }

    @Override
    public boolean isDue(long atSeconds, int intervalSeconds) {
        return due;
    }

    @Override
    public Sample sample(Instant time) {
        Tracks.Row row = rows.get(Math.max(0, next - 1));
        return new Sample(
                time,
                row.longitude(),
                row.latitude(),
                10,
                row.speedKmh(),
                heading(),
                metres / 1_000,
                200,
                true,
                18,
                26,
                -1,
                List.of());
    }

    private int heading() {
        if (next < 2) {
            return 0;
        }
        Tracks.Row a = rows.get(next - 2);
        Tracks.Row b = rows.get(next - 1);
        double x = (b.longitude() - a.longitude()) * Math.cos(Math.toRadians(b.latitude()));
        double degrees = Math.toDegrees(Math.atan2(x, b.latitude() - a.latitude()));
        return (int) Math.round(degrees + 360) % 360;
    }

    private static double distance(Tracks.Row a, Tracks.Row b) {
        double x = (b.longitude() - a.longitude()) * Math.cos(Math.toRadians(b.latitude()));
        return 111_320 * Math.hypot(x, b.latitude() - a.latitude());
    }
}
