package io.bihuan.server.ledger.evidence;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** The first bytes of any file: one of the types we take, or none. */
public final class EvidenceFuzz implements Consumer<byte[]> {

    private static final List<String> TAKEN =
            List.of("image/jpeg", "image/png", "image/webp", "video/mp4", "application/pdf");

    /** Beginnings of files. */
    public static List<byte[]> seeds() {
        return List.of(
                new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0},
                new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10},
                "RIFF0000WEBPVP8 ".getBytes(StandardCharsets.US_ASCII),
                "\0\0\0\u0020ftypisom0000".getBytes(StandardCharsets.US_ASCII),
                "%PDF-1.7".getBytes(StandardCharsets.US_ASCII),
                "<svg onload=alert(1)>".getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void accept(byte[] input) {
        MediaSignature.mediaType(input).filter(type -> !TAKEN.contains(type)).ifPresent(type -> {
            throw new IllegalStateException("took " + type);
        });
    }
}
