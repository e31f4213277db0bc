package io.bihuan.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.engine.Engine;
import io.bihuan.engine.InboundFrame;
import io.bihuan.server.asset.Assets;
import io.bihuan.server.database.StartedServer;
import io.bihuan.server.database.StartedServer.Installation;
import io.bihuan.server.detection.TestFleet;
import io.bihuan.server.detection.TestReports;
import io.bihuan.server.identity.TestClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/**
 * What can go wrong is made to go wrong, and the operations page says so in words, with what to do. A full disk is in the
 * acceptance tests.
 */
class OperatorTroubleTests {

    private static final long PATIENCE_SECONDS = 60;

    private static JsonNode check(TestClient admin, String name) {
        return check(admin.get("/api/operations/health").body(), name);
    }

    private static JsonNode check(JsonNode health, String name) {
        for (JsonNode check : health) {
            if (check.get("name").asString().equals(name)) {
                return check;
            }
        }
        throw new AssertionError("There is no check of " + name);
    }

    private static void awaitState(TestClient admin, String name, String state) {
        Awaitility.await(name + " is " + state)
                .atMost(Duration.ofSeconds(PATIENCE_SECONDS))
                .until(() -> check(admin, name).get("state").asString().equals(state));
    }

    private static void advises(TestClient admin, String name, String chinese, String english) {
        assertThat(check(admin, name).get("advice").asString()).contains(chinese);
        admin.put("/api/session/locale", Map.of("locale", "en"));
        assertThat(check(admin, name).get("advice").asString()).contains(english);
        admin.put("/api/session/locale", Map.of("locale", "zh-CN"));
    }

    private static StartedServer start(Installation installation, Map<String, String> settings) {
        return StartedServer.on(installation, settings, context -> {});
    }

    /** One frame in a commit, and a queue for sixteen: whoever sends without a pause is faster. */
    @Test
    void saysWhenTheReceivingQueueIsFull() throws InterruptedException {
        try (var server = start(
                Installation.fresh(), Map.of("bihuan.engine.queue-capacity", "16", "bihuan.engine.max-batch", "1"))) {
            TestClient admin = TestClient.admin(server.port());
            long asset = TestFleet.coach(server.bean(Assets.class), 1).id();
            Engine engine = server.bean(Engine.class);
            assertThat(check(admin, "queue").get("state").asString()).isEqualTo("UP");
            assertThat(check(admin, "queue").get("advice").isNull()).isTrue();
            var flooding = new AtomicBoolean(true);
            Thread flood = Thread.ofPlatform().start(() -> {
                while (flooding.get()) {
                    engine.offer(
                            new InboundFrame(asset, 0x0801, System.currentTimeMillis(), new byte[] {2, 0, 0}, null));
                }
            });
            try {
                awaitState(admin, "queue", "WARNING");
                Awaitility.await("words for a full queue")
                        .atMost(Duration.ofSeconds(PATIENCE_SECONDS))
                        .until(() ->
                                check(admin, "queue").get("advice").asString("").contains("检查磁盘写入是否变慢"));
            } finally {
                flooding.set(false);
                flood.join();
            }
            awaitState(admin, "queue", "UP");
        }
    }

    /** The table of alarms is locked, as a careless administrator of the database would. */
    @Test
    void saysWhenAlarmsWaitToBeHandedOver() {
        var installation = Installation.fresh();
        try (var server = start(installation, Map.of())) {
            TestClient admin = TestClient.admin(server.port());
            var reports = new TestReports(
                    server.bean(Engine.class),
                    TestFleet.coach(server.bean(Assets.class), 1).id());
            var locked = new AtomicBoolean(true);
            Thread locker = Thread.ofPlatform().start(() -> lockAlarms(installation, locked));
            try {
                awaitLock(installation);
                alarmManyTimes(reports);
                awaitState(admin, "relay", "WARNING");
                assertThat(check(admin, "relay").get("facts").get("waiting").asLong())
                        .isGreaterThan(HealthChecks.BEHIND_ALARMS);
                advises(admin, "relay", "告警暂存在感知引擎中，不会丢失", "none is lost");
            } finally {
                locked.set(false);
                Awaitility.await("the lock is gone").until(() -> !locker.isAlive());
            }
            awaitState(admin, "relay", "UP");
        }
    }

    private static void lockAlarms(Installation installation, AtomicBoolean locked) {
        try (var connection = new DriverManagerDataSource(
                        installation.url(), installation.user(), installation.password())
                .getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("lock table bihuan.alarm in access exclusive mode");
            Awaitility.await("the test is done with the lock")
                    .atMost(Duration.ofMinutes(3))
                    .until(() -> !locked.get());
            connection.rollback();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitLock(Installation installation) {
        Awaitility.await("the table is locked")
                .until(() -> installation.ownerJdbc().sql("""
                                        select count(*) from pg_locks l join pg_class c on c.oid = l.relation
                                        where c.relname = 'alarm' and l.mode = 'AccessExclusiveLock' and l.granted""").query(Long.class).single() > 0);
    }

    /** Each time the button is pressed for ten seconds and let go for fifteen, the alarm is raised and returns. */
    private static void alarmManyTimes(TestReports reports) {
        Instant time = Instant.now().minus(Duration.ofHours(10)).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        for (int i = 0; i <= HealthChecks.BEHIND_ALARMS; i++) {
            reports.offer(time, 38.9, 117.9, 30, TestReports.SOS);
            reports.offer(time.plusSeconds(10), 38.9, 117.9, 30, TestReports.SOS);
            reports.offer(time.plusSeconds(11), 38.9, 117.9, 30, 0);
            reports.send(time.plusSeconds(25), 38.9, 117.9, 30, 0);
            time = time.plusSeconds(30);
        }
    }

    @Test
    void saysWhenTheDatabaseIsAway() {
        var installation = Installation.fresh();
        try (var server = start(installation, Map.of())) {
            TestClient admin = TestClient.admin(server.port());
            assertThat(check(admin, "database").get("state").asString()).isEqualTo("UP");
            String database = installation
                    .ownerJdbc()
                    .sql("select current_database()")
                    .query(String.class)
                    .single();
            JdbcClient beside = JdbcClient.create(new DriverManagerDataSource(
                    installation.url().replace("/" + database, "/postgres"),
                    installation.user(),
                    installation.password()));
            beside.sql("alter database " + database + " allow_connections false")
                    .update();
            beside.sql("select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = :name")
                    .param("name", database)
                    .query(Long.class)
                    .single();
            try {
                awaitState(admin, "database", "DOWN");
                JsonNode health = admin.get("/api/operations/health").body();
                assertThat(check(health, "database").get("advice").asString()).contains("数据库没有应答");
                assertThat(check(health, "seal").get("state").asString()).isEqualTo("WARNING");
            } finally {
                beside.sql("alter database " + database + " allow_connections true")
                        .update();
            }
            awaitState(admin, "database", "UP");
        }
    }

    /** A clock that can be set, as the machine's can. */
    private static final class SetClock extends Clock {

        private final Clock real = Clock.system(ZoneId.of("Asia/Shanghai"));
        private volatile Duration off = Duration.ZERO;

        @Override
        public ZoneId getZone() {
            return real.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.offset(real.withZone(zone), off);
        }

        @Override
        public Instant instant() {
            return real.instant().plus(off);
        }
    }

    @Test
    void saysWhenTheClockIsSetAndTellsAdministrators() {
        var clock = new SetClock();
        try (var server = StartedServer.on(
                Installation.fresh(),
                Map.of(),
                context -> context.registerBean("setClock", Clock.class, () -> clock, bean -> bean.setPrimary(true)))) {
            TestClient admin = TestClient.admin(server.port());
            OperatorAlerts alerts = server.bean(OperatorAlerts.class);
            assertThat(check(admin, "clock").get("state").asString()).isEqualTo("UP");
            alerts.look();
            server.bean(WallClock.class).look();

            clock.off = Duration.ofHours(-1);

            awaitState(admin, "clock", "WARNING");
            assertThat(check(admin, "clock").get("facts").get("lastStepMillis").asLong())
                    .isBetween(-3_610_000L, -3_590_000L);
            advises(admin, "clock", "启用 NTP", "let NTP");
            alerts.look();
            alerts.look();
            Awaitility.await("administrators are told")
                    .atMost(Duration.ofSeconds(PATIENCE_SECONDS))
                    .until(() -> {
                        JsonNode inbox = admin.get("/api/notices?event=operations.trouble")
                                .body()
                                .get("items");
                        return !inbox.isEmpty()
                                && inbox.get(0).get("title").asString().equals("平台需要关注：服务器时钟")
                                && inbox.get(0).get("body").asString().contains("启用 NTP");
                    });
        }
    }
}
