package io.bihuan.server.ledger;

import io.bihuan.server.vehicle.OpenCases;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts open cases for lists of vehicles, in the viewer's scope. */
@Component
class OpenCasesByAsset implements OpenCases {

    private final JdbcClient jdbc;

    OpenCasesByAsset(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Long, Integer> openByAsset(Collection<Long> assetIds) {
        var counts = new HashMap<Long, Integer>();
        if (!assetIds.isEmpty()) {
            jdbc.sql("select asset_id, count(*) from ledger_case where asset_id = any (:assets) and not closed"
                            + " group by asset_id")
                    .param("assets", assetIds.toArray(Long[]::new))
                    .query((row, number) -> counts.put(row.getLong(1), row.getInt(2)))
                    .list();
        }
        return counts;
    }
}
