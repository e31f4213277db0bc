package io.bihuan.server.asset;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One watched thing.
 *
 * @param plateColour number of JT/T 415 / JT/T 697.7 (1 blue, 2 yellow, 3 black, 4 white, 9 other, 0 unplated …)
 * @param organisationId the enterprise that answers for it
 * @param gridId where it is based, or null
 * @param attributes further facts as text, for example {@code speedLimitKmh}
 * @param retiredAt when it left service, null while in service
 */
public record Asset(
        long id,
        AssetKind kind,
        String plate,
        int plateColour,
        long organisationId,
        @Nullable Long gridId,
        @Nullable String vin,
        @Nullable String driverName,
        @Nullable String driverPhone,
        Map<String, String> attributes,
        Instant createdAt,
        @Nullable Instant retiredAt) {

    public Asset {
        attributes = Map.copyOf(attributes);
    }
}
