package io.bihuan.simulator.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Recorded tracks: a CSV file with the columns vehicle, time, lon, lat, speed. Times are ISO-8601, with a zone or in
 * China's time; longitude and latitude are WGS-84 degrees; speed is in km/h. Rows need not be in order.
 */
public final class Tracks {
    /** One row. */
    public record Row(long seconds, double longitude, double latitude, double speedKmh) {}

    private final Map<String, List<Row>> byVehicle;

    private Tracks(Map<String, List<Row>> byVehicle) {
        this.byVehicle = byVehicle;
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException naming the line, what is wrong with it and what is expected
     */
    static Tracks read(Path file) {
        try {
            return parse(file.getFileName().toString(), Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the tracks in " + file, e);
        }
    }

    static Tracks parse(String name, List<String> lines) {
        Map<String, List<Row>> byVehicle = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            boolean heading = i == 0 && line.toLowerCase(java.util.Locale.ROOT).startsWith("vehicle");
            if (line.isEmpty() || line.startsWith("#") || heading) {
                continue;
            }
            String[] cells = line.split(",", -1);
            if (cells.length < 5) {
                throw wrong(name, i, "has " + cells.length + " columns, needs vehicle,time,lon,lat,speed");
            }
            byVehicle
                    .computeIfAbsent(cells[0].strip(), key -> new ArrayList<>())
                    .add(row(name, i, cells));
        }
        if (byVehicle.isEmpty()) {
            throw new IllegalArgumentException(name + " holds no track: it needs rows of vehicle,time,lon,lat,speed");
        }
        byVehicle.values().forEach(rows -> rows.sort(Comparator.comparingLong(Row::seconds)));
        return new Tracks(byVehicle);
    }

    private static Row row(String name, int line, String[] cells) {
        try {
            double longitude = Double.parseDouble(cells[2].strip());
            double latitude = Double.parseDouble(cells[3].strip());
            double speed = Double.parseDouble(cells[4].strip());
            if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90) {
                throw wrong(name, line, "lies outside the world: lon " + cells[2] + ", lat " + cells[3]);
            }
            if (!(speed >= 0 && speed < 1_000)) {
                throw wrong(name, line, "has the speed " + cells[4] + ", which is not 0 to 1000 km/h");
            }
            return new Row(seconds(cells[1].strip()), longitude, latitude, speed);
        } catch (NumberFormatException e) {
            throw wrong(name, line, "holds something that is not a number: " + e.getMessage());
        } catch (DateTimeException e) {
            throw wrong(name, line, "has the time " + cells[1] + ", which is not like 2026-11-22T08:00:00");
        }
    }

    private static long seconds(String time) {
        String iso = time.replace(' ', 'T');
        if (iso.endsWith("Z")) {
            return Instant.parse(iso).getEpochSecond();
        }
        return iso.lastIndexOf('+') > 10
                ? OffsetDateTime.parse(iso).toEpochSecond()
                : LocalDateTime.parse(iso).toEpochSecond(ZoneOffset.ofHours(8));
    }

    private static IllegalArgumentException wrong(String name, int line, String what) {
        return new IllegalArgumentException(name + " line " + (line + 1) + " " + what);
    }

    Map<String, List<Row>> byVehicle() {
        return byVehicle;
    }

    /** The earliest time of all. */
    long startSeconds() {
        return byVehicle.values().stream()
                .mapToLong(rows -> rows.getFirst().seconds())
                .min()
                .orElseThrow();
    }

    /** The latest time of all. */
    long endSeconds() {
        return byVehicle.values().stream()
                .mapToLong(rows -> rows.getLast().seconds())
                .max()
                .orElseThrow();
    }
}
