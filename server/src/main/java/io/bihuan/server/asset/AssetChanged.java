package io.bihuan.server.asset;

import java.util.Set;

/** Assets were created, changed or retired. Published after the commit, once per transaction, with the cache up to date. */
public record AssetChanged(Set<Long> assetIds) {

    public AssetChanged {
        assetIds = Set.copyOf(assetIds);
    }
}
