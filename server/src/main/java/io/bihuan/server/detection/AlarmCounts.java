package io.bihuan.server.detection;

import java.util.Collection;
import java.util.Map;

/** How many alarms stand, for lists of assets. Counts in the viewer's scope. */
public interface AlarmCounts {

    /** Open alarms per asset; assets without any are missing. */
    Map<Long, Open> openByAsset(Collection<Long> assetIds);

    /**
     * Open alarms of one asset.
     *
     * @param highestSeverity 1–4
     */
    record Open(int count, int highestSeverity) {}
}
