package io.bihuan.server.identity;

import io.bihuan.server.database.DataScope;
import io.bihuan.server.http.Page;
import io.bihuan.server.http.PageQuery;
import io.bihuan.server.http.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of people. */
@Component
class PersonRows {

    private static final Map<String, String> ORDER =
            Map.of("loginName", "lower(login_name)", "displayName", "display_name", "lastLoginAt", "last_login_at");

    private final JdbcClient jdbc;

    PersonRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        OffsetDateTime lastLogin = row.getObject("last_login_at", OffsetDateTime.class);
        return new Person(
                row.getLong("id"),
                row.getString("login_name"),
                row.getString("display_name"),
                Role.valueOf(row.getString("role")),
                row.getLong("organisation_id"),
                row.getObject("grid_id", Long.class),
                row.getString("locale"),
                row.getBoolean("active"),
                row.getInt("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                lastLogin == null ? null : lastLogin.toInstant());
    }

    Optional<Person> find(long id) {
        return jdbc.sql("select * from person where id = :id")
                .param("id", id)
                .query(PersonRows::person)
                .optional();
    }

    Optional<Person> findByLoginName(String loginName) {
        return jdbc.sql("select * from person where lower(login_name) = lower(:name)")
                .param("name", loginName)
                .query(PersonRows::person)
                .optional();
    }

    List<Person> activeOf(long organisationId) {
        return jdbc.sql("select * from person where organisation_id = :organisation and active order by id")
                .param("organisation", organisationId)
                .query(PersonRows::person)
                .list();
    }

    String passwordHash(long id) {
        return jdbc.sql("select password_hash from person where id = :id")
                .param("id", id)
                .query((row, number) -> row.getString(1))
                .single();
    }

    Page<Person> list(DataScope scope, @Nullable String text, PageQuery page) {
        Map<String, Object> values = new HashMap<>(scope.parameters());
        values.put("text", text == null ? "" : text.strip());
        String where = " where " + scope.condition("organisation_id", "grid_id")
                + " and (:text = '' or strpos(lower(login_name || ' ' || display_name), lower(:text)) > 0)";
        long total = jdbc.sql("select count(*) from person" + where)
                .params(values)
                .query((row, number) -> row.getLong(1))
                .single();
        List<Person> items = jdbc.sql("select * from person" + where + " order by "
                        + page.orderBy(ORDER, "lower(login_name)") + ", id limit " + page.limit() + " offset "
                        + page.offset())
                .params(values)
                .query(PersonRows::person)
                .list();
        return new Page<>(items, total, page.number(), page.limit());
    }

    long count() {
        return jdbc.sql("select count(*) from person")
                .query((row, number) -> row.getLong(1))
                .single();
    }

    long activeAdministratorsBesides(long id) {
        return jdbc.sql("select count(*) from person where active and role = 'ADMINISTRATOR' and id <> :id")
                .param("id", id)
                .query((row, number) -> row.getLong(1))
                .single();
    }

    Person insert(NewPerson person, String passwordHash) {
        try {
            return jdbc.sql("""
                            insert into person (login_name, display_name, role, organisation_id, grid_id, password_hash)
                            values (:login, :display, :role, :organisation, :grid, :hash) returning *""")
                    .param("login", person.loginName())
                    .param("display", person.displayName())
                    .param("role", person.role().name())
                    .param("organisation", person.organisationId())
                    .param("grid", person.gridId())
                    .param("hash", passwordHash)
                    .query(PersonRows::person)
                    .single();
        } catch (DuplicateKeyException e) {
            throw Problem.conflict("login-name-taken", person.loginName());
        }
    }

    void update(long id, NewPerson person, boolean active) {
        try {
            jdbc.sql("""
                            update person set login_name = :login, display_name = :display, role = :role,
                              organisation_id = :organisation, grid_id = :grid, active = :active, version = version + 1
                            where id = :id""")
                    .param("id", id)
                    .param("login", person.loginName())
                    .param("display", person.displayName())
                    .param("role", person.role().name())
                    .param("organisation", person.organisationId())
                    .param("grid", person.gridId())
                    .param("active", active)
                    .update();
        } catch (DuplicateKeyException e) {
            throw Problem.conflict("login-name-taken", person.loginName());
        }
    }

    void updatePassword(long id, String passwordHash) {
        jdbc.sql("update person set password_hash = :hash, version = version + 1 where id = :id")
                .param("id", id)
                .param("hash", passwordHash)
                .update();
    }

    void updateLocale(long id, String locale) {
        jdbc.sql("update person set locale = :locale where id = :id")
                .param("id", id)
                .param("locale", locale)
                .update();
    }

    void updateLastLogin(long id, Instant at) {
        jdbc.sql("update person set last_login_at = :at where id = :id")
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
