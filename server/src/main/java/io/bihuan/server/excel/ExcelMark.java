package io.bihuan.server.excel;

import org.jspecify.annotations.Nullable;

/** A value whose cell is coloured and carries a comment, for instance because it was refused. */
public record ExcelMark(@Nullable Object value, String comment) {}
