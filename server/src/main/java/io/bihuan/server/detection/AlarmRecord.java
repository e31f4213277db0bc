package io.bihuan.server.detection;

import org.jspecify.annotations.Nullable;

/**
 * A row of the {@code alarm} table: what everybody may be told, and what nobody needs to know.
 *
 * @param gridId part of whose row it is
 * @param sequence the step of the alarm's life that was applied last
 */
record AlarmRecord(AlarmRow row, @Nullable Long gridId, long sequence) {}
