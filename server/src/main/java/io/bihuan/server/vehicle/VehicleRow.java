package io.bihuan.server.vehicle;

import io.bihuan.server.asset.AssetKind;
import io.bihuan.server.detection.Sensing;
import io.bihuan.server.identity.Ref;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A vehicle in a list. Positions are WGS-84; nothing is known of where a vehicle is that never reported. */
record VehicleRow(
        long id,
        String plate,
        int plateColour,
        AssetKind kind,
        Ref organisation,
        @Nullable Ref grid,
        @Nullable String phone,
        @Nullable String driverName,
        Sensing.Presence state,
        @Nullable Instant lastTime,
        @Nullable Double longitudeDegrees,
        @Nullable Double latitudeDegrees,
        @Nullable Double speedKmh,
        @Nullable Integer directionDegrees,
        int openAlarms,
        int openCases) {}
