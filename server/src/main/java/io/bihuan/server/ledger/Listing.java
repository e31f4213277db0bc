package io.bihuan.server.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The levels of listed supervision, lowest first. */
final class Listing {

    static final List<String> LEVELS = List.of("enterprise", "department", "city");

    private Listing() {}

    /** The level of a rank, null for null. */
    static @Nullable String level(@Nullable Integer rank) {
        return rank == null ? null : LEVELS.get(rank - 1);
    }

    /** The level of a listed case as a number, 1 lowest; null when it is not listed. */
    static @Nullable Integer rank(CaseState state) {
        int rank = LEVELS.indexOf(String.valueOf(state.map("listed").get("level")));
        return rank < 0 ? null : rank + 1;
    }
}
