package io.bihuan.engine.detector;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is watched: detectors, areas and the profiles of assets. Immutable; compiled once and shared by all partitions. */
public final class DetectionProgram {
    private final List<DetectorSettings> detectors;
    private final List<Area> areas;
    private final Map<Long, AssetProfile> profiles;
    private final int utcOffsetSeconds;
    private final AreaIndex index;
    private final boolean watchesReadings;
    private final long quietMillis;

    /**
     * Compiles a program.
     *
     * @param detectors their ids must differ
     * @param areas their ids must differ
     * @param profiles at most one per asset; assets without one have an empty kind
     * @param utcOffsetSeconds what to add to UTC for the time of day of {@link DailyWindow}s; 28,800 in China
     */
    public DetectionProgram(
            List<? extends DetectorSettings> detectors,
            List<Area> areas,
            List<AssetProfile> profiles,
            int utcOffsetSeconds) {
        this.detectors = List.copyOf(detectors);
        this.areas = List.copyOf(areas);
        this.profiles = HashMap.newHashMap(profiles.size());
        this.utcOffsetSeconds = utcOffsetSeconds;
        profiles.forEach(profile -> this.profiles.put(profile.assetId(), profile));
        this.watchesReadings = this.detectors.stream().anyMatch(DetectorSettings::watchesReadings);
        this.quietMillis = this.detectors.stream()
                .mapToLong(DetectorSettings::quietMillis)
                .min()
                .orElse(Long.MAX_VALUE);
        Set<Object> seen = new HashSet<>();
        for (DetectorSettings detector : this.detectors) {
            if (!seen.add(detector.envelope().id())) {
                throw new IllegalArgumentException(
                        "Two detectors have the id " + detector.envelope().id());
            }
        }
        for (Area area : this.areas) {
            if (!seen.add(area.id())) {
                throw new IllegalArgumentException("Two areas have the id " + area.id());
            }
        }
        index = new AreaIndex(this.areas.stream().map(CompiledArea::new).toList());
    }

    /** A program that watches nothing. */
    public static DetectionProgram empty() {
        return new DetectionProgram(List.of(), List.of(), List.of(), 0);
    }

    /** The detectors' settings. */
    public List<DetectorSettings> detectors() {
        return detectors;
    }

    /** The areas. */
    public List<Area> areas() {
        return areas;
    }

    boolean has(String detector) {
        return detectors.stream().anyMatch(settings -> settings.envelope().id().equals(detector));
    }

    boolean watchesReadings() {
        return watchesReadings;
    }

    long quietMillis() {
        return quietMillis;
    }

    AreaIndex index() {
        return index;
    }

    int minuteOfDay(long timeMillis) {
        return (int) (Math.floorMod(Math.floorDiv(timeMillis, 1000L) + utcOffsetSeconds, 86_400L) / 60);
    }

    AssetProfile profile(long assetId) {
        AssetProfile profile = profiles.get(assetId);
        return profile != null ? profile : new AssetProfile(assetId, "");
    }
}
