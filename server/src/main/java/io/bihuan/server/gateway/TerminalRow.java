package io.bihuan.server.gateway;

import org.jspecify.annotations.Nullable;

/** What the database says about a terminal's admission. */
record TerminalRow(
        long id,
        String phone,
        TerminalState state,
        TerminalIdentity identity,
        Datum datum,
        byte @Nullable [] codeHash,
        @Nullable Long assetId) {}
