package io.bihuan.server.gateway;

import java.io.ByteArrayOutputStream;

/**
 * Hex as people paste it: with blanks, commas or colons between the bytes, {@code 0x} before them, with or without the
 * delimiters 7E.
 */
final class HexLine {
    /** What stands where a hex digit should. */
    static final class NotHex extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private final int column;
        private final String detail;

        NotHex(int column, String detail) {
            super(detail);
            this.column = column;
            this.detail = detail;
        }

        /** What is wrong. */
        String detail() {
            return detail;
        }

        /** The column, from 0. */
        int column() {
            return column;
        }
    }

    private static final int DELIMITER = 0x7E;

    private HexLine() {}

    /** Whether a line holds no frame: blank, or a comment that starts with #. */
    static boolean isSilent(String line) {
        String text = line.strip();
        return text.isEmpty() || text.startsWith("#");
    }

    /** The bytes of a line, with delimiters put where they are missing. */
    static byte[] frame(String line) {
        byte[] bytes = bytes(line);
        boolean opened = bytes.length > 0 && bytes[0] == DELIMITER;
        boolean closed = bytes.length > 1 && bytes[bytes.length - 1] == DELIMITER;
        if (opened && closed) {
            return bytes;
        }
        ByteArrayOutputStream frame = new ByteArrayOutputStream(bytes.length + 2);
        if (!opened) {
            frame.write(DELIMITER);
        }
        frame.writeBytes(bytes);
        if (!closed) {
            frame.write(DELIMITER);
        }
        return frame.toByteArray();
    }

    private static byte[] bytes(String line) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(line.length() / 2);
        int high = -1;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (isSeparator(c)) {
                continue;
            }
            if (c == '0' && high < 0 && i + 1 < line.length() && (line.charAt(i + 1) | 0x20) == 'x') {
                i++;
                continue;
            }
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw new NotHex(i, "'" + c + "' is not a hex digit");
            }
            if (high < 0) {
                high = digit;
            } else {
                bytes.write(high << 4 | digit);
                high = -1;
            }
        }
        if (high >= 0) {
            throw new NotHex(line.length(), "the last byte has only one digit");
        }
        return bytes.toByteArray();
    }

    private static boolean isSeparator(char c) {
        return Character.isWhitespace(c) || c == ',' || c == ':' || c == '-' || c == '\uFEFF';
    }
}
