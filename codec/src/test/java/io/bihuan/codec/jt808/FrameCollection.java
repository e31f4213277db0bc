package io.bihuan.codec.jt808;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The shared collection of recorded frames, a table beside the repository. Where it is not there the tests that need it
 * are skipped and say so.
 */
final class FrameCollection {
    /** One row: which edition it is filed under, what it is, what its checksum column says, and its bytes. */
    record Row(int line, String protocol, String message, String verdict, byte[] bytes) {
        boolean valid() {
            return verdict.startsWith("valid");
        }

        boolean bodyOnly() {
            return protocol.endsWith("-BODY");
        }

        int messageId() {
            return Integer.parseInt(message, 2, 6, 16);
        }

        @Override
        public String toString() {
            return "line " + line + " " + protocol + " " + message;
        }
    }

    private FrameCollection() {}

    static Stream<Row> rows() {
        Path file = Path.of(System.getProperty("bihuan.root", "."), "..", "shared", "protocol", "frames.tsv");
        assumeTrue(Files.isRegularFile(file), () -> "no frame collection at " + file.normalize());
        try {
            List<String> lines = Files.readAllLines(file);
            return Stream.iterate(1, i -> i < lines.size(), i -> i + 1)
                    .map(i -> row(i + 1, lines.get(i).split("\t")))
                    .filter(row ->
                            row.protocol().startsWith("JT808") || row.protocol().startsWith("JSATL12"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(int line, String[] columns) {
        boolean ours = columns[0].startsWith("JT808") || columns[0].startsWith("JSATL12");
        byte[] bytes = ours ? HexFormat.of().parseHex(columns[3]) : new byte[0];
        return new Row(line, columns[0], columns[1], columns[2], bytes);
    }
}
