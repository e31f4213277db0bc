package io.bihuan.server.gateway;

import io.bihuan.codec.jt808.Jt808Codec;
import io.bihuan.codec.jt808.Jt808Edition;
import io.bihuan.codec.jt808.Jt808Frame;
import io.bihuan.codec.jt808.Jt808Framing;
import io.bihuan.codec.jt808.Jt808Message;
import io.bihuan.codec.jt808.Jt808Rejection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Any body of any known message in any edition: a message or a rejection; what was read can be written. */
public final class BodyFuzz implements Consumer<byte[]> {

    private static final int[] IDS =
            IntStream.range(0, 0x10000).filter(Jt808Codec::isKnown).toArray();
    private static final int HEAD = 2;

    /** Bodies of frames, each with its message's place among the known ones and an edition before it. */
    public static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        for (byte[] raw : FuzzSeeds.frames()) {
            Jt808Frame frame = Jt808Framing.read(raw);
            int id = Arrays.binarySearch(IDS, frame.header().messageId());
            if (id >= 0) {
                byte[] body = frame.body();
                byte[] seed = new byte[HEAD + body.length];
                seed[0] = (byte) id;
                seed[1] = (byte) Jt808Codec.edition(frame, null).ordinal();
                System.arraycopy(body, 0, seed, HEAD, body.length);
                seeds.add(seed);
            }
        }
        return seeds;
    }

    @Override
    public void accept(byte[] input) {
        if (input.length < HEAD) {
            return;
        }
        int id = IDS[(input[0] & 0xFF) % IDS.length];
        Jt808Edition edition = Jt808Edition.values()[(input[1] & 0xFF) % Jt808Edition.values().length];
        Jt808Message message;
        try {
            message = Jt808Codec.decodeBody(id, Arrays.copyOfRange(input, HEAD, input.length), edition);
        } catch (Jt808Rejection rejection) {
            StreamFuzz.told(rejection);
            return;
        }
        try {
            Jt808Codec.encodeBody(message, edition);
        } catch (IllegalArgumentException tooLong) {
            // Bytes that are no GBK become a replacement character, which can take more room than the field has.
            String why = String.valueOf(tooLong.getMessage());
            if (!why.contains("more than") && !why.contains("does not fit")) {
                throw tooLong;
            }
        }
    }
}
