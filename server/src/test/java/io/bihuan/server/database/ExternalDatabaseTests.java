package io.bihuan.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class ExternalDatabaseTests {

    @Test
    void needsNoSuperuser() {
        Postgres postgres = TestDatabase.ofPlainOwner("plain_owner");
        Flyway.configure()
                .dataSource(postgres.url(), postgres.user(), postgres.password())
                .schemas("bihuan")
                .locations("classpath:db/migration")
                .load()
                .migrate();
        try (var pool = DatabaseConfiguration.applicationPool(postgres, 1)) {
            var transactions = new TransactionTemplate(new ScopedTransactionManager(pool));
            var jdbc = JdbcClient.create(pool);

            Long seen = DataScopes.callAsSystem(
                    "test",
                    () -> transactions.execute(status -> jdbc.sql("select count(*) from organisation")
                            .query((row, number) -> row.getLong(1))
                            .single()));

            assertThat(seen).isEqualTo(1L);
        }
    }

    @Test
    void refusesAddressThatIsNotPostgresql() {
        assertThatThrownBy(() -> Postgres.external("jdbc:mysql://localhost/x", "u", "p"))
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.code()).isEqualTo("db-url"))
                .hasMessageContaining("BIHUAN_DB_URL");
    }

    @Test
    void saysWhenThePasswordIsWrong() {
        Postgres right = TestDatabase.ofPlainOwner("other_owner");
        Postgres wrong = Postgres.external(right.url(), right.user(), "wrong");

        assertThatThrownBy(wrong::awaitAnswer)
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.code()).isEqualTo("db-unreachable"))
                .hasMessageContaining("password authentication failed");
    }
}
