package io.bihuan.server.asset;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The {@code asset} table. Row-level security narrows every statement to the scope of the work. */
@Repository
class AssetRows {

    private static final String COLUMNS = "id, kind, plate, plate_colour, organisation_id, grid_id, vin, driver_name,"
            + " driver_phone, attributes::text as attributes, created_at, retired_at";
    private static final TypeReference<Map<String, String>> ATTRIBUTES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    AssetRows(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    List<Asset> all() {
        return jdbc.sql("select " + COLUMNS + " from bihuan.asset")
                .query(this::asset)
                .list();
    }

    Optional<Asset> byId(long id) {
        return jdbc.sql("select " + COLUMNS + " from bihuan.asset where id = :id")
                .param("id", id)
                .query(this::asset)
                .optional();
    }

    Optional<Asset> inServiceByPlate(String plate, int plateColour) {
        return jdbc.sql("select " + COLUMNS + " from bihuan.asset where plate = :plate and plate_colour = :colour"
                        + " and retired_at is null")
                .param("plate", plate)
                .param("colour", plateColour)
                .query(this::asset)
                .optional();
    }

    List<Asset> search(AssetFilter filter) {
        var sql = new StringBuilder("select " + COLUMNS + " from bihuan.asset where retired_at is null");
        List<Object> arguments = new ArrayList<>();
        String text = filter.text();
        if (text != null && !text.isBlank()) {
            sql.append(" and (plate ilike ? or vin ilike ? or driver_name ilike ?)");
            String pattern = "%" + text.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
            arguments.addAll(List.of(pattern, pattern, pattern));
        }
        AssetKind kind = filter.kind();
        if (kind != null) {
            sql.append(" and kind = ?");
            arguments.add(kind.name());
        }
        Long organisationId = filter.organisationId();
        if (organisationId != null) {
            sql.append(" and organisation_id in (select below.id from bihuan.organisation below"
                    + " join bihuan.organisation top on below.path like top.path || '%' where top.id = ?)");
            arguments.add(organisationId);
        }
        return jdbc.sql(sql.append(" order by plate, id").toString())
                .params(arguments)
                .query(this::asset)
                .list();
    }

    Asset insert(AssetDraft draft) {
        return bind(
                        "insert into bihuan.asset (kind, plate, plate_colour, organisation_id, grid_id, vin, driver_name,"
                                + " driver_phone, attributes, created_at) values (:kind, :plate, :plateColour,"
                                + " :organisationId, :gridId, :vin, :driverName, :driverPhone,"
                                + " cast(:attributes as jsonb), :now) returning " + COLUMNS,
                        draft)
                .param("now", at(clock.instant()))
                .query(this::asset)
                .single();
    }

    Optional<Asset> update(long id, AssetDraft draft) {
        return bind(
                        "update bihuan.asset set kind = :kind, plate = :plate, plate_colour = :plateColour,"
                                + " organisation_id = :organisationId, grid_id = :gridId, vin = :vin,"
                                + " driver_name = :driverName, driver_phone = :driverPhone,"
                                + " attributes = cast(:attributes as jsonb) where id = :id and retired_at is null"
                                + " returning " + COLUMNS,
                        draft)
                .param("id", id)
                .query(this::asset)
                .optional();
    }

    Optional<Asset> retire(long id) {
        return jdbc.sql("update bihuan.asset set retired_at = :now where id = :id and retired_at is null returning "
                        + COLUMNS)
                .param("now", at(clock.instant()))
                .param("id", id)
                .query(this::asset)
                .optional();
    }

    private JdbcClient.StatementSpec bind(String sql, AssetDraft draft) {
        return jdbc.sql(sql)
                .param("kind", draft.kind().name())
                .param("plate", draft.plate())
                .param("plateColour", draft.plateColour())
                .param("organisationId", draft.organisationId())
                .param("gridId", draft.gridId())
                .param("vin", draft.vin())
                .param("driverName", draft.driverName())
                .param("driverPhone", draft.driverPhone())
                .param("attributes", json.writeValueAsString(draft.attributes()));
    }

    private Asset asset(ResultSet row, int number) throws SQLException {
        return new Asset(
                row.getLong("id"),
                AssetKind.valueOf(row.getString("kind")),
                row.getString("plate"),
                row.getInt("plate_colour"),
                row.getLong("organisation_id"),
                (Long) row.getObject("grid_id"),
                row.getString("vin"),
                row.getString("driver_name"),
                row.getString("driver_phone"),
                json.readValue(row.getString("attributes"), ATTRIBUTES),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("retired_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
