package io.bihuan.engine.detector;

/**
 * What detectors need to know of an asset.
 *
 * @param assetId the asset's number
 * @param kind the kind rules name, for example {@code dangerous-goods}; empty when unknown
 * @param speedLimitKmh the asset's own limit in km/h, 0 when it has none
 */
public record AssetProfile(long assetId, String kind, double speedLimitKmh) {
    /** A profile without a limit of its own. */
    public AssetProfile(long assetId, String kind) {
        this(assetId, kind, 0);
    }
}
