package io.bihuan.server.detection;

import io.bihuan.engine.Engine;
import io.bihuan.engine.Latest;
import io.bihuan.server.asset.Asset;
import io.bihuan.server.asset.Assets;
import io.bihuan.server.live.LiveHub;
import io.bihuan.server.live.LiveMessage;
import io.bihuan.server.live.LiveTopic;
import java.util.HashMap;
import java.util.Map;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Once a second, tells the screens which vehicles moved or changed: the engine is asked what is newest, so a thousand
 * reports of one vehicle within a second cost one message.
 */
@Component
class PositionStream {

    private final Engine engine;
    private final Positions positions;
    private final Assets assets;
    private final LiveHub live;
    private final Map<Long, PositionItem> told = new HashMap<>();

    PositionStream(Engine engine, Positions positions, Assets assets, LiveHub live) {
        this.engine = engine;
        this.positions = positions;
        this.assets = assets;
        this.live = live;
    }

    @Scheduled(fixedDelay = 1_000)
    synchronized void tell() {
        if (!live.anybodyWatches(LiveTopic.POSITION)) {
            told.clear();
            return;
        }
        engine.latest(this::tell);
    }

    private void tell(Latest latest) {
        Asset asset = assets.known(latest.assetId());
        if (asset == null || asset.retiredAt() != null) {
            return;
        }
        PositionItem item = positions.item(asset, latest);
        if (item != null && !item.equals(told.put(asset.id(), item))) {
            live.publish(new LiveMessage(
                    LiveTopic.POSITION, Long.toString(asset.id()), asset.organisationId(), asset.gridId(), item));
        }
    }
}
