package io.bihuan.server.citizen;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the public may know of a report: never who reported it or how to reach them, and neither the words nor the pictures
 * before somebody has looked at them.
 *
 * @param number the case's number
 * @param service code of the service
 * @param updatedAt when something last happened; of a closed one, when it was closed
 * @param progress where it stands, in three steps
 * @param expectedAt when it is to be done, by the limit of its filing condition or of its type
 * @param agency the public body that handles it, only once the report was accepted
 * @param answer what the city answers in public, null before
 * @param photos keys of pictures, only once the report was accepted
 */
public record PublicReport(
        String number,
        String service,
        Progress progress,
        Instant reportedAt,
        Instant updatedAt,
        @Nullable Instant expectedAt,
        @Nullable String answer,
        @Nullable String address,
        @Nullable Double longitudeDegrees,
        @Nullable Double latitudeDegrees,
        @Nullable String agency,
        List<String> photos) {

    /** Three steps are enough for the public. */
    public enum Progress {
        RECEIVED,
        IN_PROGRESS,
        CLOSED
    }

    public PublicReport {
        photos = List.copyOf(photos);
    }

    /** Open311 knows two states. */
    public boolean open() {
        return progress != Progress.CLOSED;
    }
}
