package io.bihuan.server.detection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a vehicle is, as the map shows it.
 *
 * @param speedKmh km/h
 * @param directionDegrees 0–359, clockwise from north
 * @param time device time of the position
 * @param severity of its gravest alarm that stands, 1–4, or null
 */
public record PositionItem(
        long id,
        String plate,
        String kind,
        long organisationId,
        double longitudeDegrees,
        double latitudeDegrees,
        double speedKmh,
        int directionDegrees,
        Instant time,
        Sensing.Presence state,
        @Nullable Integer severity) {}
