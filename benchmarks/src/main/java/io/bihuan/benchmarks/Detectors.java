package io.bihuan.benchmarks;

import io.bihuan.engine.detector.Area;
import io.bihuan.engine.detector.AreaShape;
import io.bihuan.engine.detector.AreaWatch;
import io.bihuan.engine.detector.DetectionProgram;
import io.bihuan.engine.detector.DeviceAlarmBits;
import io.bihuan.engine.detector.Envelope;
import io.bihuan.engine.detector.OfflineWhileMoving;
import io.bihuan.engine.detector.Overspeed;
import io.bihuan.engine.observation.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A program as a city runs it: speed, device alarms, silence, and two hundred areas in the fleet's region. */
final class Detectors {

    private static final int AREAS = 200;
    private static final int CHINA_OFFSET_SECONDS = 28_800;

    private Detectors() {}

    static DetectionProgram typical() {
        List<Area> areas = new ArrayList<>();
        for (int i = 0; i < AREAS; i++) {
            Position centre = new Position(36_000_000 + i % 20 * 50_000, 120_200_000 + i / 20 * 110_000);
            areas.add(new Area(
                    i + 1L, "area " + i, "district", new AreaShape.Circle(centre, 900), Area.Rules.speedLimit(80)));
        }
        return new DetectionProgram(
                List.of(
                        new Overspeed(new Envelope("overspeed", 2, 10_000, 0), 90, Map.of(), List.of(), 0, 2, 0.5),
                        new DeviceAlarmBits(
                                new Envelope("device", 2, 0, 0),
                                List.of(
                                        new DeviceAlarmBits.Bit(0, "device.emergency", 4),
                                        new DeviceAlarmBits.Bit(2, "device.fatigue", 3))),
                        new AreaWatch(new Envelope("areas", 2, 0, 0)),
                        new OfflineWhileMoving(new Envelope("offline", 2, 0, 0), 300_000, 5)),
                areas,
                List.of(),
                CHINA_OFFSET_SECONDS);
    }
}
