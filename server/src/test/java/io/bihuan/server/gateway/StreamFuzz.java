package io.bihuan.server.gateway;

import io.bihuan.codec.jt808.Jt808Codec;
import io.bihuan.codec.jt808.Jt808Frame;
import io.bihuan.codec.jt808.Jt808Framing;
import io.bihuan.codec.jt808.Jt808Rejection;
import io.bihuan.codec.jt808.Jt808Splitter;
import java.util.List;
import java.util.function.Consumer;

/** Any stream of bytes, in pieces: frames or rejections. */
public final class StreamFuzz implements Consumer<byte[]> {

    /** Whole frames. */
    public static List<byte[]> seeds() {
        return FuzzSeeds.frames();
    }

    @Override
    public void accept(byte[] input) {
        var splitter = new Jt808Splitter();
        var sink = new Jt808Splitter.Sink() {
            @Override
            public void frame(byte[] buffer, int from, int to) {
                try {
                    Jt808Frame frame = Jt808Framing.frame(Jt808Framing.open(buffer, from, to));
                    Jt808Codec.decode(frame, null);
                } catch (Jt808Rejection rejection) {
                    told(rejection);
                }
            }

            @Override
            public void rejected(Jt808Rejection rejection, byte[] buffer, int from, int to) {
                told(rejection);
            }
        };
        int half = input.length / 2;
        splitter.feed(input, 0, half, sink);
        splitter.feed(input, half, input.length - half, sink);
    }

    static void told(Jt808Rejection rejection) {
        if (rejection.field().isBlank() || rejection.getMessage() == null) {
            throw new IllegalStateException("a rejection without a reason");
        }
    }
}
