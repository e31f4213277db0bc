package io.bihuan.engine;

import io.bihuan.engine.observation.FrameReference;
import io.bihuan.engine.packed.ByteReader;
import io.bihuan.engine.store.Keys;
import io.bihuan.engine.store.Store;
import io.bihuan.engine.store.Table;
import java.util.Map;

/** Applies the log's tail to the saved states: each asset takes the entries after the one its state was saved at. */
final class Replay {
    private final int partition;
    private final Store store;
    private final Recording recording;

    Replay(int partition, Store store, Recording recording) {
        this.partition = partition;
        this.store = store;
        this.recording = recording;
    }

    static byte[] fromKey(int partition) {
        return Keys.meta("replay." + partition);
    }

    /** Replays; returns the number of the next entry. */
    long run() {
        byte[] saved = store.get(Table.META, fromKey(partition));
        long from = saved == null ? 0 : new ByteReader(saved).varint();
        byte[] start = Keys.sequence(partition, from);
        Map.Entry<byte[], byte[]> covering = store.floor(Table.LOG, start);
        if (covering != null && Keys.partitionOf(covering.getKey()) == partition) {
            start = covering.getKey();
        }
        long[] next = {Math.max(1, from)};
        store.scan(Table.LOG, start, Keys.sequence(partition + 1, 0), (key, value) -> {
            next[0] = apply(Keys.sequenceOf(key), LogRecordCodec.read(value));
            return true;
        });
        return next[0];
    }

    private long apply(long firstSequence, LogRecord record) {
        long sequence = firstSequence;
        for (LogRecord.Entry entry : record.entries()) {
            switch (entry) {
                case LogRecord.Frame(InboundFrame frame) ->
                    recording.replay(frame, new FrameReference(partition, sequence));
                case LogRecord.Tick(long time) -> recording.tick(time, sequence, time);
                case LogRecord.Wished(Wish wish) -> recording.wish(wish, sequence, wish.timeMillis());
                case LogRecord.ProgramChanged(long time) -> recording.programChanged(time, sequence, time);
            }
            sequence++;
        }
        return sequence;
    }
}
