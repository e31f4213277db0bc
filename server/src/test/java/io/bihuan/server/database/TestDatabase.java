package io.bihuan.server.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Real PostgreSQL for tests: one embedded server per test JVM (below {@code target/}, not flushed to disk), all
 * migrations run once into a template, every database a copy of it (some 50 ms).
 *
 * <p><b>Without Spring</b> – the fast way, for repositories and services:
 *
 * <pre>{@code
 * static final TestDatabase database = TestDatabase.fresh();   // a database of this class alone
 * Cases cases = new Cases(database.jdbc());
 * database.inScope(scope, () -> cases.find(7));                // one transaction in a scope, as the application's role
 * database.asSystem(() -> cases.find(7));                      // … in the system's scope
 * database.ownerJdbc().sql("insert …")                         // as the owner, whom row-level security passes by
 * }</pre>
 *
 * <p><b>With Spring</b> – annotate the class with {@link ServerTest}.
 */
public final class TestDatabase {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Postgres postgres;
    private final HikariDataSource dataSource;
    private final LosableConnections connections;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final PlatformTransactionManager manager;

    private TestDatabase(Postgres postgres) {
        this.postgres = postgres;
        this.dataSource = DatabaseConfiguration.applicationPool(postgres, 8);
        this.connections = new LosableConnections(
                dataSource,
                number -> ownerJdbc()
                        .sql("select pg_terminate_backend(:number)")
                        .param("number", number)
                        .query(Boolean.class)
                        .single());
        this.jdbc = JdbcClient.create(connections);
        this.manager = new ScopedTransactionManager(connections);
        this.transactions = new TransactionTemplate(manager);
    }

    /** A database nobody else uses, with all migrations. */
    public static TestDatabase fresh() {
        return new TestDatabase(copy());
    }

    static Postgres copy() {
        String name = "test_" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet();
        Server.execute("create database " + name + " template template_bihuan strategy file_copy");
        return Postgres.external(Server.POSTGRES.url(name), EmbeddedPostgres.USER, Server.POSTGRES.password());
    }

    /** A database with nothing in it, not even our schema. */
    static Postgres empty() {
        String name = "test_" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet();
        Server.execute("create database " + name);
        return Postgres.external(Server.POSTGRES.url(name), EmbeddedPostgres.USER, Server.POSTGRES.password());
    }

    /** A database of an owner who is no superuser, as on a server that somebody else keeps; without tables yet. */
    static Postgres ofPlainOwner(String owner) {
        String name = "test_" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet();
        Server.execute("drop role if exists " + owner);
        Server.execute("create role " + owner + " login createrole password 'plain'");
        Server.execute("grant bihuan_app to " + owner);
        Server.execute("create database " + name + " owner " + owner);
        return Postgres.external(Server.POSTGRES.url(name), owner, "plain");
    }

    /** Connections as the application's role. */
    public DataSource dataSource() {
        return connections;
    }

    /** Gives the connections back. */
    public void close() {
        dataSource.close();
    }

    /** The client as the application's role: sees nothing outside {@link #inScope} and {@link #asSystem}. */
    public JdbcClient jdbc() {
        return jdbc;
    }

    /**
     * Runs work whose connection is lost before one of its statements, as when the process or the database dies there.
     *
     * @param statement which, from 0; commits count too
     * @return whether the work sent that many
     */
    public boolean losingConnectionBefore(int statement, Runnable work) {
        int before = connections.sent();
        connections.loseAfter(statement);
        try {
            work.run();
        } finally {
            connections.loseNone();
        }
        return connections.sent() - before > statement;
    }

    /** The transaction manager, as the application has it. */
    public PlatformTransactionManager transactionManager() {
        return manager;
    }

    /** A client of the tables' owner, who sees and may do everything. */
    public JdbcClient ownerJdbc() {
        var owner = new org.springframework.jdbc.datasource.DriverManagerDataSource(
                postgres.url() + "?currentSchema=bihuan", postgres.user(), postgres.password());
        return JdbcClient.create(owner);
    }

    /** Runs work in one transaction of a scope. */
    public <T> T inScope(DataScope scope, java.util.function.Supplier<T> work) {
        return DataScopes.call(
                scope, () -> java.util.Objects.requireNonNull(transactions.execute(status -> work.get())));
    }

    /** Runs work in one transaction that sees everything. */
    public <T> T asSystem(java.util.function.Supplier<T> work) {
        return inScope(DataScope.SYSTEM, work);
    }

    /** As {@link #inScope}, without a result. */
    public void runInScope(DataScope scope, Runnable work) {
        DataScopes.run(scope, () -> transactions.executeWithoutResult(status -> work.run()));
    }

    /** As {@link #asSystem}, without a result. */
    public void runAsSystem(Runnable work) {
        runInScope(DataScope.SYSTEM, work);
    }

    /** The server of this JVM, started at the first use. */
    private static final class Server {

        /** Kept for as long as the process lives: a directory that nobody refers to is free for the next process. */
        private static final DataDirectory HOME = home(Path.of("target").toAbsolutePath());

        private static final EmbeddedPostgres POSTGRES = start(HOME);

        private static EmbeddedPostgres start(DataDirectory home) {
            var postgres = EmbeddedPostgres.start(
                    home.resolve("postgres"),
                    home.resolve("../postgres-programs").normalize(),
                    false);
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
            dropOld(postgres);
            execute(postgres, "create database template_bihuan");
            Flyway.configure()
                    .dataSource(postgres.url("template_bihuan"), EmbeddedPostgres.USER, postgres.password())
                    .schemas("bihuan")
                    .locations("classpath:db/migration")
                    .validateMigrationNaming(true)
                    .load()
                    .migrate();
            return postgres;
        }

        private static DataDirectory home(Path target) {
            try {
                Files.createDirectories(target);
                for (int i = 0; i < 20; i++) {
                    try {
                        return DataDirectory.open(target.resolve("test-postgres-" + i));
                    } catch (DatabaseException e) {
                        if (!e.code().equals("data-in-use")) {
                            throw e;
                        }
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            throw new IllegalStateException("Twenty test servers run below " + target + " already");
        }

        private static void dropOld(EmbeddedPostgres postgres) {
            try (Connection connection = connect(postgres);
                    var statement = connection.createStatement();
                    var names = connection
                            .createStatement()
                            .executeQuery(
                                    "select datname from pg_database where datname ~ '^(test_|template_bihuan)'")) {
                while (names.next()) {
                    statement.execute("drop database " + names.getString(1) + " with (force)");
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
            return DriverManager.getConnection(postgres.url("postgres"), EmbeddedPostgres.USER, postgres.password());
        }

        private static void execute(String sql) {
            execute(POSTGRES, sql);
        }

        private static void execute(EmbeddedPostgres postgres, String sql) {
            try (Connection connection = connect(postgres);
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }
    }
}
