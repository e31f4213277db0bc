package io.bihuan.server.vehicle;

import java.util.Collection;
import java.util.Map;

/** How many cases are open about assets. Implemented by the ledger, asked in the viewer's scope. */
public interface OpenCases {

    /** Open cases per asset; assets without any are missing. */
    Map<Long, Integer> openByAsset(Collection<Long> assetIds);
}
