package io.bihuan.server.detection;

import io.bihuan.engine.Engine;
import io.bihuan.engine.Latest;
import io.bihuan.engine.observation.Fix;
import io.bihuan.server.asset.Asset;
import io.bihuan.server.asset.Assets;
import io.bihuan.server.database.DataScope;
import io.bihuan.server.database.DataScopes;
import io.bihuan.server.identity.Directory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where the vehicles of the current scope are now. */
@Component
public class Positions {

    private static final double MOVING_KMH = 3;

    private final Engine engine;
    private final EngineSensing sensing;
    private final Assets assets;
    private final Directory directory;

    Positions(Engine engine, EngineSensing sensing, Assets assets, Directory directory) {
        this.engine = engine;
        this.sensing = sensing;
        this.assets = assets;
        this.directory = directory;
    }

    /** A rectangle in WGS-84 degrees, borders included. */
    public record Rectangle(double west, double south, double east, double north) {}

    /**
     * What the fleet in scope is doing now.
     *
     * @param total assets in service
     * @param online heard of lately
     * @param moving online and faster than walking
     * @param alarming with an alarm that stands
     */
    public record Fleet(long total, long online, long moving, long alarming) {}

    /**
     * The newest positions.
     *
     * @param rectangle only inside it; null for everywhere
     * @param kinds only these kinds; empty for all
     * @param organisationId only this organisation's subtree, or null
     */
    public List<PositionItem> find(@Nullable Rectangle rectangle, Set<String> kinds, @Nullable Long organisationId) {
        DataScope scope = DataScopes.current();
        Set<Long> organisations = organisationId == null ? null : directory.organisationsBelow(organisationId);
        List<PositionItem> items = new ArrayList<>();
        Consumer<Latest> collect = latest -> {
            Asset asset = assets.known(latest.assetId());
            if (asset != null
                    && asset.retiredAt() == null
                    && scope.sees(asset.organisationId(), asset.gridId())
                    && (kinds.isEmpty() || kinds.contains(asset.kind().name()))
                    && (organisations == null || organisations.contains(asset.organisationId()))) {
                PositionItem item = item(asset, latest);
                if (item != null) {
                    items.add(item);
                }
            }
        };
        if (rectangle == null) {
            engine.latest(collect);
        } else {
            engine.inRectangle(rectangle.west(), rectangle.south(), rectangle.east(), rectangle.north(), collect);
        }
        return items;
    }

    /** What the fleet of the current scope is doing. */
    public Fleet fleet() {
        DataScope scope = DataScopes.current();
        long total = 0;
        long online = 0;
        long moving = 0;
        long alarming = 0;
        for (Asset asset : assets.everything()) {
            if (asset.retiredAt() != null || !scope.sees(asset.organisationId(), asset.gridId())) {
                continue;
            }
            total++;
            Latest latest = engine.latest(asset.id()).orElse(null);
            if (latest == null) {
                continue;
            }
            boolean isOnline = sensing.presenceAt(latest.lastFrameMillis()) == Sensing.Presence.ONLINE;
            Fix fix = latest.fix();
            online += isOnline ? 1 : 0;
            moving += isOnline && fix != null && fix.speedKmh() > MOVING_KMH ? 1 : 0;
            alarming += latest.activeAlarms() > 0 ? 1 : 0;
        }
        return new Fleet(total, online, moving, alarming);
    }

    /** The item of one asset; null when it never sent a position. */
    @Nullable
    PositionItem item(Asset asset, Latest latest) {
        Fix fix = latest.fix();
        if (fix == null) {
            return null;
        }
        return new PositionItem(
                asset.id(),
                asset.plate(),
                asset.kind().name(),
                asset.organisationId(),
                fix.longitudeDegrees(),
                fix.latitudeDegrees(),
                fix.speedKmh(),
                fix.directionDegrees(),
                Instant.ofEpochMilli(fix.deviceTimeMillis()),
                sensing.presenceAt(latest.lastFrameMillis()),
                latest.highestSeverity() == 0 ? null : latest.highestSeverity());
    }
}
