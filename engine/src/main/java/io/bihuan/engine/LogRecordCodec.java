package io.bihuan.engine;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdException;
import io.bihuan.engine.packed.ByteReader;
import io.bihuan.engine.packed.ByteWriter;
import io.bihuan.engine.packed.Columns;
import io.bihuan.engine.packed.MalformedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form of log records. Frames of one length are laid side by side: first all their first bytes, then all their second
 * bytes, and so on, with their asset, protocol and time in columns of their own. Frames of one protocol resemble each other
 * byte by byte, so that the compressor sees long runs where it would otherwise see noise at every step.
 *
 * <pre>
 * version u8 · compressed u8 · plain length varint · first receive time varint · body (perhaps compressed)
 * body: entries varint · per entry: kind u8, or for frames a run: 0 u8, count varint · other entries' contents in place
 *       · frames: assets, protocols, times, lengths as differences · bytes, transposed per length in order of first use
 * </pre>
 */
final class LogRecordCodec {
    private static final int VERSION = 1;
    private static final int FRAMES = 0;
    private static final int TICK = 1;
    private static final int WISH = 2;
    private static final int PROGRAM = 3;
    /** Records shorter than this are left to the store's block compression. */
    private static final int COMPRESS_FROM = 256;

    private static final int MAX_PLAIN = 512 << 20;
    private static final int LEVEL = 1;

    private final ByteWriter body = new ByteWriter(1 << 16);
    private final ByteWriter out = new ByteWriter(1 << 16);
    /** One for all records: making one costs more than compressing a small record. */
    private @Nullable ZstdCompressCtx compressor;

    private byte[] packed = new byte[0];

    byte[] write(LogRecord record) {
        body.clear();
        List<InboundFrame> frames = new ArrayList<>(record.size());
        writeEntries(record.entries(), frames);
        writeHeads(frames);
        writeBytes(frames);
        out.clear();
        out.u8(VERSION);
        int length = body.length() < COMPRESS_FROM ? Integer.MAX_VALUE : compress();
        boolean worthIt = length < body.length();
        out.flag(worthIt)
                .varint(body.length())
                .varint(frames.isEmpty() ? 0 : frames.getFirst().receivedTimeMillis());
        out.raw(worthIt ? packed : body.array(), 0, worthIt ? length : body.length());
        return out.toBytes();
    }

    private int compress() {
        int most = (int) Zstd.compressBound(body.length());
        if (packed.length < most) {
            packed = new byte[most + most / 4];
        }
        ZstdCompressCtx ready = compressor;
        if (ready == null) {
            ready = new ZstdCompressCtx().setLevel(LEVEL);
            compressor = ready;
        }
        return ready.compressByteArray(packed, 0, packed.length, body.array(), 0, body.length());
    }

    /** Gives back the compressor's memory. */
    void release() {
        if (compressor != null) {
            compressor.close();
            compressor = null;
        }
    }

    private void writeEntries(List<LogRecord.Entry> entries, List<InboundFrame> frames) {
        int i = 0;
        while (i < entries.size()) {
            switch (entries.get(i)) {
                case LogRecord.Frame _ -> {
                    int start = i;
                    while (i < entries.size() && entries.get(i) instanceof LogRecord.Frame(InboundFrame frame)) {
                        frames.add(frame);
                        i++;
                    }
                    body.u8(FRAMES).varint(i - start);
                    i--;
                }
                case LogRecord.Tick(long time) -> body.u8(TICK).varint(time);
                case LogRecord.ProgramChanged(long time) -> body.u8(PROGRAM).varint(time);
                case LogRecord.Wished(Wish wish) ->
                    body.u8(WISH)
                            .u8(wish.action().ordinal())
                            .text(wish.alarmId())
                            .varint(wish.untilMillis())
                            .varint(wish.timeMillis())
                            .text(wish.by());
            }
            i++;
        }
        body.u8(0xFF);
    }

    private void writeHeads(List<InboundFrame> frames) {
        long before = 0;
        for (InboundFrame frame : frames) {
            body.signed(frame.assetId() - before);
            before = frame.assetId();
        }
        before = 0;
        for (InboundFrame frame : frames) {
            body.signed(frame.protocol() - before);
            before = frame.protocol();
        }
        before = 0;
        for (InboundFrame frame : frames) {
            body.signed(frame.receivedTimeMillis() - before);
            before = frame.receivedTimeMillis();
        }
        for (InboundFrame frame : frames) {
            body.varint(frame.bytes().length);
        }
    }

    private void writeBytes(List<InboundFrame> frames) {
        Map<Integer, List<byte[]>> groups = new LinkedHashMap<>();
        List<byte[]> group = List.of();
        int length = -1;
        for (InboundFrame frame : frames) {
            byte[] bytes = frame.bytes();
            if (bytes.length != length) {
                length = bytes.length;
                group = groups.computeIfAbsent(length, _ -> new ArrayList<>());
            }
            group.add(bytes);
        }
        for (List<byte[]> rows : groups.values()) {
            int at = body.room(rows.size() * rows.getFirst().length);
            Columns.lay(rows, body.array(), at);
        }
    }

    /** The receive time of a record's first frame, or 0 when it has none. */
    static long firstReceived(byte[] record) {
        ByteReader in = new ByteReader(record);
        in.u8();
        in.u8();
        in.varint();
        return in.varint();
    }

    static LogRecord read(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        int version = in.u8();
        if (version != VERSION) {
            throw new MalformedException("A log record has version " + version + "; this program reads " + VERSION);
        }
        boolean compressed = in.flag();
        long plain = in.varint();
        in.varint();
        byte[] rest = in.raw(in.remaining());
        if (plain < 0 || plain > MAX_PLAIN) {
            throw new MalformedException("A log record claims " + plain + " bytes");
        }
        return readBody(new ByteReader(compressed ? decompress(rest, (int) plain) : rest));
    }

    private static byte[] decompress(byte[] packed, int length) {
        try {
            return Zstd.decompress(packed, length);
        } catch (ZstdException e) {
            throw new MalformedException("A log record's compressed bytes are damaged: " + e.getMessage());
        }
    }

    private static LogRecord readBody(ByteReader in) {
        List<LogRecord.@Nullable Entry> entries = new ArrayList<>();
        int frames = 0;
        for (int kind = in.u8(); kind != 0xFF; kind = in.u8()) {
            switch (kind) {
                case FRAMES -> {
                    int run = in.count();
                    frames += run;
                    for (int i = 0; i < run; i++) {
                        entries.add(null);
                    }
                }
                case TICK -> entries.add(new LogRecord.Tick(in.varint()));
                case PROGRAM -> entries.add(new LogRecord.ProgramChanged(in.varint()));
                case WISH -> entries.add(new LogRecord.Wished(readWish(in)));
                default -> throw new MalformedException("A log record holds an entry of unknown kind " + kind);
            }
        }
        InboundFrame[] read = readFrames(in, frames);
        LogRecord record = new LogRecord();
        int next = 0;
        for (LogRecord.@Nullable Entry entry : entries) {
            record.add(entry != null ? entry : new LogRecord.Frame(read[next++]));
        }
        return record;
    }

    private static Wish readWish(ByteReader in) {
        Wish.Action action = Wish.Action.values()[Math.min(in.u8(), Wish.Action.values().length - 1)];
        String alarm = in.text();
        long until = in.varint();
        return new Wish(action, alarm, until, in.varint(), in.text());
    }

    private static InboundFrame[] readFrames(ByteReader in, int count) {
        long[] assets = differences(in, count);
        long[] protocols = differences(in, count);
        long[] times = differences(in, count);
        byte[][] bytes = new byte[count][];
        Map<Integer, Integer> groups = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            bytes[i] = new byte[in.count()];
            groups.merge(bytes[i].length, 1, Integer::sum);
        }
        Map<Integer, Integer> seen = new HashMap<>();
        Map<Integer, byte[]> blocks = new HashMap<>();
        groups.forEach((length, members) -> blocks.put(length, in.raw(length * members)));
        InboundFrame[] frames = new InboundFrame[count];
        for (int i = 0; i < count; i++) {
            int length = bytes[i].length;
            int members = groups.getOrDefault(length, 0);
            int index = seen.merge(length, 1, Integer::sum) - 1;
            byte[] block = blocks.getOrDefault(length, new byte[0]);
            for (int b = 0; b < length; b++) {
                bytes[i][b] = block[b * members + index];
            }
            frames[i] = new InboundFrame(assets[i], (int) protocols[i], times[i], bytes[i], null);
        }
        return frames;
    }

    private static long[] differences(ByteReader in, int count) {
        long[] values = new long[count];
        long value = 0;
        for (int i = 0; i < count; i++) {
            value += in.signed();
            values[i] = value;
        }
        return Arrays.copyOf(values, count);
    }
}
