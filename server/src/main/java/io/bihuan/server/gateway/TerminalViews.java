package io.bihuan.server.gateway;

import io.bihuan.server.asset.Asset;
import io.bihuan.server.asset.Assets;
import io.bihuan.server.http.Page;
import io.bihuan.server.http.PageQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads terminals for people: rows in the caller's scope, joined with what the sockets know. */
@Repository
class TerminalViews {

    private static final String COLUMNS = "id, phone, state, edition, maker, model, terminal_id, plate, plate_colour,"
            + " software_version, iccid, datum, first_seen, last_seen, remote_address, attempts, frames, rejected_frames,"
            + " asset_id, note";
    private static final Map<String, String> SORTS = Map.of(
            "phone", "phone",
            "state", "state",
            "firstSeen", "first_seen",
            "lastSeen", "last_seen",
            "attempts", "attempts",
            "plate", "plate",
            "maker", "maker");

    private final JdbcClient jdbc;
    private final TerminalRegister register;
    private final Assets assets;

    TerminalViews(JdbcClient jdbc, TerminalRegister register, Assets assets) {
        this.jdbc = jdbc;
        this.register = register;
        this.assets = assets;
    }

    Page<TerminalView> list(@Nullable TerminalState state, @Nullable String text, PageQuery page) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        var where = new StringBuilder(" from bihuan.terminal where true");
        if (state != null) {
            where.append(" and state = :state");
            parameters.put("state", state.name());
        }
        if (text != null && !text.isBlank()) {
            where.append(
                    " and (phone like :text or plate ilike :text or terminal_id ilike :text or maker ilike :text)");
            parameters.put("text", "%" + text.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        long total = jdbc.sql("select count(*)" + where)
                .params(parameters)
                .query(Long.class)
                .single();
        List<TerminalView> items = jdbc.sql("select " + COLUMNS + where + " order by "
                        + page.orderBy(SORTS, "last_seen desc nulls last, id desc") + " limit " + page.limit()
                        + " offset "
                        + page.offset())
                .params(parameters)
                .query(this::view)
                .list();
        return new Page<>(items, total, page.number(), page.limit());
    }

    Optional<TerminalView> byId(long id) {
        return jdbc.sql("select " + COLUMNS + " from bihuan.terminal where id = :id")
                .param("id", id)
                .query(this::view)
                .optional();
    }

    Optional<TerminalView> byAsset(long assetId) {
        return jdbc.sql("select " + COLUMNS + " from bihuan.terminal where asset_id = :asset")
                .param("asset", assetId)
                .query(this::view)
                .optional();
    }

    private TerminalView view(ResultSet row, int number) throws SQLException {
        String phone = row.getString("phone");
        Terminal terminal = register.byPhone(phone);
        Session session = terminal == null ? null : terminal.session.get();
        Long assetId = (Long) row.getObject("asset_id");
        Asset asset = assetId == null ? null : assets.known(assetId);
        Contests.Contest contest = terminal == null ? null : terminal.contest;
        boolean contested = contest != null && contest.toldAt() != null;
        return new TerminalView(
                row.getLong("id"),
                phone,
                TerminalState.valueOf(row.getString("state")),
                TerminalIdentity.Edition.valueOf(row.getString("edition")).year(),
                row.getString("maker"),
                row.getString("model"),
                row.getString("terminal_id"),
                row.getString("plate"),
                (Integer) row.getObject("plate_colour"),
                row.getString("software_version"),
                row.getString("iccid"),
                Datum.valueOf(row.getString("datum")),
                row.getTimestamp("first_seen").toInstant(),
                session == null
                        ? instant(row.getTimestamp("last_seen"))
                        : Instant.ofEpochMilli(session.lastFrameMillis()),
                session == null ? row.getString("remote_address") : session.remoteAddress,
                row.getLong("attempts"),
                terminal == null ? row.getLong("frames") : Math.max(row.getLong("frames"), terminal.frames.sum()),
                row.getLong("rejected_frames"),
                asset == null ? null : new TerminalView.AssetRef(asset.id(), asset.plate()),
                session != null,
                session == null ? null : Instant.ofEpochMilli(session.connectedAtMillis),
                row.getString("note"),
                contested && contest != null ? contest.toldAt() : null,
                contested && contest != null ? contest.other() : null);
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
