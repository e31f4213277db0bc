package io.bihuan.server.ledger;

import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.EffectKind;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which cases a list shows; whatever is null does not limit it.
 *
 * @param q part of the number, the title or the plate
 * @param closed true for closed cases only, false for open ones only
 * @param overdue true for cases whose overall limit ran out
 * @param mine true for cases the viewer can bring forward now
 * @param organisationId the organisation or one below it, as owner or handler
 * @param from filed at or after
 * @param to filed before
 */
public record CaseFilter(
        @Nullable String q,
        @Nullable String type,
        @Nullable String stage,
        @Nullable Boolean closed,
        @Nullable Boolean overdue,
        boolean mine,
        @Nullable Long organisationId,
        @Nullable Long assetId,
        @Nullable Integer severity,
        @Nullable Instant from,
        @Nullable Instant to,
        Further further) {

    /** Every case in scope. */
    public static final CaseFilter ALL =
            new CaseFilter(null, null, null, null, null, false, null, null, null, null, null, Further.NONE);

    /** The same, but only of open cases. */
    public CaseFilter open() {
        return new CaseFilter(
                q, type, stage, false, overdue, mine, organisationId, assetId, severity, from, to, further);
    }

    /** The same, but only of cases the viewer can bring forward now. */
    public CaseFilter forMe() {
        return new CaseFilter(
                q, type, stage, closed, overdue, true, organisationId, assetId, severity, from, to, further);
    }

    /** The same, but only of cases that are late. */
    public CaseFilter late() {
        return new CaseFilter(q, type, stage, closed, true, mine, organisationId, assetId, severity, from, to, further);
    }

    /** The same with other further limits. */
    public CaseFilter with(Further other) {
        return new CaseFilter(
                q, type, stage, closed, overdue, mine, organisationId, assetId, severity, from, to, other);
    }

    /** What it says, by the names of its parts; what it leaves open is missing. */
    public Map<String, Object> stated() {
        var stated = new TreeMap<String, Object>();
        state(this, stated);
        return stated;
    }

    private static void state(Record filter, Map<String, Object> stated) {
        for (RecordComponent part : filter.getClass().getRecordComponents()) {
            Object value;
            try {
                value = part.getAccessor().invoke(filter);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("A record's accessor can be called", e);
            }
            if (value instanceof Further further) {
                state(further, stated);
            } else if (value != null
                    && !Boolean.FALSE.equals(value)
                    && !List.of().equals(value)) {
                stated.put(part.getName(), value.toString());
            }
        }
    }

    /**
     * Limits that fewer lists use.
     *
     * @param group types of this group
     * @param urgency normal, urgent or veryUrgent
     * @param listed true for cases under listed supervision, false for the others
     * @param conditionId filed under this condition
     * @param parentId parts of this case
     * @param handlerOrganisationId handled by the organisation or one below it
     * @param dueFrom the overall limit runs out at or after
     * @param dueTo the overall limit runs out before
     * @param ids these cases only
     * @param waiting cases that wait for something the viewer can do besides bringing them forward
     * @param phase in a stage of this phase
     * @param dueSoon open cases whose overall limit runs out within a day
     * @param closedFrom closed at or after
     * @param responsibleId handled by this organisation, or owned by it while nobody handles it; not those below it
     */
    public record Further(
            CaseType.@Nullable Group group,
            @Nullable String urgency,
            @Nullable Boolean listed,
            @Nullable Long conditionId,
            @Nullable Long parentId,
            @Nullable Long handlerOrganisationId,
            @Nullable Instant dueFrom,
            @Nullable Instant dueTo,
            List<Long> ids,
            @Nullable Waiting waiting,
            CaseType.@Nullable Phase phase,
            boolean dueSoon,
            @Nullable Instant closedFrom,
            @Nullable Long responsibleId) {

        /** No further limit. */
        public static final Further NONE =
                new Further(null, null, null, null, null, null, null, null, List.of(), null, null, false, null, null);

        public Further {
            ids = List.copyOf(ids);
        }

        /** Only cases that wait for this. */
        public static Further waitingFor(Waiting what) {
            return new Further(
                    null, null, null, null, null, null, null, null, List.of(), what, null, false, null, null);
        }

        /** Only cases due in a span of time. */
        public static Further due(Instant from, Instant to) {
            return new Further(null, null, null, null, null, null, from, to, List.of(), null, null, false, null, null);
        }

        /** Only cases under listed supervision. */
        public static Further underListing() {
            return new Further(
                    null, null, true, null, null, null, null, null, List.of(), null, null, false, null, null);
        }
    }

    /** What a case can wait for besides its next step. */
    public enum Waiting {
        /** an urging that nobody has answered */
        URGE(EffectKind.REPLY_URGE),
        /** an extension that was asked for */
        EXTENSION(EffectKind.APPROVE_EXTENSION),
        /** an appeal */
        APPEAL(EffectKind.REVIEW_APPEAL),
        /** the signature of somebody who was named to sign */
        SIGNATURE(EffectKind.SIGN);

        private final EffectKind answer;

        Waiting(EffectKind answer) {
            this.answer = answer;
        }

        /** The effect that ends the waiting. */
        EffectKind answer() {
            return answer;
        }
    }
}
