package io.bihuan.server.gateway;

import io.bihuan.codec.jt808.Jt808Edition;
import io.bihuan.codec.jt808.Jt808Framing;
import io.bihuan.engine.InboundFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Any content of a frame, as the engine's decoder and the frame page's describer see it. */
public final class DecoderFuzz implements Consumer<byte[]> {

    private static final long NOW = 1_795_000_000_000L;

    /** Contents of frames, with an edition before them. */
    public static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        for (byte[] raw : FuzzSeeds.frames()) {
            byte[] content = Jt808Framing.open(raw, 1, raw.length - 1);
            byte[] seed = new byte[content.length + 1];
            seed[0] = 2;
            System.arraycopy(content, 0, seed, 1, content.length);
            seeds.add(seed);
        }
        return seeds;
    }

    @Override
    public void accept(byte[] input) {
        if (input.length == 0) {
            return;
        }
        Jt808Edition edition = Jt808Edition.values()[(input[0] & 0xFF) % Jt808Edition.values().length];
        byte[] content = java.util.Arrays.copyOfRange(input, 1, input.length);
        // Nothing reaches the engine that framing has refused.
        try {
            io.bihuan.codec.jt808.Jt808HeaderView.check(content);
        } catch (io.bihuan.codec.jt808.Jt808Rejection rejection) {
            return;
        }
        var frame = new InboundFrame(1, WireFormat.of(edition, Datum.WGS84), NOW, content, null);
        new Jt808FrameDecoder().decode(frame, new RecordingContext());
    }
}
