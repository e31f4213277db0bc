package io.bihuan.server.ledger;

import io.bihuan.server.http.Problem;
import io.bihuan.server.ledger.CaseFilter.Further;
import io.bihuan.server.ledger.type.CaseType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
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
        @Nullable Instant to,
        @Nullable String group,
        @Nullable String urgency,
        @Nullable Boolean listed,
        @Nullable Long conditionId,
        @Nullable Long parentId,
        @Nullable Long handlerOrganisationId,
        @Nullable Instant dueFrom,
        @Nullable Instant dueTo,
        @Nullable List<Long> ids,
        @Nullable String waiting,
        @Nullable String phase,
        @Nullable Boolean dueSoon,
        @Nullable Instant closedFrom,
        @Nullable Long responsibleId) {

    /**
     * What is meant.
     *
     * @throws Problem 422 {@code case-state-unknown}, {@code case-group-unknown}, {@code case-waiting-unknown},
     *     {@code case-phase-unknown}
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
                to,
                further());
    }

    private Further further() {
        return new Further(
                named(CaseType.Group.class, group, "case-group-unknown"),
                blankToNull(urgency),
                listed,
                conditionId,
                parentId,
                handlerOrganisationId,
                dueFrom,
                dueTo,
                ids == null ? List.of() : ids.stream().filter(Objects::nonNull).toList(),
                named(CaseFilter.Waiting.class, waiting, "case-waiting-unknown"),
                named(CaseType.Phase.class, phase, "case-phase-unknown"),
                Boolean.TRUE.equals(dueSoon),
                closedFrom,
                responsibleId);
    }

    private static <E extends Enum<E>> @Nullable E named(Class<E> kind, @Nullable String text, String problem) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return Arrays.stream(kind.getEnumConstants())
                .filter(each -> each.name().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(problem, text));
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
