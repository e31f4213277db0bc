package io.bihuan.engine;

import io.bihuan.engine.detector.Alarm;
import io.bihuan.engine.detector.AlarmDesk;
import io.bihuan.engine.detector.DetectionProgram;
import io.bihuan.engine.observation.FrameReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Applies entries of the log to the assets' states: the one way for a live run and for a replay. Owned by the partition's
 * thread.
 */
final class Recording {
    final AssetTable assets = new AssetTable();
    final Unsaved unsaved = new Unsaved();
    /** A frame heard so much later than now was heard before the clock was set back. */
    private static final long CLOCK_STEP_MILLIS = 60_000;

    private final EngineSettings settings;
    private final FrameDecoder decoder;
    private final EngineListener listener;
    private final AlarmBook book;
    private final AlarmDesk desk;
    private final ChunkWriter chunks;
    private final Counters counters;
    private final Intake intake;
    private final List<AssetState> touched = new ArrayList<>();
    private boolean replaying;

    Recording(
            int partition,
            EngineSettings settings,
            FrameDecoder decoder,
            EngineListener listener,
            AlarmBook book,
            ChunkWriter chunks,
            Counters counters) {
        this.settings = settings;
        this.decoder = decoder;
        this.listener = listener;
        this.book = book;
        this.chunks = chunks;
        this.counters = counters;
        this.desk = new AlarmDesk(book);
        this.intake = new Intake(partition, settings, chunks, desk, counters);
    }

    void replaying(boolean now) {
        replaying = now;
        book.replaying(now);
        chunks.replaying(now);
    }

    void program(DetectionProgram program) {
        desk.program(program);
    }

    AssetState asset(long assetId) {
        AssetState asset = assets.get(assetId);
        if (asset == null) {
            asset = new AssetState(assetId);
            assets.add(asset);
        }
        return asset;
    }

    /** The place of the same frame, or −1 when there is none. */
    long sameFrame(AssetState asset, InboundFrame frame, long hash) {
        return asset.recent.find(hash, frame.receivedTimeMillis());
    }

    void frame(AssetState asset, InboundFrame frame, long hash, long sequence, long nowMillis) {
        asset.recent.add(hash, sequence, frame.receivedTimeMillis());
        intake.take(asset, frame, sequence, decoder);
        counters.batchFrames++;
        changed(asset, sequence, nowMillis);
    }

    CommittedFrame outcome() {
        return intake.outcome();
    }

    CommittedFrame duplicate(AssetState asset, InboundFrame frame, long firstSequence) {
        intake.takeAgain(asset, frame, firstSequence, decoder);
        counters.batchDuplicateFrames++;
        return intake.outcome();
    }

    private void changed(AssetState asset, long sequence, long nowMillis) {
        unsaved.changed(asset, sequence, nowMillis);
        touch(asset);
    }

    private void touch(AssetState asset) {
        if (!asset.touched) {
            asset.touched = true;
            touched.add(asset);
        }
    }

    /** Lets time pass for all assets; true when that changed anything. */
    boolean tick(long timeMillis, long sequence, long nowMillis) {
        chunks.entry(sequence);
        boolean[] any = new boolean[1];
        assets.forEach(asset -> {
            if (asset.savedThrough < sequence && tick(asset, timeMillis)) {
                changed(asset, sequence, nowMillis);
                any[0] = true;
            }
        });
        return any[0];
    }

    private boolean tick(AssetState asset, long timeMillis) {
        boolean changed = asset.lastHeard - timeMillis > CLOCK_STEP_MILLIS;
        if (changed) {
            // The clock was set back: silence counts from now, or it would go unnoticed until the clock has caught up.
            asset.lastHeard = timeMillis;
        }
        changed |= desk.onTick(asset.alarms, asset.assetId, timeMillis, asset.lastHeard, asset.lastFix);
        Fragments fragments = asset.fragments;
        if (fragments != null) {
            changed |= fragments.tick(timeMillis, settings.fragmentTimeout().toMillis(), (key, serial, indexes) -> {
                if (!replaying) {
                    listener.fragmentsMissing(asset.assetId, key, serial, indexes);
                }
            });
            asset.fragments = fragments.isEmpty() ? null : fragments;
        }
        return changed;
    }

    /** Does what an operator wished. */
    AlarmAnswer wish(Wish wish, long sequence, long nowMillis) {
        AssetState asset = assets.get(Alarm.assetOf(wish.alarmId()));
        boolean done = asset != null && asset.savedThrough < sequence && apply(wish, asset);
        if (done && asset != null) {
            changed(asset, sequence, nowMillis);
        }
        if (replaying) {
            return new AlarmAnswer(AlarmAnswer.Result.DONE, null, book.last());
        }
        Alarm alarm = book.find(wish.alarmId());
        if (alarm == null) {
            return new AlarmAnswer(AlarmAnswer.Result.UNKNOWN_ALARM, null, book.last());
        }
        if (!done && wish.action() == Wish.Action.ACKNOWLEDGE) {
            done = book.acknowledgeReturned(alarm, wish.timeMillis(), wish.by());
        }
        if (done) {
            return new AlarmAnswer(AlarmAnswer.Result.DONE, book.find(wish.alarmId()), book.last());
        }
        boolean silencing = wish.action() == Wish.Action.SHELVE || wish.action() == Wish.Action.SUPPRESS;
        var refused = silencing ? AlarmAnswer.Result.NOT_ALLOWED : AlarmAnswer.Result.UNCHANGED;
        return new AlarmAnswer(refused, alarm, book.last());
    }

    private boolean apply(Wish wish, AssetState asset) {
        long now = wish.timeMillis();
        return switch (wish.action()) {
            case ACKNOWLEDGE -> desk.acknowledge(asset.alarms, wish.alarmId(), now, wish.by());
            case SHELVE -> desk.shelve(asset.alarms, wish.alarmId(), wish.untilMillis(), now, wish.by());
            case SUPPRESS -> desk.shelve(asset.alarms, wish.alarmId(), Long.MAX_VALUE, now, wish.by());
            case UNSHELVE -> desk.unshelve(asset.alarms, wish.alarmId(), now, wish.by());
        };
    }

    /** Has alarms of detectors that are gone return. */
    void programChanged(long timeMillis, long sequence, long nowMillis) {
        assets.forEach(asset -> {
            if (asset.savedThrough < sequence && !asset.alarms.isQuiet()) {
                desk.endUnknown(asset.alarms, asset.assetId, timeMillis);
                changed(asset, sequence, nowMillis);
            }
        });
    }

    /** Shows others what the last commit made so. */
    void publish() {
        for (AssetState asset : touched) {
            asset.touched = false;
            publish(asset);
        }
        touched.clear();
    }

    void publish(AssetState asset) {
        int[] active = new int[2];
        if (!asset.alarms.isQuiet()) {
            asset.alarms.forEachActive(alarm -> {
                active[0]++;
                active[1] = Math.max(active[1], alarm.severity());
            });
        }
        asset.latest = new Latest(asset.assetId, asset.lastFix, asset.lastHeard, active[0], active[1]);
        if (asset.plausibleTime != Long.MIN_VALUE) {
            assets.moved(asset, asset.plausibleLatitude, asset.plausibleLongitude);
        }
    }

    /** A frame of the log again. */
    void replay(InboundFrame frame, FrameReference reference) {
        AssetState asset = asset(frame.assetId());
        if (asset.savedThrough < reference.sequence()) {
            long hash = RecentFrames.hash(frame.bytes(), frame.protocol());
            frame(asset, frame, hash, reference.sequence(), frame.receivedTimeMillis());
        }
    }

    @Nullable
    AssetState find(long assetId) {
        return assets.find(assetId);
    }
}
