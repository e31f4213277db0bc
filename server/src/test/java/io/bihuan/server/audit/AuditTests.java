package io.bihuan.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bihuan.server.database.DataScope;
import io.bihuan.server.database.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.json.JsonMapper;

class AuditTests {

    private static final TestDatabase DATABASE = TestDatabase.fresh();

    private final Audit audit = new Audit(
            DATABASE.jdbc(), JsonMapper.shared(), Clock.fixed(Instant.parse("2026-11-22T00:00:00Z"), ZoneOffset.UTC));

    @BeforeEach
    void recordOneAct() {
        DATABASE.runInScope(
                new DataScope(false, 7, Set.of(5L), Set.of(9L)),
                () -> audit.recordAs(
                        new AuditActor(7L, "张三", 5L), "vehicle.create", "vehicle:1", Map.of("plate", "津A1")));
    }

    private static long seenIn(DataScope scope) {
        return DATABASE.inScope(
                scope,
                () -> DATABASE.jdbc()
                        .sql("select count(*) from audit_entry")
                        .query((row, number) -> row.getLong(1))
                        .single());
    }

    private static void refuses(String sql) {
        assertThatThrownBy(() ->
                        DATABASE.runAsSystem(() -> DATABASE.jdbc().sql(sql).update()))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void anyoneMayAddWhateverTheirGrid() {
        assertThat(seenIn(DataScope.SYSTEM)).isPositive();
    }

    @Test
    void isSeenByTheOrganisationsAuditorsOnly() {
        assertThat(seenIn(new DataScope(false, 8, Set.of(5L), null))).isPositive();
        assertThat(seenIn(new DataScope(false, 8, Set.of(6L), null))).isZero();
    }

    @Test
    void cannotBeChangedByTheApplication() {
        refuses("update audit_entry set person_name = 'x'");
    }

    @Test
    void cannotBeDeletedByTheApplication() {
        refuses("delete from audit_entry");
    }

    @Test
    void cannotBeEmptiedByTheApplication() {
        refuses("truncate audit_entry");
    }
}
