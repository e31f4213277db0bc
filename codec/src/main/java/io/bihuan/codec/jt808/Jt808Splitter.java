package io.bihuan.codec.jt808;

import static io.bihuan.codec.jt808.Jt808Rejection.Code.DELIMITER;

import java.util.Arrays;

/**
 * Cuts a byte stream at its delimiters. One instance belongs to one connection and to the thread that reads it.
 *
 * <p>Any non-empty run between two delimiters is a frame, so {@code 7E 7E} ends one and starts the next, a single
 * shared {@code 7E} does both, and rubbish between frames costs one rejected frame and no more. A run longer than
 * {@link Jt808Framing#MAX_ESCAPED_BYTES} is never kept: it is reported once and skipped to the next delimiter. Memory:
 * at most that many bytes for the frame that is still incomplete.
 */
public final class Jt808Splitter {
    /** Receives what the splitter finds, during {@link #feed}. */
    public interface Sink {
        /**
         * One frame, still escaped, without delimiters. The array belongs to the splitter or its caller: use it before
         * returning, or copy.
         */
        void frame(byte[] buffer, int from, int to);

        /** Bytes that cannot be a frame: DELIMITER (rubbish before the first one) or FRAME_TOO_LONG. */
        void rejected(Jt808Rejection rejection, byte[] buffer, int from, int to);
    }

    private byte[] carry = new byte[256];
    private int carried;
    private boolean started;
    private boolean skipping;

    /** Feeds the next bytes of the stream and reports every frame they complete. */
    public void feed(byte[] chunk, int from, int to, Sink sink) {
        int start = from;
        for (int i = from; i < to; i++) {
            if (chunk[i] == Jt808Framing.DELIMITER_BYTE) {
                end(chunk, start, i, sink);
                start = i + 1;
            }
        }
        keep(chunk, start, to, sink);
    }

    /** Bytes of an unfinished frame waiting for the rest. */
    public int pendingBytes() {
        return carried;
    }

    private void end(byte[] chunk, int from, int to, Sink sink) {
        if (skipping) {
            skipping = false;
        } else if (carried == 0) {
            emit(chunk, from, to, sink);
        } else if (append(chunk, from, to, sink)) {
            emit(carry, 0, carried, sink);
        } else {
            skipping = false;
        }
        carried = 0;
        started = true;
    }

    private void emit(byte[] buffer, int from, int to, Sink sink) {
        if (from == to) {
            return;
        }
        if (!started) {
            sink.rejected(
                    new Jt808Rejection(DELIMITER, "delimiter", 0, (to - from) + " bytes before the first delimiter"),
                    buffer,
                    from,
                    to);
        } else if (to - from > Jt808Framing.MAX_ESCAPED_BYTES) {
            sink.rejected(Jt808Framing.tooLong(to - from), buffer, from, from + Jt808Framing.MAX_ESCAPED_BYTES);
        } else {
            sink.frame(buffer, from, to);
        }
    }

    private void keep(byte[] chunk, int from, int to, Sink sink) {
        if (!skipping && from < to) {
            append(chunk, from, to, sink);
        }
    }

    /** Adds to the unfinished frame; false when that would pass the limit, which is then reported. */
    private boolean append(byte[] chunk, int from, int to, Sink sink) {
        int length = carried + to - from;
        if (length > Jt808Framing.MAX_ESCAPED_BYTES) {
            byte[] head = Arrays.copyOf(carry, Jt808Framing.MAX_ESCAPED_BYTES);
            System.arraycopy(chunk, from, head, carried, head.length - carried);
            sink.rejected(Jt808Framing.tooLong(length), head, 0, head.length);
            skipping = true;
            carried = 0;
            return false;
        }
        if (length > carry.length) {
            carry = Arrays.copyOf(carry, Math.min(Jt808Framing.MAX_ESCAPED_BYTES, Math.max(length, 2 * carry.length)));
        }
        System.arraycopy(chunk, from, carry, carried, to - from);
        carried = length;
        return true;
    }
}
