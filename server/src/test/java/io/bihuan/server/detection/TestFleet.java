package io.bihuan.server.detection;

import io.bihuan.server.asset.Asset;
import io.bihuan.server.asset.AssetDraft;
import io.bihuan.server.asset.AssetKind;
import io.bihuan.server.asset.Assets;
import io.bihuan.server.database.DataScopes;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Vehicles for tests. */
public final class TestFleet {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestFleet() {}

    /** A coach of an organisation. */
    public static Asset coach(Assets assets, long organisationId) {
        var draft = new AssetDraft(
                "测T" + (10_000 + NUMBER.incrementAndGet()),
                2,
                AssetKind.TOUR_COACH,
                organisationId,
                null,
                null,
                null,
                null,
                Map.of());
        return DataScopes.callAsSystem("a test's vehicle", () -> assets.create(draft));
    }
}
