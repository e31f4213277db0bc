package io.bihuan.server.asset;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a person states about an asset; see {@link Asset} for the meaning of each component. */
public record AssetDraft(
        String plate,
        int plateColour,
        AssetKind kind,
        long organisationId,
        @Nullable Long gridId,
        @Nullable String vin,
        @Nullable String driverName,
        @Nullable String driverPhone,
        Map<String, String> attributes) {

    public AssetDraft {
        plate = plate.strip();
        attributes = Map.copyOf(attributes);
    }
}
