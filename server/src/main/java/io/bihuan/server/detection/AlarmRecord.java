package io.bihuan.server.detection;

import org.jspecify.annotations.Nullable;

/** A row of the {@code alarm} table: what everybody may be told, and the grid that says who everybody is. */
record AlarmRecord(AlarmRow row, @Nullable Long gridId) {}
