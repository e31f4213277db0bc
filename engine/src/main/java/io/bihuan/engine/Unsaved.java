package io.bihuan.engine;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The assets whose saved states are behind, by when they fell behind. The head says from where the log would have to be
 * replayed. Owned by the partition's thread.
 */
final class Unsaved {
    private final ArrayDeque<AssetState> waiting = new ArrayDeque<>();

    void changed(AssetState asset, long sequence, long nowMillis) {
        if (asset.changedSince == AssetState.CLEAN) {
            asset.changedSince = sequence;
            asset.changedSinceMillis = nowMillis;
            waiting.add(asset);
        }
    }

    boolean hasOlderThan(long timeMillis) {
        AssetState head = waiting.peek();
        return head != null && head.changedSinceMillis <= timeMillis;
    }

    /** The asset that has waited longest, when it has waited since before a time; it is taken as saved. */
    @Nullable
    AssetState takeOlderThan(long timeMillis) {
        AssetState head = waiting.peek();
        if (head == null || head.changedSinceMillis > timeMillis) {
            return null;
        }
        waiting.poll();
        head.changedSince = AssetState.CLEAN;
        return head;
    }

    /** The first entry that is needed to bring all saved states up to date. */
    long replayFrom(long next) {
        AssetState head = waiting.peek();
        return head == null ? next : head.changedSince;
    }
}
