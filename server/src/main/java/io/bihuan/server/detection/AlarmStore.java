package io.bihuan.server.detection;

import io.bihuan.engine.AlarmAnswer;
import io.bihuan.engine.detector.Alarm;
import io.bihuan.engine.detector.AlarmState;
import io.bihuan.engine.detector.AlarmTransition;
import io.bihuan.server.asset.Asset;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Writes the {@code alarm} table. */
@Repository
class AlarmStore {

    private static final String UPSERT = """
            insert into bihuan.alarm as a (id, asset_id, plate, asset_kind, organisation_id, grid_id, kind, detector, severity,
              state, start_time, raised_time, end_time, worst_value, limit_value, unit, worst_time, longitude, latitude,
              frame, worst_frame, attributes, sequence, relay_fault, relayed_at)
            values (:id, :asset, :plate, :assetKind, :organisation, :grid, :kind, :detector, :severity,
              :state, :start, :raised, :end, :worst, :limit, :unit, :worstTime, :longitude, :latitude,
              :frame, :worstFrame, cast(:attributes as jsonb), :sequence, :fault, :now)
            on conflict (id) do update set severity = excluded.severity, state = excluded.state,
              end_time = excluded.end_time, worst_value = excluded.worst_value, limit_value = excluded.limit_value,
              worst_time = excluded.worst_time, worst_frame = excluded.worst_frame, attributes = excluded.attributes,
              shelved_until = case when excluded.state = 'SHELVED' then a.shelved_until end,
              shelve_reason = case when excluded.state = 'SHELVED' then a.shelve_reason end,
              sequence = excluded.sequence, relay_fault = coalesce(excluded.relay_fault, a.relay_fault),
              relayed_at = excluded.relayed_at
            where a.sequence < excluded.sequence
            returning (xmax = 0)
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    AlarmStore(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** What applying a step did. */
    enum Applied {
        /** the alarm is new */
        INSERTED,
        /** the alarm was known, the step was not */
        UPDATED,
        /** the step had been applied before */
        KNOWN
    }

    /**
     * Applies one step of an alarm's life, unless it was applied before.
     *
     * @param fault why the ledger could not take part, or null
     */
    Applied apply(AlarmTransition transition, Asset asset, @Nullable String fault) {
        Alarm alarm = transition.alarm();
        boolean hasValue = !alarm.unit().equals("1") && Double.isFinite(alarm.worstValue());
        Optional<Boolean> inserted = jdbc.sql(UPSERT)
                .param("id", alarm.id())
                .param("asset", asset.id())
                .param("plate", asset.plate())
                .param("assetKind", asset.kind().name())
                .param("organisation", asset.organisationId())
                .param("grid", asset.gridId())
                .param("kind", alarm.kind())
                .param("detector", alarm.detector())
                .param("severity", alarm.severity())
                .param("state", stateOf(alarm.state()).name())
                .param("start", time(alarm.startTimeMillis()))
                .param("raised", time(alarm.raisedTimeMillis()))
                .param("end", time(alarm.endTimeMillis()))
                .param("worst", hasValue ? alarm.worstValue() : null)
                .param("limit", hasValue ? alarm.limit() : null)
                .param("unit", hasValue ? alarm.unit() : "")
                .param("worstTime", hasValue ? time(alarm.worstTimeMillis()) : null)
                .param("longitude", alarm.longitudeMicrodegrees() / 1e6)
                .param("latitude", alarm.latitudeMicrodegrees() / 1e6)
                .param("frame", alarm.first().toString())
                .param("worstFrame", alarm.worst().toString())
                .param("attributes", json.writeValueAsString(alarm.attributes()))
                .param("sequence", transition.sequence())
                .param("fault", fault)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .optional();
        return inserted.map(isNew -> isNew ? Applied.INSERTED : Applied.UPDATED).orElse(Applied.KNOWN);
    }

    /** The state that followed from a wish counts unless the relay has carried a later step: the alarm may have returned. */
    private static final String STATE = "state = case when sequence <= :sequence then :state else state end";

    /** Writes down who took note, and what came of it. */
    void acknowledged(String id, AlarmAnswer answer, long personId, String name, @Nullable String note) {
        jdbc.sql("update bihuan.alarm set " + STATE + ", acknowledged_by = :person, acknowledged_name = :name,"
                        + " acknowledged_at = :now, acknowledge_note = :note where id = :id")
                .params(after(answer))
                .param("person", personId)
                .param("name", name)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("note", note)
                .param("id", id)
                .update();
    }

    /** Writes down a shelving and what came of it, or with null its end. */
    void shelved(String id, AlarmAnswer answer, @Nullable Instant until, @Nullable String reason) {
        String still = "case when sequence <= :sequence or state = 'SHELVED' then ";
        jdbc.sql("update bihuan.alarm set " + STATE + ", shelved_until = " + still
                        + "cast(:until as timestamptz) end, shelve_reason = " + still + ":reason end where id = :id")
                .params(after(answer))
                .param("until", until == null ? null : until.atOffset(ZoneOffset.UTC))
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    private static Map<String, Object> after(AlarmAnswer answer) {
        Alarm alarm = Objects.requireNonNull(answer.alarm());
        return Map.of(
                "sequence", answer.sequence(), "state", stateOf(alarm.state()).name());
    }

    static AlarmView.State stateOf(AlarmState state) {
        return switch (state) {
            case UNACKNOWLEDGED -> AlarmView.State.UNACKNOWLEDGED;
            case ACKNOWLEDGED -> AlarmView.State.ACKNOWLEDGED;
            case RETURNED_UNACKNOWLEDGED -> AlarmView.State.RETURNED_UNACKNOWLEDGED;
            case NORMAL -> AlarmView.State.CLOSED;
            case SHELVED -> AlarmView.State.SHELVED;
            case SUPPRESSED -> AlarmView.State.SUPPRESSED;
        };
    }

    private static @Nullable OffsetDateTime time(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC);
    }
}
