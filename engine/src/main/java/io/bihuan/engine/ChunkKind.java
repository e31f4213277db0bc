package io.bihuan.engine;

/** Sorts of chunks. */
enum ChunkKind {
    FIXES(21_600_000L, Rows.FIX_COLUMNS, Rows.FIX_CONTENT),
    READINGS(86_400_000L, Rows.READING_COLUMNS, Rows.READING_CONTENT),
    EVENTS(86_400_000L, 0, 0);

    /** Rows of a chunk at most. */
    static final int MAX_ROWS = 256;

    private final long maxSpanMillis;
    private final int columns;
    private final int contentMask;

    ChunkKind(long maxSpanMillis, int columns, int contentMask) {
        this.maxSpanMillis = maxSpanMillis;
        this.columns = columns;
        this.contentMask = contentMask;
    }

    /** From the first to the last device time of a chunk at most; a search starts that much before its range. */
    long maxSpanMillis() {
        return maxSpanMillis;
    }

    int columns() {
        return columns;
    }

    int contentMask() {
        return contentMask;
    }
}
