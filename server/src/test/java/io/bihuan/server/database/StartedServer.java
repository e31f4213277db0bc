package io.bihuan.server.database;

import io.bihuan.server.BihuanApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The whole application on free ports with a database of its own, as {@link ServerTest} has it, started where no JUnit
 * does it: again and again on the same data, or by another class loader.
 */
public final class StartedServer implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private StartedServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** What remains when a server stops: its database and its data directory. */
    public record Installation(Map<String, Object> settings) {

        /** An empty one. */
        public static Installation fresh() {
            return new Installation(StartedServer.settings(TestDatabase.copy(), directory()));
        }

        /** The database's address. */
        public String url() {
            return String.valueOf(settings.get("bihuan.db.url"));
        }

        /** The owner of its tables, who sees and may do everything. */
        public String user() {
            return String.valueOf(settings.get("bihuan.db.user"));
        }

        /** The owner's password. */
        public String password() {
            return String.valueOf(settings.get("bihuan.db.password"));
        }

        /** A client of the tables' owner. */
        public JdbcClient ownerJdbc() {
            return JdbcClient.create(new DriverManagerDataSource(url() + "?currentSchema=bihuan", user(), password()));
        }

        static Path directory() {
            try {
                return Files.createTempDirectory(Files.createDirectories(Path.of("target/test-data")), "data-");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The settings of a server on free ports. */
    static Map<String, Object> settings(Postgres postgres, Path data) {
        return Map.of(
                "bihuan.db.url", postgres.url(),
                "bihuan.db.user", postgres.user(),
                "bihuan.db.password", postgres.password(),
                "bihuan.data", data.toString(),
                "bihuan.admin.password", ServerTest.ADMIN_PASSWORD,
                "bihuan.http.port", "0",
                "bihuan.jt808.port", "0");
    }

    /** Starts the application by the class loader of whoever calls. */
    public static StartedServer on(
            Installation installation,
            Map<String, String> settings,
            ApplicationContextInitializer<GenericApplicationContext> more) {
        var loader = StartedServer.class.getClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        var application = new SpringApplication(new DefaultResourceLoader(loader), BihuanApplication.class);
        application.setRegisterShutdownHook(true);
        var all = new HashMap<String, Object>(installation.settings());
        all.putAll(settings);
        application.addInitializers((ApplicationContextInitializer<GenericApplicationContext>) made -> {
            made.getEnvironment().getPropertySources().addFirst(new MapPropertySource("started-server", all));
            more.initialize(made);
        });
        return new StartedServer(application.run());
    }

    /** Where the screens and the interface are. */
    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** One of the application's own parts. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** One of several parts of a type. */
    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    @Override
    public void close() {
        context.close();
    }
}
