package io.bihuan.engine;

import io.bihuan.engine.detector.Alarm;
import io.bihuan.engine.detector.AlarmCodec;
import io.bihuan.engine.packed.ByteReader;
import io.bihuan.engine.store.Keys;
import io.bihuan.engine.store.Store;
import io.bihuan.engine.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers questions about alarms from the store, as of the last commit. */
final class AlarmQueries {
    private AlarmQueries() {}

    static Optional<Alarm> alarm(Store store, String id) {
        byte[] stored = store.get(Table.ALARMS, Keys.alarm(id));
        return stored == null ? Optional.empty() : Optional.of(AlarmCodec.read(new ByteReader(stored)));
    }

    static List<Alarm> open(Store store, int limit) {
        List<Alarm> found = new ArrayList<>();
        store.scan(Table.OPEN_ALARMS, new byte[0], StoreLayout.END, (key, _) -> {
            byte[] stored = found.size() < limit ? store.get(Table.ALARMS, key) : null;
            if (stored != null) {
                found.add(AlarmCodec.read(new ByteReader(stored)));
            }
            return found.size() < limit;
        });
        return found;
    }

    static List<Alarm> ofAsset(Store store, long assetId, int limit) {
        List<Alarm> found = new ArrayList<>();
        // Ids begin with the asset's number and a dash; the dot is the character after it.
        store.scan(Table.ALARMS, Keys.alarm(assetId + "-"), Keys.alarm(assetId + "."), (_, value) -> {
            if (found.size() < limit) {
                found.add(AlarmCodec.read(new ByteReader(value)));
            }
            return found.size() < limit;
        });
        return found;
    }
}
