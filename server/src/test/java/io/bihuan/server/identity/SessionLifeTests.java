package io.bihuan.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.DataScope;
import io.bihuan.server.database.StartedServer;
import io.bihuan.server.database.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** How long a session lives: with a clock that is moved, and across a restart of the whole application. */
class SessionLifeTests {

    private static final TestDatabase DATABASE = TestDatabase.fresh();

    private final HandClock clock = new HandClock();
    private final Sessions sessions = newSessions();
    private Person person = someone(0, 1);

    /** Stands still until it is moved. */
    private static final class HandClock extends Clock {

        private Instant now = Instant.parse("2026-11-22T08:00:00Z");

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private Sessions newSessions() {
        return new Sessions(
                DATABASE.jdbc(), clock, new TransactionTemplate(DATABASE.transactionManager()), 12 * 60, 7 * 24);
    }

    private static Person someone(long id, int version) {
        return new Person(id, "walker", "巡查员", Role.INSPECTOR, 1, null, "zh-CN", true, version, Instant.EPOCH, null);
    }

    @BeforeEach
    void addSomebody() {
        DATABASE.ownerJdbc()
                .sql("delete from browser_session; delete from person")
                .update();
        long id = DATABASE.ownerJdbc().sql("""
                        insert into person (login_name, display_name, role, organisation_id, password_hash)
                        values ('walker', '巡查员', 'INSPECTOR', 1, '-') returning id""").query(Long.class).single();
        person = someone(id, 1);
    }

    private static String kept(String column) {
        return DATABASE.ownerJdbc()
                .sql("select " + column + "::text from browser_session")
                .query(String.class)
                .single();
    }

    private static long rows() {
        return DATABASE.ownerJdbc()
                .sql("select count(*) from browser_session")
                .query(Long.class)
                .single();
    }

    @Test
    void keepsNothingThatSignsAThiefIn() {
        String secret = sessions.begin(person);

        String row = DATABASE.ownerJdbc()
                .sql("select to_jsonb(s)::text from browser_session s")
                .query(String.class)
                .single();
        assertThat(row).doesNotContain(secret).contains(Secrets.hash(secret));
        assertThat(sessions.find(kept("hash"), true)).isEmpty();
    }

    @Test
    void endsWhenItWasNotUsed() {
        String secret = sessions.begin(person);

        clock.move(Duration.ofHours(12).minusSeconds(1));
        assertThat(sessions.find(secret, false)).isPresent();
        clock.move(Duration.ofSeconds(1));

        assertThat(sessions.find(secret, true)).isEmpty();
    }

    @Test
    void staysAliveByUseUntilItIsOld() {
        String secret = sessions.begin(person);

        for (int hours = 0; hours < 160; hours += 10) {
            assertThat(sessions.find(secret, true)).as(hours + " hours").isPresent();
            clock.move(Duration.ofHours(10));
        }
        clock.move(Duration.ofHours(8));

        assertThat(sessions.find(secret, true)).isEmpty();
    }

    @Test
    void notesItsUseOnceAMinuteAndNotForStreams() {
        String secret = sessions.begin(person);
        String begun = kept("last_used_at");

        clock.move(Duration.ofSeconds(59));
        sessions.find(secret, true);
        assertThat(kept("last_used_at")).isEqualTo(begun);
        clock.move(Duration.ofHours(1));
        sessions.find(secret, false);
        assertThat(kept("last_used_at")).isEqualTo(begun);
        sessions.find(secret, true);

        String used = kept("last_used_at");
        assertThat(used).isNotEqualTo(begun);
        clock.move(Duration.ofSeconds(30));
        sessions.find(secret, true);
        assertThat(kept("last_used_at")).isEqualTo(used);
    }

    @Test
    void isKnownToTheNextProcess() {
        String secret = sessions.begin(person);

        assertThat(newSessions().find(secret, true))
                .hasValueSatisfying(found -> assertThat(found.personId()).isEqualTo(person.id()));
        sessions.end(secret);
        assertThat(sessions.find(secret, true)).isEmpty();
        assertThat(newSessions().find(secret, true)).isEmpty();
    }

    @Test
    void clearsAwayWhatIsDead() {
        sessions.begin(someone(person.id(), 0));
        sessions.begin(person);
        clock.move(Duration.ofHours(13));
        sessions.begin(person);
        assertThat(rows()).isEqualTo(3);

        sessions.clear();

        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void isSeenByNoViewerWhateverTheySee() {
        sessions.begin(person);
        var everything = new DataScope(true, person.id(), Set.of(), null);

        long seen = DATABASE.inScope(
                everything,
                () -> DATABASE.jdbc()
                        .sql("select count(*) from browser_session")
                        .query(Long.class)
                        .single());

        assertThat(seen).isZero();
    }

    @Test
    void outlivesARestartAndIsNotKeptAliveByTheLiveStream() {
        var installation = StartedServer.Installation.fresh();
        TestClient browser;
        TestClient left;
        try (var server = start(installation)) {
            browser = TestClient.admin(server.port());
            left = TestClient.admin(server.port());
            left.delete("/api/session");
            installation
                    .ownerJdbc()
                    .sql("update browser_session set last_used_at = last_used_at - interval '30 minutes'")
                    .update();
        }
        String before = lastUsed(installation);
        try (var server = start(installation)) {
            browser = browser.movedTo(server.port());
            left = left.movedTo(server.port());

            assertThat(browser.get("/api/live?topics=weather").code()).isEqualTo("live-topic-unknown");
            assertThat(lastUsed(installation)).isEqualTo(before);
            assertThat(browser.get("/api/session").status()).isEqualTo(200);
            assertThat(lastUsed(installation)).isNotEqualTo(before);
            assertThat(browser.post("/api/organisations", Map.of("kind", "TEAM", "name", "after the restart"))
                            .status())
                    .isEqualTo(201);
            assertThat(left.get("/api/session").status()).isEqualTo(401);
        }
    }

    @Test
    void takesItsTimesFromTheSettings() {
        var installation = StartedServer.Installation.fresh();
        TestClient browser;
        try (var server = start(installation)) {
            browser = TestClient.admin(server.port());
            installation
                    .ownerJdbc()
                    .sql("update browser_session set last_used_at = last_used_at - interval '30 minutes'")
                    .update();
        }
        try (var server = StartedServer.on(installation, Map.of("bihuan.session.idle-minutes", "30"), context -> {})) {
            assertThat(browser.movedTo(server.port()).get("/api/session").status())
                    .isEqualTo(401);
        }
    }

    private static StartedServer start(StartedServer.Installation installation) {
        return StartedServer.on(installation, Map.of(), context -> {});
    }

    private static String lastUsed(StartedServer.Installation installation) {
        return installation
                .ownerJdbc()
                .sql("select last_used_at::text from browser_session")
                .query(String.class)
                .single();
    }
}
