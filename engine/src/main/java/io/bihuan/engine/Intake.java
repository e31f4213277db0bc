package io.bihuan.engine;

import io.bihuan.engine.detector.AlarmDesk;
import io.bihuan.engine.observation.Channel;
import io.bihuan.engine.observation.DeviceEvent;
import io.bihuan.engine.observation.Fix;
import io.bihuan.engine.observation.FrameReference;
import io.bihuan.engine.observation.Position;
import io.bihuan.engine.observation.Quality;
import io.bihuan.engine.packed.RowBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a decoder finds in a frame into the asset's state: judges times, tells live from late and new from known, keeps
 * the rows, and has the detectors look. Live run and replay both come through here. Owned by the partition's thread.
 */
final class Intake implements DecodeContext {
    /** 2000-01-01 UTC. Device clocks before were never set. */
    private static final long EARLIEST_MILLIS = 946_684_800_000L;
    /** An event that comes so much later than it happened is judged apart from what happens now. */
    private static final long LATE_EVENT_MILLIS = 600_000;

    private static final int MAX_CHANNELS = 256;
    private static final int MAX_EVENTS = 32;
    private static final int MAX_MESSAGES = 1024;
    /** Bytes of one asset's waiting rows at most. */
    private static final int MAX_OPEN_BYTES = 256 << 10;

    private final int partition;
    private final EngineSettings settings;
    private final ChunkWriter chunks;
    private final AlarmDesk desk;
    private final Counters counters;
    private final JumpWatch jumps = new JumpWatch();
    private final long[] fixRow = new long[Rows.FIX_COLUMNS];
    private final long[] readingRow = new long[Rows.READING_COLUMNS];
    private AssetState asset = new AssetState(0);
    private InboundFrame frame = new InboundFrame(0, 0, 0, new byte[0], null);
    private FrameReference reference = new FrameReference(0, 0);
    private boolean messagesOnly;
    private boolean fragmentPending;
    private @Nullable FrameRejection rejection;
    private List<Object> messages = List.of();

    Intake(int partition, EngineSettings settings, ChunkWriter chunks, AlarmDesk desk, Counters counters) {
        this.partition = partition;
        this.settings = settings;
        this.chunks = chunks;
        this.desk = desk;
        this.counters = counters;
    }

    /** Decodes a frame into its asset's state. */
    void take(AssetState newAsset, InboundFrame newFrame, long sequence, FrameDecoder decoder) {
        begin(newAsset, newFrame, new FrameReference(partition, sequence), false);
        chunks.entry(sequence);
        asset.lastHeard = frame.receivedTimeMillis();
        desk.onHeard(asset.alarms, asset.assetId, frame.receivedTimeMillis(), reference);
        decode(decoder);
        counters.batchRejectedFrames += rejection == null ? 0 : 1;
    }

    /** Decodes a frame that was taken before for its messages alone. */
    void takeAgain(AssetState newAsset, InboundFrame newFrame, long sequence, FrameDecoder decoder) {
        begin(newAsset, newFrame, new FrameReference(partition, sequence), true);
        decode(decoder);
        rejection = null;
    }

    private void begin(AssetState newAsset, InboundFrame newFrame, FrameReference newReference, boolean again) {
        asset = newAsset;
        frame = newFrame;
        reference = newReference;
        messagesOnly = again;
        fragmentPending = false;
        rejection = null;
        messages = List.of();
    }

    private void decode(FrameDecoder decoder) {
        try {
            decoder.decode(frame, this);
        } catch (RuntimeException | StackOverflowError e) {
            // Promise P3: whatever a decoder does with a bad frame costs that frame and nothing else.
            reject(new FrameRejection("DECODER_FAULT", "", -1, "The decoder failed with " + e));
        }
    }

    CommittedFrame outcome() {
        FrameOutcome outcome;
        if (messagesOnly) {
            outcome = FrameOutcome.DUPLICATE;
        } else if (rejection != null) {
            outcome = FrameOutcome.REJECTED;
        } else {
            outcome = fragmentPending ? FrameOutcome.FRAGMENT_PENDING : FrameOutcome.ACCEPTED;
        }
        return new CommittedFrame(frame, reference, outcome, rejection, messages);
    }

    private boolean isBadTime(long time) {
        return time < EARLIEST_MILLIS
                || time
                        > frame.receivedTimeMillis()
                                + settings.futureTolerance().toMillis();
    }

    @Override
    public void fix(
            long deviceTimeMillis,
            int latitudeMicrodegrees,
            int longitudeMicrodegrees,
            int altitudeMetres,
            int speedDecikmh,
            int directionDegrees,
            long statusBits,
            long alarmBits,
            int quality) {
        if (messagesOnly) {
            return;
        }
        boolean badTime = isBadTime(deviceTimeMillis);
        long time = badTime ? frame.receivedTimeMillis() : deviceTimeMillis;
        Fix last = asset.lastFix;
        boolean late = last != null && time <= last.deviceTimeMillis();
        int marks = quality | (badTime ? Quality.BAD_TIME : 0) | (late ? Quality.LATE : 0);
        if (!late && (marks & Quality.NO_FIX) == 0) {
            marks |= jumps.judge(asset, time, latitudeMicrodegrees, longitudeMicrodegrees);
        }
        Fix fix = new Fix(
                asset.assetId,
                time,
                frame.receivedTimeMillis(),
                reference,
                latitudeMicrodegrees,
                longitudeMicrodegrees,
                altitudeMetres,
                speedDecikmh,
                directionDegrees,
                statusBits,
                alarmBits,
                marks);
        Rows.fill(fixRow, fix, reference.sequence());
        if (late && last != null) {
            lateFix(fix, last);
            return;
        }
        chunks.append(asset, ChunkKind.FIXES, 0, asset.fixes, fixRow);
        asset.lastFix = fix;
        counters.batchObservations++;
        desk.onFix(asset.alarms, fix, false);
    }

    private void lateFix(Fix fix, Fix last) {
        KnownContent.Answer known = fix.sameContent(last)
                ? KnownContent.Answer.KNOWN
                : find(ChunkKind.FIXES, 0, asset.fixes, asset.lateFixes, fixRow);
        if (known == KnownContent.Answer.KNOWN) {
            counters.batchDuplicates++;
            return;
        }
        chunks.append(asset, ChunkKind.FIXES, 0, asset.lateFixes, fixRow);
        counters.batchObservations++;
        counters.batchLate++;
        if (known == KnownContent.Answer.NEW) {
            // What may have been judged before is stored, which readers even out, but raises nothing twice.
            desk.onFix(asset.alarms, fix, true);
        }
    }

    /** What bears the time of its receipt, for want of a time of its own that can be, is nothing that is uploaded again. */
    private KnownContent.Answer find(
            ChunkKind kind, int channel, RowBuffer live, @Nullable RowBuffer late, long[] row) {
        if (live.contains(row, kind.contentMask()) || (late != null && late.contains(row, kind.contentMask()))) {
            return KnownContent.Answer.KNOWN;
        }
        return row[Rows.TIME] == frame.receivedTimeMillis()
                ? KnownContent.Answer.NEW
                : chunks.find(asset.assetId, kind, channel, row);
    }

    @Override
    public void reading(Channel channel, double value, long deviceTimeMillis, int quality) {
        if (messagesOnly) {
            return;
        }
        double steps = value / channel.resolution();
        ChannelState state =
                Double.isFinite(steps) && Math.abs(steps) < 1L << 53 ? asset.channel(channel, MAX_CHANNELS) : null;
        if (state == null) {
            counters.batchRejectedItems++;
            return;
        }
        boolean badTime = isBadTime(deviceTimeMillis);
        long time = badTime ? frame.receivedTimeMillis() : deviceTimeMillis;
        long whole = state.channel.toSteps(value);
        boolean late = time <= state.newestTime;
        int marks = quality | (badTime ? Quality.BAD_TIME : 0) | (late ? Quality.LATE : 0);
        Rows.fill(readingRow, time, frame.receivedTimeMillis(), reference.sequence(), whole, marks);
        if (late) {
            lateReading(state, time, whole);
            return;
        }
        chunks.append(asset, ChunkKind.READINGS, state.number, state.rows, readingRow);
        state.newestTime = time;
        state.newestSteps = whole;
        counters.batchObservations++;
        desk.onReading(
                asset.alarms,
                asset.assetId,
                time,
                frame.receivedTimeMillis(),
                reference,
                state.channel,
                state.channel.fromSteps(whole),
                marks);
        boundOpenRows();
    }

    private void lateReading(ChannelState state, long time, long steps) {
        if ((time == state.newestTime && steps == state.newestSteps)
                || find(ChunkKind.READINGS, state.number, state.rows, state.late, readingRow)
                        == KnownContent.Answer.KNOWN) {
            counters.batchDuplicates++;
            return;
        }
        chunks.append(asset, ChunkKind.READINGS, state.number, state.lateRows(), readingRow);
        counters.batchObservations++;
        counters.batchLate++;
        boundOpenRows();
    }

    private void boundOpenRows() {
        // Few assets have more channels than this; only they need counting.
        if (asset.channels.size() > 32 && asset.openBytes() > MAX_OPEN_BYTES) {
            chunks.finishAll(asset);
        }
    }

    @Override
    public void event(
            String source,
            int type,
            DeviceEvent.Phase phase,
            int level,
            long deviceAlarmId,
            long deviceTimeMillis,
            @Nullable Position position,
            Map<String, String> attributes) {
        if (messagesOnly) {
            return;
        }
        long received = frame.receivedTimeMillis();
        long time = isBadTime(deviceTimeMillis) ? received : deviceTimeMillis;
        DeviceEvent event = new DeviceEvent(
                asset.assetId,
                time,
                received,
                reference,
                source,
                type,
                phase,
                level,
                deviceAlarmId,
                position,
                attributes);
        long hash = EventMemory.hash(event);
        if (asset.eventMemory.contains(hash)) {
            counters.batchDuplicates++;
            return;
        }
        asset.eventMemory.add(hash);
        boolean late = time < received - LATE_EVENT_MILLIS;
        if (asset.events.size() >= MAX_EVENTS || spansTooLong(time)) {
            chunks.finishEvents(asset);
        }
        asset.events.add(event);
        counters.batchObservations++;
        counters.batchLate += late ? 1 : 0;
        desk.onEvent(asset.alarms, event, late, asset.lastFix);
    }

    private boolean spansTooLong(long time) {
        for (DeviceEvent other : asset.events) {
            if (Math.abs(other.deviceTimeMillis() - time) > ChunkKind.EVENTS.maxSpanMillis()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void message(Object message) {
        if (messages.isEmpty()) {
            messages = new ArrayList<>(1);
        }
        if (messages.size() < MAX_MESSAGES) {
            messages.add(message);
        }
    }

    @Override
    public void reject(FrameRejection why) {
        rejection = why;
    }

    @Override
    public void itemRejected(FrameRejection why) {
        counters.batchRejectedItems++;
    }

    @Override
    public byte @Nullable [] fragment(long setKey, int total, int index, int serial, byte[] part) {
        if (messagesOnly) {
            return null;
        }
        Fragments fragments = asset.fragments;
        if (fragments == null) {
            fragments = new Fragments();
            asset.fragments = fragments;
        }
        Fragments.Added added = fragments.add(
                setKey, total, index, serial, part, frame.receivedTimeMillis(), settings.fragmentBytesPerAsset());
        if (fragments.isEmpty()) {
            asset.fragments = null;
        }
        if (added.tooMuch()) {
            reject(new FrameRejection(
                    "FRAGMENT_LIMIT",
                    "index",
                    -1,
                    "Part " + index + " of " + total + " does not fit: an asset's waiting parts take at most "
                            + settings.fragmentBytesPerAsset() + " bytes"));
        }
        fragmentPending = added.whole() == null && !added.tooMuch();
        return added.whole();
    }
}
