package io.bihuan.engine;

import io.bihuan.engine.detector.AssetAlarms;
import io.bihuan.engine.observation.Channel;
import io.bihuan.engine.observation.DeviceEvent;
import io.bihuan.engine.observation.Fix;
import io.bihuan.engine.observation.FrameReference;
import io.bihuan.engine.packed.ByteReader;
import io.bihuan.engine.packed.ByteWriter;
import io.bihuan.engine.packed.MalformedException;
import io.bihuan.engine.packed.RowBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is remembered of one asset: a function of its frames and of the ticks and wishes between them. Owned by the
 * partition's thread; only {@link #latest} is read by others.
 */
final class AssetState {
    private static final int VERSION = 2;
    static final long CLEAN = Long.MAX_VALUE;

    final long assetId;
    final RecentFrames recent = new RecentFrames();
    final RowBuffer fixes = new RowBuffer(Rows.FIX_COLUMNS);
    final RowBuffer lateFixes = new RowBuffer(Rows.FIX_COLUMNS);
    final List<ChannelState> channels = new ArrayList<>(0);
    List<DeviceEvent> events = new ArrayList<>(0);
    final EventMemory eventMemory = new EventMemory();
    AssetAlarms alarms = new AssetAlarms();

    @Nullable
    Fragments fragments;

    @Nullable
    Fix lastFix;
    /** The last position that could be believed, and how many in a row could not. */
    int plausibleLatitude;

    int plausibleLongitude;
    long plausibleTime = Long.MIN_VALUE;
    int jumps;
    long lastHeard;

    /** Up to which entry of the log the saved state reaches; entries after it are replayed. */
    long savedThrough;
    /** The first entry that changed the state since it was saved, or {@link #CLEAN}. */
    long changedSince = CLEAN;

    long changedSinceMillis;
    boolean touched;
    int slot = -1;
    volatile @Nullable Latest latest;

    AssetState(long assetId) {
        this.assetId = assetId;
    }

    /** The channel's state; null when the asset has all the channels it may have. */
    @Nullable
    ChannelState channel(Channel channel, int limit) {
        for (int i = 0; i < channels.size(); i++) {
            Channel known = channels.get(i).channel;
            if (known == channel || known.name().equals(channel.name())) {
                return channels.get(i);
            }
        }
        if (channels.size() >= limit) {
            return null;
        }
        ChannelState added = new ChannelState(channel, channels.size());
        channels.add(added);
        return added;
    }

    int openBytes() {
        int bytes = fixes.length() + lateFixes.length();
        for (ChannelState channel : channels) {
            RowBuffer late = channel.late;
            bytes += channel.rows.length() + (late == null ? 0 : late.length());
        }
        return bytes;
    }

    byte[] save(ByteWriter out, long through) {
        out.clear();
        out.u8(VERSION).varint(through).signed(lastHeard);
        recent.save(out);
        Fix fix = lastFix;
        out.flag(fix != null);
        if (fix != null) {
            saveFix(fix, out);
        }
        out.signed(plausibleLatitude)
                .signed(plausibleLongitude)
                .signed(plausibleTime)
                .varint(jumps);
        fixes.save(out);
        lateFixes.save(out);
        out.varint(channels.size());
        for (ChannelState channel : channels) {
            saveChannel(channel, out);
        }
        EventCodec.write(events, out);
        eventMemory.save(out);
        alarms.save(out);
        Fragments pending = fragments;
        out.flag(pending != null && !pending.isEmpty());
        if (pending != null && !pending.isEmpty()) {
            pending.save(out);
        }
        return out.toBytes();
    }

    private static void saveFix(Fix fix, ByteWriter out) {
        FrameReference reference = fix.reference();
        out.signed(fix.deviceTimeMillis()).signed(fix.receivedTimeMillis());
        out.varint(reference == null ? 0 : reference.sequence());
        out.signed(fix.latitudeMicrodegrees())
                .signed(fix.longitudeMicrodegrees())
                .signed(fix.altitudeMetres());
        out.signed(fix.speedDecikmh()).signed(fix.directionDegrees());
        out.signed(fix.statusBits()).signed(fix.alarmBits()).varint(fix.quality());
    }

    private static void saveChannel(ChannelState channel, ByteWriter out) {
        out.text(channel.channel.name()).text(channel.channel.unit()).real(channel.channel.resolution());
        out.signed(channel.newestTime).signed(channel.newestSteps);
        channel.rows.save(out);
        RowBuffer late = channel.late;
        out.flag(late != null);
        if (late != null) {
            late.save(out);
        }
    }

    static AssetState load(long assetId, int partition, byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        int version = in.u8();
        if (version < 1 || version > VERSION) {
            throw new MalformedException("The saved state of asset " + assetId + " has version " + version
                    + "; this program reads up to " + VERSION);
        }
        AssetState state = new AssetState(assetId);
        state.savedThrough = in.varint();
        state.lastHeard = in.signed();
        state.recent.load(in);
        state.lastFix = in.flag() ? loadFix(assetId, partition, in) : null;
        state.plausibleLatitude = (int) in.signed();
        state.plausibleLongitude = (int) in.signed();
        state.plausibleTime = in.signed();
        state.jumps = (int) in.varint();
        state.fixes.load(in);
        state.lateFixes.load(in);
        int channels = in.count();
        for (int i = 0; i < channels; i++) {
            state.channels.add(loadChannel(i, in));
        }
        state.events = new ArrayList<>(EventCodec.read(in, assetId, partition));
        state.eventMemory.load(in);
        state.alarms = AssetAlarms.load(in);
        if (in.flag()) {
            state.fragments = version == 1 ? Fragments.loadOfVersion1(in) : Fragments.load(in);
        }
        return state;
    }

    private static Fix loadFix(long assetId, int partition, ByteReader in) {
        long time = in.signed();
        long received = in.signed();
        FrameReference reference = new FrameReference(partition, in.varint());
        return new Fix(
                assetId,
                time,
                received,
                reference,
                (int) in.signed(),
                (int) in.signed(),
                (int) in.signed(),
                (int) in.signed(),
                (int) in.signed(),
                in.signed(),
                in.signed(),
                (int) in.varint());
    }

    private static ChannelState loadChannel(int number, ByteReader in) {
        ChannelState state = new ChannelState(new Channel(in.text(), in.text(), in.real()), number);
        state.newestTime = in.signed();
        state.newestSteps = in.signed();
        state.rows.load(in);
        if (in.flag()) {
            state.lateRows().load(in);
        }
        return state;
    }
}
