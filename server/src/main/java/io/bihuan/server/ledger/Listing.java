package io.bihuan.server.ledger;

import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.history.EventChain;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The levels of listed supervision, lowest first. */
final class Listing {

    static final List<String> LEVELS = List.of("enterprise", "department", "city");

    private Listing() {}

    /** The facts of a case that is put on the list by a step. */
    static Map<String, @Nullable Object> facts(String level, @Nullable LocalDate until, EffectWork work) {
        Map<String, @Nullable Object> facts = work.signed();
        facts.remove("at");
        facts.put("since", EventChain.written(work.at()));
        facts.put("level", level);
        facts.put("until", until == null ? null : until.toString());
        return facts;
    }

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
