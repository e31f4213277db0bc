package io.bihuan.server.gateway;

import io.bihuan.server.asset.Asset;
import io.bihuan.server.database.DataScopes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** The {@code terminal} table as the sockets use it, in the system's scope. */
@Repository
class TerminalRows {

    private static final String COLUMNS =
            "id, phone, state, edition, maker, model, terminal_id, plate, plate_colour, datum, code_hash, asset_id";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;

    TerminalRows(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Runs work in one transaction that sees every row. */
    <T> T asSystem(String reason, Supplier<T> work) {
        return DataScopes.callAsSystem(reason, () -> transactions.execute(status -> work.get()));
    }

    List<TerminalRow> all() {
        return asSystem(
                "load the terminals",
                () -> jdbc.sql("select " + COLUMNS + " from bihuan.terminal")
                        .query(TerminalRows::row)
                        .list());
    }

    Optional<TerminalRow> byPhone(String phone) {
        return jdbc.sql("select " + COLUMNS + " from bihuan.terminal where phone = :phone for update")
                .param("phone", phone)
                .query(TerminalRows::row)
                .optional();
    }

    Optional<TerminalRow> byAsset(long assetId) {
        return jdbc.sql("select " + COLUMNS + " from bihuan.terminal where asset_id = :asset")
                .param("asset", assetId)
                .query(TerminalRows::row)
                .optional();
    }

    /** A terminal that was never seen before, waiting or approved for an asset. */
    TerminalRow insert(
            String phone,
            TerminalIdentity identity,
            @Nullable Asset asset,
            long unassignedOrganisationId,
            @Nullable String remoteAddress) {
        return identify(
                        jdbc.sql("insert into bihuan.terminal (phone, state, edition, maker, model, terminal_id, plate,"
                                + " plate_colour, asset_id, organisation_id, grid_id, first_seen, last_seen, remote_address)"
                                + " values (:phone, :state, :edition, :maker, :model, :terminalId, :plate, :plateColour,"
                                + " :asset, :organisation, :grid, :now, :now, :remote)"
                                + " on conflict (phone) do update set last_seen = excluded.last_seen returning "
                                + COLUMNS),
                        identity)
                .param("phone", phone)
                .param("state", (asset == null ? TerminalState.QUARANTINED : TerminalState.APPROVED).name())
                .param("asset", asset == null ? null : asset.id())
                .param("organisation", asset == null ? unassignedOrganisationId : asset.organisationId())
                .param("grid", asset == null ? null : asset.gridId())
                .param("remote", remoteAddress)
                .param("now", now())
                .query(TerminalRows::row)
                .single();
    }

    /** What a registration said, and the hash of a new code when one is given out. */
    TerminalRow registered(long id, TerminalIdentity identity, byte @Nullable [] codeHash) {
        return identify(
                        jdbc.sql("update bihuan.terminal set edition = :edition, maker = :maker, model = :model,"
                                + " terminal_id = :terminalId, plate = :plate, plate_colour = :plateColour,"
                                + " code_hash = coalesce(:codeHash, code_hash), attempts = attempts + 1, last_seen = :now"
                                + " where id = :id returning " + COLUMNS),
                        identity)
                .param("codeHash", codeHash)
                .param("now", now())
                .param("id", id)
                .query(TerminalRows::row)
                .single();
    }

    /** One more knock of a terminal that may not speak. */
    void knocked(long id) {
        jdbc.sql("update bihuan.terminal set attempts = attempts + 1, last_seen = :now where id = :id")
                .param("now", now())
                .param("id", id)
                .update();
    }

    TerminalRow approve(long id, Asset asset) {
        return jdbc.sql(
                        "update bihuan.terminal set state = 'APPROVED', asset_id = :asset, organisation_id = :organisation,"
                                + " grid_id = :grid, note = null where id = :id returning " + COLUMNS)
                .param("asset", asset.id())
                .param("organisation", asset.organisationId())
                .param("grid", asset.gridId())
                .param("id", id)
                .query(TerminalRows::row)
                .single();
    }

    /** Takes the right to speak away; the terminal has to register anew. The row goes back to the city's root. */
    TerminalRow withdraw(long id, TerminalState state, @Nullable String note, long unassignedOrganisationId) {
        return jdbc.sql("update bihuan.terminal set state = :state, asset_id = null, code_hash = null, grid_id = null,"
                        + " organisation_id = :organisation, note = :note where id = :id returning " + COLUMNS)
                .param("state", state.name())
                .param("organisation", unassignedOrganisationId)
                .param("note", note)
                .param("id", id)
                .query(TerminalRows::row)
                .single();
    }

    void setDatum(long id, Datum datum) {
        jdbc.sql("update bihuan.terminal set datum = :datum where id = :id")
                .param("datum", datum.name())
                .param("id", id)
                .update();
    }

    /** Writes behind what the sockets saw. */
    void seen(Terminal terminal, long frames, long rejected) {
        TerminalIdentity identity = terminal.identity;
        jdbc.sql("update bihuan.terminal set last_seen = :seen, remote_address = coalesce(:remote, remote_address),"
                        + " frames = frames + :frames, rejected_frames = rejected_frames + :rejected, edition = :edition,"
                        + " code_hash = case when asset_id is null then null else coalesce(code_hash, :codeHash) end,"
                        + " software_version = coalesce(:software, software_version),"
                        + " organisation_id = :organisation, grid_id = :grid where id = :id")
                .param(
                        "seen",
                        java.time.Instant.ofEpochMilli(terminal.lastHeardMillis).atOffset(ZoneOffset.UTC))
                .param("remote", terminal.remoteAddress)
                .param("frames", frames)
                .param("rejected", rejected)
                .param("edition", identity.edition().name())
                .param("codeHash", terminal.codeHash)
                .param("software", terminal.softwareVersion)
                .param("organisation", terminal.organisationId)
                .param("grid", terminal.gridId)
                .param("id", terminal.id)
                .update();
    }

    void attributes(long id, String firmware, String iccid) {
        jdbc.sql("update bihuan.terminal set software_version = :firmware, iccid = :iccid where id = :id")
                .param("firmware", firmware)
                .param("iccid", iccid)
                .param("id", id)
                .update();
    }

    private static JdbcClient.StatementSpec identify(JdbcClient.StatementSpec statement, TerminalIdentity identity) {
        return statement
                .param("edition", identity.edition().name())
                .param("maker", identity.maker())
                .param("model", identity.model())
                .param("terminalId", identity.terminalId())
                .param("plate", identity.plate())
                .param("plateColour", identity.plateColour());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static TerminalRow row(ResultSet row, int number) throws SQLException {
        return new TerminalRow(
                row.getLong("id"),
                row.getString("phone"),
                TerminalState.valueOf(row.getString("state")),
                new TerminalIdentity(
                        TerminalIdentity.Edition.valueOf(row.getString("edition")),
                        row.getString("maker"),
                        row.getString("model"),
                        row.getString("terminal_id"),
                        row.getString("plate"),
                        (Integer) row.getObject("plate_colour")),
                Datum.valueOf(row.getString("datum")),
                row.getBytes("code_hash"),
                (Long) row.getObject("asset_id"));
    }
}
