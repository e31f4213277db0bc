package io.bihuan.benchmarks.load;

/**
 * Reads what a platform sends, byte by byte, without creating objects: general acknowledgements come out as numbers,
 * anything else as its unescaped content. One instance per connection.
 */
final class AckReader {

    private static final int HEADER = 12;
    private static final int LONGEST = 1100;

    /** Receives what was read. */
    interface Sink {
        /** 0x8001: which of our messages it answers, and how. */
        void acknowledged(int serial, int messageId, int result);

        /** Any other message: header and body in {@code content[0, length)}, valid during the call. */
        void other(byte[] content, int length);
    }

    private final byte[] content = new byte[LONGEST];
    private int length;
    private boolean escape;

    void read(byte[] bytes, int to, Sink sink) {
        for (int i = 0; i < to; i++) {
            byte b = bytes[i];
            if (b == 0x7E) {
                end(sink);
            } else if (b == 0x7D) {
                escape = true;
            } else if (length < LONGEST) {
                content[length++] = escape ? (byte) (b + 0x7C) : b;
                escape = false;
            }
        }
    }

    private void end(Sink sink) {
        if (length == 0) {
            return;
        }
        int checksum = 0;
        for (int i = 0; i < length; i++) {
            checksum ^= content[i];
        }
        if ((checksum & 0xFF) != 0) {
            throw new IllegalStateException("The server sent a frame of " + length + " bytes with a wrong checksum");
        }
        if (content[0] == (byte) 0x80 && content[1] == 0x01 && length == HEADER + 6) {
            sink.acknowledged(u16(HEADER), u16(HEADER + 2), content[HEADER + 4]);
        } else {
            sink.other(content, length - 1);
        }
        length = 0;
    }

    private int u16(int at) {
        return (content[at] & 0xFF) << 8 | content[at + 1] & 0xFF;
    }
}
