package io.bihuan.server.http;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells a full disk, ours or the database's, from other failures. */
final class FullDisk {

    /** PostgreSQL's {@code disk_full}. */
    private static final String SQL_STATE = "53100";

    /** Java has no exception of its own for it; these are the systems' words, which no locale translates. */
    private static final List<String> WORDS =
            List.of("No space left on device", "Disk quota exceeded", "There is not enough space on the disk");

    private FullDisk() {}

    static boolean causes(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused && SQL_STATE.equals(refused.getSQLState())) {
                return true;
            }
            String message = cause.getMessage();
            if (cause instanceof IOException
                    && message != null
                    && WORDS.stream().anyMatch(message::contains)) {
                return true;
            }
        }
        return false;
    }
}
