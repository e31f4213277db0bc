package io.bihuan.server.ledger.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Tells the few file types that serve as evidence by their first bytes, and nothing else. */
final class MediaSignature {

    /** How many first bytes are looked at. */
    static final int LOOKED_AT = 16;

    /** Major brands of the ISO base media format (ISO/IEC 14496-12) that players take for MP4. */
    private static final Set<String> MP4_BRANDS =
            Set.of("isom", "iso2", "iso3", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "dash", "M4V ", "MSNV");

    private MediaSignature() {}

    /** The media type of a file that begins like this; empty when it is none of JPEG, PNG, WebP, MP4, PDF. */
    static Optional<String> mediaType(byte[] head) {
        if (begins(head, 0, 0xFF, 0xD8, 0xFF)) {
            return Optional.of("image/jpeg");
        }
        if (begins(head, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return Optional.of("image/png");
        }
        if (begins(head, 0, 'R', 'I', 'F', 'F') && begins(head, 8, 'W', 'E', 'B', 'P')) {
            return Optional.of("image/webp");
        }
        if (begins(head, 0, '%', 'P', 'D', 'F', '-')) {
            return Optional.of("application/pdf");
        }
        if (begins(head, 4, 'f', 't', 'y', 'p')
                && head.length >= 12
                && MP4_BRANDS.contains(new String(Arrays.copyOfRange(head, 8, 12), StandardCharsets.ISO_8859_1))) {
            return Optional.of("video/mp4");
        }
        return Optional.empty();
    }

    private static boolean begins(byte[] head, int offset, int... wanted) {
        if (head.length < offset + wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if ((head[offset + i] & 0xFF) != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
