package io.bihuan.engine;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A partition's assets. Changed by its thread; {@link #find}, {@link #forEach} and {@link #inRectangle} may be called by all.
 * Positions lie in plain arrays, so that a rectangle over a hundred thousand assets is some hundred microseconds of reading;
 * a reader may see an asset's latitude of one report with the longitude of the next.
 */
final class AssetTable {
    private static final int NOWHERE = Integer.MIN_VALUE;
    private final ConcurrentHashMap<Long, AssetState> shared = new ConcurrentHashMap<>();
    private long[] keys = new long[1024];
    private @Nullable AssetState[] values = new @Nullable AssetState[1024];
    private volatile Slots slots = new Slots(1024);
    private volatile int count;

    private static final class Slots {
        final int[] latitudes;
        final int[] longitudes;
        final @Nullable AssetState[] assets;

        Slots(int capacity) {
            latitudes = new int[capacity];
            longitudes = new int[capacity];
            assets = new @Nullable AssetState[capacity];
            Arrays.fill(latitudes, NOWHERE);
        }

        Slots grown() {
            Slots larger = new Slots(assets.length * 2);
            System.arraycopy(latitudes, 0, larger.latitudes, 0, assets.length);
            System.arraycopy(longitudes, 0, larger.longitudes, 0, assets.length);
            System.arraycopy(assets, 0, larger.assets, 0, assets.length);
            return larger;
        }
    }

    private static int bucket(long key, int length) {
        return (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & (length - 1);
    }

    @Nullable
    AssetState get(long assetId) {
        for (int at = bucket(assetId, keys.length); ; at = (at + 1) & (keys.length - 1)) {
            AssetState state = values[at];
            if (state == null || keys[at] == assetId) {
                return state;
            }
        }
    }

    void add(AssetState state) {
        if (count * 2 >= keys.length) {
            long[] oldKeys = keys;
            @Nullable AssetState[] old = values;
            keys = new long[oldKeys.length * 2];
            values = new @Nullable AssetState[oldKeys.length * 2];
            for (AssetState moved : old) {
                if (moved != null) {
                    place(moved);
                }
            }
        }
        place(state);
        if (count == slots.assets.length) {
            slots = slots.grown();
        }
        state.slot = count;
        slots.assets[count] = state;
        count = count + 1;
        shared.put(state.assetId, state);
    }

    private void place(AssetState state) {
        int at = bucket(state.assetId, keys.length);
        while (values[at] != null) {
            at = (at + 1) & (keys.length - 1);
        }
        keys[at] = state.assetId;
        values[at] = state;
    }

    void moved(AssetState state, int latitude, int longitude) {
        slots.longitudes[state.slot] = longitude;
        slots.latitudes[state.slot] = latitude;
    }

    @Nullable
    AssetState find(long assetId) {
        return shared.get(assetId);
    }

    int size() {
        return count;
    }

    void forEach(Consumer<AssetState> consumer) {
        int seen = count;
        @Nullable AssetState[] all = slots.assets;
        for (int i = 0; i < seen; i++) {
            AssetState state = all[i];
            if (state != null) {
                consumer.accept(state);
            }
        }
    }

    void inRectangle(int west, int south, int east, int north, Consumer<AssetState> consumer) {
        int seen = count;
        Slots all = slots;
        for (int i = 0; i < seen; i++) {
            int latitude = all.latitudes[i];
            if (latitude >= south && latitude <= north) {
                int longitude = all.longitudes[i];
                AssetState state = all.assets[i];
                if (longitude >= west && longitude <= east && state != null) {
                    consumer.accept(state);
                }
            }
        }
    }
}
