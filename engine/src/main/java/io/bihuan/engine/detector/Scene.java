package io.bihuan.engine.detector;

import java.util.List;

/** Where and when an observation is judged. Used again for the next one. */
final class Scene {
    private AssetProfile profile = new AssetProfile(0, "");
    private List<CompiledArea> areas = List.of();
    private int minuteOfDay;
    private boolean firstOfLane;

    void set(AssetProfile newProfile, List<CompiledArea> newAreas, int newMinuteOfDay, boolean first) {
        profile = newProfile;
        areas = newAreas;
        minuteOfDay = newMinuteOfDay;
        firstOfLane = first;
    }

    /** Of the asset. */
    AssetProfile profile() {
        return profile;
    }

    /** The areas the position lies in whose rules apply to the asset now; empty when the position is not usable. */
    List<CompiledArea> areas() {
        return areas;
    }

    /** Local time of day. */
    int minuteOfDay() {
        return minuteOfDay;
    }

    /** Whether nothing is known about where the asset was before. */
    boolean firstOfLane() {
        return firstOfLane;
    }
}
