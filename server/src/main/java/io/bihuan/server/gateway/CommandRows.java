package io.bihuan.server.gateway;

import io.bihuan.server.asset.Asset;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The {@code terminal_command} table. Row-level security narrows every statement to the scope of the work. */
@Repository
class CommandRows {

    private static final String COLUMNS = "id, asset_id, kind, payload::text as payload, state, created_at, created_by,"
            + " created_by_name, sent_at, answered_at, expires_at, attempts, serial, detail, answer::text as answer,"
            + " case_id, organisation_id, grid_id";
    private static final int MOST_LISTED = 200;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    CommandRows(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    CommandRow insert(SendCommand command, Asset asset) {
        Instant now = clock.instant();
        return jdbc.sql("insert into bihuan.terminal_command (asset_id, kind, payload, state, created_at, created_by,"
                        + " created_by_name, expires_at, message_id, case_id, organisation_id, grid_id) values (:asset,"
                        + " :kind, cast(:payload as jsonb), 'QUEUED', :now, :by, :byName, :expires, :message, :case,"
                        + " :organisation, :grid) returning " + COLUMNS)
                .param("asset", asset.id())
                .param("kind", command.kind().name())
                .param("payload", json.writeValueAsString(command.payload()))
                .param("now", at(now))
                .param("by", command.by())
                .param("byName", command.byName())
                .param("expires", at(now.plus(command.expires())))
                .param("message", CommandMessages.messageId(command.kind(), command.payload()))
                .param("case", command.caseId())
                .param("organisation", asset.organisationId())
                .param("grid", asset.gridId())
                .query(this::row)
                .single();
    }

    List<CommandRow> ofAsset(long assetId) {
        return jdbc.sql("select " + COLUMNS
                        + " from bihuan.terminal_command where asset_id = :asset order by id desc limit " + MOST_LISTED)
                .param("asset", assetId)
                .query(this::row)
                .list();
    }

    List<CommandRow> ofCase(long caseId) {
        return jdbc.sql("select " + COLUMNS
                        + " from bihuan.terminal_command where case_id = :case order by id desc limit " + MOST_LISTED)
                .param("case", caseId)
                .query(this::row)
                .list();
    }

    Optional<CommandRow> byId(long id) {
        return jdbc.sql("select " + COLUMNS + " from bihuan.terminal_command where id = :id")
                .param("id", id)
                .query(this::row)
                .optional();
    }

    /** What is to be sent to a terminal that is there: never sent, or sent before {@code resendBefore} and unanswered. */
    List<CommandRow> due(long assetId, Instant resendBefore, int mostAttempts) {
        return jdbc.sql("select " + COLUMNS
                        + " from bihuan.terminal_command where asset_id = :asset and expires_at > :now"
                        + " and (state = 'QUEUED' or (state = 'SENT' and sent_at < :before and attempts < :attempts))"
                        + " order by id")
                .param("asset", assetId)
                .param("now", at(clock.instant()))
                .param("before", at(resendBefore))
                .param("attempts", mostAttempts)
                .query(this::row)
                .list();
    }

    /** Assets with a command that was sent before a moment and not answered. */
    List<Long> assetsWaiting(Instant sentBefore, int mostAttempts) {
        return jdbc.sql("select distinct asset_id from bihuan.terminal_command where expires_at > :now and"
                        + " (state = 'QUEUED' or (state = 'SENT' and sent_at < :before and attempts < :attempts))")
                .param("now", at(clock.instant()))
                .param("before", at(sentBefore))
                .param("attempts", mostAttempts)
                .query((row, number) -> row.getLong("asset_id"))
                .list();
    }

    Optional<CommandRow> sent(long id, int serial) {
        return jdbc.sql("update bihuan.terminal_command set state = 'SENT', sent_at = :now, serial = :serial,"
                        + " attempts = attempts + 1 where id = :id and state in ('QUEUED', 'SENT') returning "
                        + COLUMNS)
                .param("now", at(clock.instant()))
                .param("serial", serial)
                .param("id", id)
                .query(this::row)
                .optional();
    }

    /**
     * The command an answer belongs to: sent to this asset as this message, with this serial if there is one with it.
     *
     * @param serial as the terminal repeats it; null when its answer names none
     * @param strict whether the serial must be right
     */
    Optional<CommandRow> awaiting(long assetId, List<Integer> messageIds, @Nullable Integer serial, boolean strict) {
        return jdbc.sql("select " + COLUMNS + " from bihuan.terminal_command where asset_id = :asset and state = 'SENT'"
                        + " and message_id = any(:messages) and (not :strict or serial = :serial)"
                        + " order by (serial = :serial) desc nulls last, id desc limit 1 for update")
                .param("asset", assetId)
                .param("messages", messageIds.toArray(Integer[]::new))
                .param("strict", strict)
                .param("serial", serial == null ? -1 : serial)
                .query(this::row)
                .optional();
    }

    /** The snapshot a picture belongs to: the newest one sent lately for its channel's asset. */
    Optional<CommandRow> snapshotSince(long assetId, Instant since) {
        return jdbc.sql("select " + COLUMNS
                        + " from bihuan.terminal_command where asset_id = :asset and kind = 'SNAPSHOT'"
                        + " and sent_at > :since order by id desc limit 1")
                .param("asset", assetId)
                .param("since", at(since))
                .query(this::row)
                .optional();
    }

    CommandRow finish(long id, CommandState state, @Nullable String detail, @Nullable String answerJson) {
        return jdbc.sql("update bihuan.terminal_command set state = :state, answered_at = :now, detail = :detail,"
                        + " answer = cast(:answer as jsonb) where id = :id returning " + COLUMNS)
                .param("state", state.name())
                .param("now", at(clock.instant()))
                .param("detail", detail)
                .param("answer", answerJson)
                .param("id", id)
                .query(this::row)
                .single();
    }

    List<CommandRow> expire() {
        return jdbc.sql("update bihuan.terminal_command set state = 'EXPIRED' where state in ('QUEUED', 'SENT') and"
                        + " expires_at <= :now returning " + COLUMNS)
                .param("now", at(clock.instant()))
                .query(this::row)
                .list();
    }

    private CommandRow row(ResultSet row, int number) throws SQLException {
        return new CommandRow(
                row.getLong("id"),
                row.getLong("asset_id"),
                CommandKind.valueOf(row.getString("kind")),
                json.readValue(row.getString("payload"), CommandPayload.class),
                CommandState.valueOf(row.getString("state")),
                row.getTimestamp("created_at").toInstant(),
                row.getLong("created_by"),
                row.getString("created_by_name"),
                instant(row.getTimestamp("sent_at")),
                instant(row.getTimestamp("answered_at")),
                row.getTimestamp("expires_at").toInstant(),
                row.getInt("attempts"),
                (Integer) row.getObject("serial"),
                row.getString("detail"),
                row.getString("answer"),
                (Long) row.getObject("case_id"),
                row.getLong("organisation_id"),
                (Long) row.getObject("grid_id"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
