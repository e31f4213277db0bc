package io.bihuan.server.gateway;

import io.bihuan.server.asset.Asset;
import io.bihuan.server.asset.Assets;
import io.bihuan.server.http.Page;
import io.bihuan.server.http.PageQuery;
import io.bihuan.server.identity.Directory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The {@code bad_frame} table. Row-level security narrows every statement to the scope of the work. */
@Repository
class BadFrameRows {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String COLUMNS = "id, received_at, phone, remote_address, code, field, byte_offset, detail,"
            + " message_id, bytes, level, replayed_at, replay_result";
    private static final Map<String, String> SORTS =
            Map.of("receivedAt", "received_at", "code", "code", "phone", "phone");

    private final JdbcClient jdbc;
    private final Assets assets;
    private final RejectNames names;
    private final Clock clock;

    BadFrameRows(JdbcClient jdbc, Assets assets, RejectNames names, Clock clock) {
        this.jdbc = jdbc;
        this.assets = assets;
        this.names = names;
        this.clock = clock;
    }

    void insert(List<BadFrame> frames) {
        for (BadFrame frame : frames) {
            Asset asset = frame.assetId() == 0 ? null : assets.known(frame.assetId());
            jdbc.sql(
                            "insert into bihuan.bad_frame (received_at, phone, asset_id, remote_address, code, field, byte_offset,"
                                    + " detail, message_id, bytes, protocol, level, organisation_id, grid_id) values (:received,"
                                    + " :phone, :asset, :remote, :code, :field, :offset, :detail, :message, :bytes, :protocol,"
                                    + " :level, :organisation, :grid)")
                    .param("received", frame.receivedAt().atOffset(ZoneOffset.UTC))
                    .param("phone", frame.phone())
                    .param("asset", asset == null ? null : asset.id())
                    .param("remote", frame.remoteAddress())
                    .param("code", frame.code())
                    .param("field", frame.field())
                    .param("offset", frame.offset())
                    .param("detail", frame.detail().replace("\0", ""))
                    .param("message", frame.messageId() < 0 ? null : frame.messageId())
                    .param("bytes", frame.bytes())
                    .param("protocol", frame.protocol())
                    .param("level", frame.level().name())
                    .param("organisation", asset == null ? Directory.CITY : asset.organisationId())
                    .param("grid", asset == null ? null : asset.gridId())
                    .update();
        }
    }

    /** Deletes the oldest beyond a number. */
    int prune(int most) {
        return jdbc.sql("delete from bihuan.bad_frame where id <= (select id from bihuan.bad_frame order by id desc"
                        + " offset :most limit 1)")
                .param("most", most)
                .update();
    }

    Page<BadFrameView> list(BadFrameFilter filter, PageQuery page) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        var where = new StringBuilder(" from bihuan.bad_frame where true");
        narrow(where, parameters, "code = :reason", "reason", filter.reason());
        narrow(where, parameters, "phone = :phone", "phone", identity(filter.phone()));
        narrow(where, parameters, "received_at >= :from", "from", at(filter.from()));
        narrow(where, parameters, "received_at < :to", "to", at(filter.to()));
        long total = jdbc.sql("select count(*)" + where)
                .params(parameters)
                .query(Long.class)
                .single();
        List<BadFrameView> items = jdbc.sql("select " + COLUMNS + where + " order by " + page.orderBy(SORTS, "id desc")
                        + " limit " + page.limit() + " offset " + page.offset())
                .params(parameters)
                .query(this::view)
                .list();
        return new Page<>(items, total, page.number(), page.limit());
    }

    List<BadFrameCount> counts() {
        return jdbc.sql(
                        "select code, count(*) as frames, max(received_at) as last_at from bihuan.bad_frame group by code"
                                + " order by frames desc, code")
                .query((row, number) -> new BadFrameCount(
                        row.getString("code"),
                        names.of(row.getString("code")),
                        row.getLong("frames"),
                        row.getTimestamp("last_at").toInstant()))
                .list();
    }

    Optional<BadFrameView> byId(long id) {
        return jdbc.sql("select " + COLUMNS + " from bihuan.bad_frame where id = :id")
                .param("id", id)
                .query(this::view)
                .optional();
    }

    /** The wire format a frame would be replayed in. */
    int protocol(long id) {
        return jdbc.sql("select protocol from bihuan.bad_frame where id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    BadFrameView replayed(long id, String result) {
        return jdbc.sql(
                        "update bihuan.bad_frame set replayed_at = :now, replay_result = :result where id = :id returning "
                                + COLUMNS)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("result", result)
                .param("id", id)
                .query(this::view)
                .single();
    }

    private static void narrow(
            StringBuilder where,
            Map<String, Object> parameters,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null && !value.equals("")) {
            where.append(" and ").append(condition);
            parameters.put(name, value);
        }
    }

    private static @Nullable Object at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable String identity(@Nullable String phone) {
        return phone == null || phone.isBlank() ? null : Phones.identity(phone);
    }

    private BadFrameView view(ResultSet row, int number) throws SQLException {
        Timestamp replayedAt = row.getTimestamp("replayed_at");
        String result = row.getString("replay_result");
        Integer messageId = (Integer) row.getObject("message_id");
        return new BadFrameView(
                row.getLong("id"),
                row.getTimestamp("received_at").toInstant(),
                row.getString("phone"),
                row.getString("remote_address"),
                row.getString("code"),
                names.of(row.getString("code")),
                row.getString("field"),
                row.getInt("byte_offset"),
                row.getString("detail"),
                messageId == null ? null : "%04X".formatted(messageId),
                HEX.formatHex(row.getBytes("bytes")),
                row.getString("level"),
                replayedAt == null ? null : replayedAt.toInstant(),
                result,
                result == null ? null : names.of(result));
    }
}
