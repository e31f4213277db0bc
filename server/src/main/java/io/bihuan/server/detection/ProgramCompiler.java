package io.bihuan.server.detection;

import io.bihuan.engine.detector.Area;
import io.bihuan.engine.detector.AreaShape;
import io.bihuan.engine.detector.AssetProfile;
import io.bihuan.engine.detector.DailyWindow;
import io.bihuan.engine.detector.DetectionProgram;
import io.bihuan.engine.detector.DetectorSettings;
import io.bihuan.engine.observation.Position;
import io.bihuan.server.asset.AreaKind;
import io.bihuan.server.asset.Areas;
import io.bihuan.server.asset.Asset;
import io.bihuan.server.asset.Assets;
import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts detectors, areas and assets together into what the engine runs. */
final class ProgramCompiler {

    private final List<DetectorSettings> detectors;
    private final Assets assets;
    private final Areas areas;
    private final Clock clock;

    ProgramCompiler(List<DetectorSettings> detectors, Assets assets, Areas areas, Clock clock) {
        this.detectors = detectors;
        this.assets = assets;
        this.areas = areas;
        this.clock = clock;
    }

    DetectionProgram compile() {
        return new DetectionProgram(
                detectors,
                areas.everything().stream().map(ProgramCompiler::area).toList(),
                assets.everything().stream()
                        .filter(asset -> asset.retiredAt() == null)
                        .map(ProgramCompiler::profile)
                        .toList(),
                clock.getZone().getRules().getOffset(clock.instant()).getTotalSeconds());
    }

    private static AssetProfile profile(Asset asset) {
        return new AssetProfile(
                asset.id(), asset.kind().name(), ownLimit(asset.attributes().get("speedLimitKmh")));
    }

    /** The vehicle's own limit; what is not a sensible number sets none. */
    private static double ownLimit(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        try {
            double limit = Double.parseDouble(text);
            return limit >= 1 && limit <= 300 ? limit : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static Area area(io.bihuan.server.asset.Area area) {
        Set<String> kinds = area.appliesTo().stream().map(Enum::name).collect(Collectors.toSet());
        Integer limit = area.speedLimitKmh();
        Integer stay = area.maxStayMinutes();
        var rules = new Area.Rules(
                limit == null ? 0 : limit,
                area.kind() == AreaKind.FORBIDDEN,
                false,
                false,
                stay == null ? 0 : stay * 60_000L,
                kinds,
                window(area.from(), area.to()));
        var shape = new AreaShape.Polygon(
                area.ring().stream().map(ProgramCompiler::position).toList());
        return new Area(area.id(), area.name(), area.kind().name(), shape, rules);
    }

    private static List<DailyWindow> window(@Nullable LocalTime from, @Nullable LocalTime to) {
        if (from == null || to == null) {
            return List.of();
        }
        return List.of(new DailyWindow(minute(from), minute(to)));
    }

    private static int minute(LocalTime time) {
        return time.getHour() * 60 + time.getMinute();
    }

    private static Position position(io.bihuan.server.asset.Area.Corner corner) {
        Objects.requireNonNull(corner);
        return new Position(
                (int) Math.round(corner.latitudeDegrees() * 1e6), (int) Math.round(corner.longitudeDegrees() * 1e6));
    }
}
