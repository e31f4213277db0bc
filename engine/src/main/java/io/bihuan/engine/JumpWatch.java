package io.bihuan.engine;

import io.bihuan.engine.observation.Quality;

/**
 * Marks positions an asset cannot have reached. A receiver that was wrong and now is right would have all its positions
 * marked, so that after a few in a row the new place is believed.
 */
final class JumpWatch {
    private static final double METRES_PER_MICRODEGREE = 0.111_319_49;
    /** Faster than this, in metres per second (360 km/h), no watched vehicle is. */
    private static final double MAX_SPEED = 100;
    /** What scatter of the receiver is allowed besides, in metres. */
    private static final double SCATTER = 300;

    private static final int BELIEVE_AFTER = 3;

    int judge(AssetState asset, long time, int latitude, int longitude) {
        if (asset.plausibleTime != Long.MIN_VALUE && isJump(asset, time, latitude, longitude)) {
            asset.jumps++;
            if (asset.jumps <= BELIEVE_AFTER) {
                return Quality.IMPLAUSIBLE_JUMP;
            }
        }
        asset.jumps = 0;
        asset.plausibleLatitude = latitude;
        asset.plausibleLongitude = longitude;
        asset.plausibleTime = time;
        return Quality.GOOD;
    }

    private static boolean isJump(AssetState asset, long time, int latitude, int longitude) {
        double reach = SCATTER + MAX_SPEED * Math.max(0, time - asset.plausibleTime) / 1000;
        double north = (double) (latitude - asset.plausibleLatitude) * METRES_PER_MICRODEGREE;
        if (Math.abs(north) > reach) {
            return true;
        }
        double east = ((double) longitude - asset.plausibleLongitude) * METRES_PER_MICRODEGREE;
        if (Math.abs(east) <= reach && north * north + east * east <= reach * reach) {
            // Degrees of longitude are longest at the equator: near enough there is near enough everywhere.
            return false;
        }
        double shrunk = east * Math.cos(Math.toRadians(latitude / 1e6));
        return north * north + shrunk * shrunk > reach * reach;
    }
}
