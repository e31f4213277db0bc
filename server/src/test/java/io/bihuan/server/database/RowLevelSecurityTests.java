package io.bihuan.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class RowLevelSecurityTests {

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final DataScope FIRST = new DataScope(false, 7, Set.of(1L), null);
    private static final DataScope FIRST_IN_GRID = new DataScope(false, 7, Set.of(1L), Set.of(10L));

    @BeforeAll
    static void makeProtectedTable() {
        DATABASE.ownerJdbc().sql("""
                        create table thing (name text primary key, organisation_id bigint not null, grid_id bigint);
                        alter table thing enable row level security;
                        alter table thing force row level security;
                        create policy scope on thing using (bihuan.sees(organisation_id, grid_id));
                        insert into thing values ('a', 1, 10), ('b', 1, null), ('c', 2, 10), ('d', 1, 11)""").update();
    }

    private static List<String> names() {
        return DATABASE.jdbc()
                .sql("select name from thing order by name")
                .query((row, number) -> row.getString(1))
                .list();
    }

    @Test
    void seesNothingOutsideTransaction() {
        assertThat(DataScopes.call(DataScope.SYSTEM, RowLevelSecurityTests::names))
                .isEmpty();
    }

    @Test
    void seesNothingWithoutScope() {
        assertThat(DATABASE.inScope(DataScope.NONE, RowLevelSecurityTests::names))
                .isEmpty();
    }

    @Test
    void seesEverythingAsSystem() {
        assertThat(DATABASE.asSystem(RowLevelSecurityTests::names)).containsExactly("a", "b", "c", "d");
    }

    @Test
    void seesOnlyRowsOfOwnOrganisation() {
        assertThat(DATABASE.inScope(FIRST, RowLevelSecurityTests::names)).containsExactly("a", "b", "d");
    }

    @Test
    void seesOnlyRowsOfOwnGrid() {
        assertThat(DATABASE.inScope(FIRST_IN_GRID, RowLevelSecurityTests::names))
                .containsExactly("a");
    }

    @Test
    void forgetsScopeWhenConnectionGoesBack() {
        DATABASE.asSystem(RowLevelSecurityTests::names);

        assertThat(names()).isEmpty();
    }

    @Test
    void innerTransactionTakesItsOwnScope() {
        var inner = new TransactionTemplate(DATABASE.transactionManager());
        inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

        List<String> seen = DATABASE.inScope(
                FIRST_IN_GRID, () -> DataScopes.callAsSystem("test", () -> inner.execute(status -> names())));

        assertThat(seen).hasSize(4);
    }

    @Test
    void refusesInsertOutsideScope() {
        assertThatThrownBy(() -> DATABASE.runInScope(
                        FIRST,
                        () -> DATABASE.jdbc()
                                .sql("insert into thing values ('x', 2, null)")
                                .update()))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void refusesMoveOutOfScope() {
        assertThatThrownBy(() -> DATABASE.runInScope(
                        FIRST,
                        () -> DATABASE.jdbc()
                                .sql("update thing set organisation_id = 2 where name = 'a'")
                                .update()))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void changesNothingOutsideScope() {
        int changed = DATABASE.inScope(
                FIRST,
                () -> DATABASE.jdbc().sql("delete from thing where name = 'c'").update());

        assertThat(changed).isZero();
    }

    @Test
    void refusesToSwitchRowSecurityOff() {
        assertThatThrownBy(() -> DATABASE.runInScope(FIRST, () -> {
                    DATABASE.jdbc().sql("set local row_security = off").update();
                    names();
                }))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void refusesToChangePolicies() {
        assertThatThrownBy(() -> DATABASE.runAsSystem(() -> DATABASE.jdbc()
                        .sql("alter table thing disable row level security")
                        .update()))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("must be owner");
    }

    @Test
    void conditionOfScopeSaysTheSameAsTheDatabase() {
        for (DataScope scope : List.of(FIRST, FIRST_IN_GRID, DataScope.SYSTEM, DataScope.NONE)) {
            List<String> asOwner = DATABASE.ownerJdbc()
                    .sql("select name from thing where " + scope.condition("organisation_id", "grid_id")
                            + " order by name")
                    .params(scope.parameters())
                    .query((row, number) -> row.getString(1))
                    .list();

            assertThat(asOwner).isEqualTo(DATABASE.inScope(scope, RowLevelSecurityTests::names));
        }
    }
}
