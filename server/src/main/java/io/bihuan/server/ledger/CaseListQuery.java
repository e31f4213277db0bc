package io.bihuan.server.ledger;

import io.bihuan.server.http.Problem;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The filters of a list of cases as they come with a request; see {@link CaseFilter}. */
public record CaseListQuery(
        @Nullable String q,
        @Nullable String type,
        @Nullable String stage,
        @Nullable String state,
        @Nullable Boolean overdue,
        @Nullable Boolean mine,
        @Nullable Long organisationId,
        @Nullable Long assetId,
        @Nullable Integer severity,
        @Nullable Instant from,
        @Nullable Instant to) {

    /**
     * What is meant.
     *
     * @throws Problem 422 {@code case-state-unknown}
     */
    public CaseFilter filter() {
        return new CaseFilter(
                q,
                blankToNull(type),
                blankToNull(stage),
                closed(),
                overdue,
                Boolean.TRUE.equals(mine),
                organisationId,
                assetId,
                severity,
                from,
                to);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private @Nullable Boolean closed() {
        return switch (Objects.requireNonNullElse(state, "all").toLowerCase(Locale.ROOT)) {
            case "open" -> false;
            case "closed" -> true;
            case "all", "" -> null;
            default -> throw Problem.invalid("case-state-unknown", String.valueOf(state));
        };
    }
}
