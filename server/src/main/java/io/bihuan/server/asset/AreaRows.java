package io.bihuan.server.asset;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The {@code area} table. */
@Repository
class AreaRows {

    private static final String COLUMNS = "id, name, kind, ring::text as ring, speed_limit_kmh, max_stay_minutes,"
            + " applies_to, from_time, to_time, organisation_id";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    AreaRows(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    List<Area> all() {
        return jdbc.sql("select " + COLUMNS + " from bihuan.area order by id")
                .query(this::area)
                .list();
    }

    Area insert(Area draft) {
        return bind(
                        "insert into bihuan.area (name, kind, ring, speed_limit_kmh, max_stay_minutes, applies_to,"
                                + " from_time, to_time, organisation_id, updated_at) values (:name, :kind,"
                                + " cast(:ring as jsonb), :speedLimitKmh, :maxStayMinutes, :appliesTo, :from, :to,"
                                + " :organisationId, :now) returning " + COLUMNS,
                        draft)
                .query(this::area)
                .single();
    }

    Optional<Area> update(Area draft) {
        return bind(
                        "update bihuan.area set name = :name, kind = :kind, ring = cast(:ring as jsonb),"
                                + " speed_limit_kmh = :speedLimitKmh, max_stay_minutes = :maxStayMinutes,"
                                + " applies_to = :appliesTo, from_time = :from, to_time = :to,"
                                + " organisation_id = :organisationId, updated_at = :now where id = :id returning "
                                + COLUMNS,
                        draft)
                .param("id", draft.id())
                .query(this::area)
                .optional();
    }

    boolean delete(long id) {
        return jdbc.sql("delete from bihuan.area where id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }

    private JdbcClient.StatementSpec bind(String sql, Area draft) {
        double[][] ring = draft.ring().stream()
                .map(corner -> new double[] {corner.longitudeDegrees(), corner.latitudeDegrees()})
                .toArray(double[][]::new);
        return jdbc.sql(sql)
                .param("name", draft.name())
                .param("kind", draft.kind().name())
                .param("ring", json.writeValueAsString(ring))
                .param("speedLimitKmh", draft.speedLimitKmh())
                .param("maxStayMinutes", draft.maxStayMinutes())
                .param(
                        "appliesTo",
                        draft.appliesTo().stream().map(Enum::name).sorted().toArray(String[]::new))
                .param("from", draft.from())
                .param("to", draft.to())
                .param("organisationId", draft.organisationId())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC));
    }

    private Area area(ResultSet row, int number) throws SQLException {
        double[][] ring = json.readValue(row.getString("ring"), double[][].class);
        String[] kinds = (String[]) row.getArray("applies_to").getArray();
        return new Area(
                row.getLong("id"),
                row.getString("name"),
                AreaKind.valueOf(row.getString("kind")),
                Arrays.stream(ring)
                        .map(corner -> new Area.Corner(corner[0], corner[1]))
                        .toList(),
                (Integer) row.getObject("speed_limit_kmh"),
                (Integer) row.getObject("max_stay_minutes"),
                Arrays.stream(kinds).map(AssetKind::valueOf).collect(Collectors.toSet()),
                row.getObject("from_time", LocalTime.class),
                row.getObject("to_time", LocalTime.class),
                row.getLong("organisation_id"));
    }
}
