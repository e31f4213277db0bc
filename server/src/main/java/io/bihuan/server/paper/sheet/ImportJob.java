package io.bihuan.server.paper.sheet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file of cases on its way into the ledger.
 *
 * @param rows rows in which something stood
 * @param done rows looked at so far
 * @param taken rows that became cases; with {@link ImportMode#CHECK} those that would
 * @param refused rows with faults
 * @param known rows that had become cases before
 * @param problem why the job as a whole did not come to an end, null when it did; in words where people read it
 * @param hasResult whether the file with its outcome can be fetched
 */
record ImportJob(
        long id,
        String type,
        String fileName,
        ImportMode mode,
        State state,
        int rows,
        int done,
        int taken,
        int refused,
        int known,
        @Nullable String problem,
        Instant createdAt,
        @Nullable Instant finishedAt,
        boolean hasResult) {

    /** Where a job stands. */
    enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED
    }

    /** The same with the problem in words. */
    ImportJob told(String words) {
        return new ImportJob(
                id,
                type,
                fileName,
                mode,
                state,
                rows,
                done,
                taken,
                refused,
                known,
                words,
                createdAt,
                finishedAt,
                hasResult);
    }
}
