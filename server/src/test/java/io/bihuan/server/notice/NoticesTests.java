package io.bihuan.server.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bihuan.server.database.DataScope;
import io.bihuan.server.database.DataScopes;
import io.bihuan.server.database.ServerTest;
import io.bihuan.server.identity.Role;
import io.bihuan.server.identity.TestClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@ServerTest
class NoticesTests {

    @LocalServerPort
    private int port;

    private final Notices notices;
    private final Spreader spreader;
    private final TransactionTemplate transactions;
    private final Clock clock;

    private TestClient admin;
    private long company;
    private TestClient manager;
    private TestClient inspector;
    private TestClient stranger;

    @Autowired
    NoticesTests(Notices notices, Spreader spreader, TransactionTemplate transactions, Clock clock) {
        this.notices = notices;
        this.spreader = spreader;
        this.transactions = transactions;
        this.clock = clock;
    }

    @BeforeEach
    void signEverybodyIn() {
        admin = TestClient.admin(port);
        company = admin.makeOrganisation("ENTERPRISE");
        manager = admin.makePerson("ENTERPRISE_SAFETY_MANAGER", company);
        inspector = admin.makePerson("INSPECTOR", company);
        stranger = admin.makePerson("ENTERPRISE_SAFETY_MANAGER", admin.makeOrganisation("ENTERPRISE"));
    }

    private static long personId(TestClient client) {
        return client.get("/api/session").body().get("personId").asLong();
    }

    private Notice notice(String key, Audience audience, Instant at) {
        return new Notice(
                key,
                audience,
                "case.dispatched",
                "有新案卷",
                "A new case",
                "请处理",
                "Please see to it",
                "/cases/1",
                false,
                at);
    }

    /** Sends in the narrow scope of an enterprise, as the ledger does when one of its people acts. */
    private void send(Notice notice) {
        DataScopes.run(
                new DataScope(false, 1, Set.of(company), null),
                () -> transactions.executeWithoutResult(status -> notices.send(notice)));
    }

    private void sendNow(Audience audience) {
        send(notice(UUID.randomUUID().toString(), audience, clock.instant()));
        spreader.spreadAll();
    }

    private static JsonNode inbox(TestClient client) {
        return client.get("/api/notices").body().get("items");
    }

    private static long unread(TestClient client) {
        return client.get("/api/notices/unread").body().get("count").asLong();
    }

    @Test
    void reachesTheNamedPersonAndNobodyElse() {
        sendNow(Audience.person(personId(manager)));

        assertThat(inbox(manager)).hasSize(1);
        assertThat(inbox(manager).get(0).get("title").asString()).isEqualTo("有新案卷");
        assertThat(inbox(manager).get(0).get("link").asString()).isEqualTo("/cases/1");
        assertThat(inbox(inspector)).isEmpty();
        assertThat(inbox(stranger)).isEmpty();
    }

    @Test
    void tellsSomebodyOnceWhoIsMeantTwice() {
        sendNow(Audience.anyOf(List.of(
                Audience.organisation(company),
                Audience.role(Role.INSPECTOR, company),
                Audience.person(personId(stranger)))));

        assertThat(inbox(manager)).hasSize(1);
        assertThat(inbox(inspector)).hasSize(1);
        assertThat(inbox(stranger)).hasSize(1);
    }

    @Test
    void reachesTheRoleInAnOrganisation() {
        sendNow(Audience.role(Role.INSPECTOR, company));

        assertThat(inbox(inspector)).hasSize(1);
        assertThat(inbox(manager)).isEmpty();
    }

    @Test
    void climbsToTheNearestOrganisationThatHasTheRole() {
        TestClient supervisor = admin.makePerson("CITY_SUPERVISOR", 1);

        sendNow(Audience.role(Role.CITY_SUPERVISOR, company));

        assertThat(inbox(supervisor)).hasSize(1);
        assertThat(inbox(manager)).isEmpty();
    }

    @Test
    void reachesEverybodyOfAnOrganisation() {
        sendNow(Audience.organisation(company));

        assertThat(unread(manager)).isOne();
        assertThat(unread(inspector)).isOne();
        assertThat(unread(stranger)).isZero();
    }

    @Test
    void sendsOneNoticeForOneKey() {
        String key = UUID.randomUUID().toString();
        send(notice(key, Audience.organisation(company), clock.instant()));
        send(notice(key, Audience.organisation(company), clock.instant()));
        spreader.spreadAll();

        assertThat(unread(manager)).isOne();
    }

    @Test
    void sendsNothingWhenTheTransactionIsRolledBack() {
        DataScopes.runAsSystem(
                "test",
                () -> transactions.executeWithoutResult(status -> {
                    notices.send(notice(UUID.randomUUID().toString(), Audience.organisation(company), clock.instant()));
                    status.setRollbackOnly();
                }));
        spreader.spreadAll();

        assertThat(unread(manager)).isZero();
    }

    @Test
    void waitsUntilItsTime() {
        send(notice(
                UUID.randomUUID().toString(),
                Audience.organisation(company),
                clock.instant().plus(Duration.ofHours(1))));
        spreader.spreadAll();

        assertThat(unread(manager)).isZero();
    }

    @Test
    void refusesToBeSentOutsideATransaction() {
        Notice notice = notice("outside", Audience.organisation(company), clock.instant());

        assertThatThrownBy(() -> notices.send(notice)).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void isReadByItsOwnerOnly() {
        sendNow(Audience.person(personId(manager)));
        long id = inbox(manager).get(0).get("id").asLong();

        assertThat(inspector.post("/api/notices/" + id + "/read", "{}").code()).isEqualTo("notice-unknown");
        assertThat(unread(manager)).isOne();
        assertThat(manager.post("/api/notices/" + id + "/read", "{}").status()).isEqualTo(204);
        assertThat(unread(manager)).isZero();
        assertThat(inbox(manager).get(0).get("readAt").isNull()).isFalse();
    }

    @Test
    void speaksTheReadersLanguage() {
        sendNow(Audience.person(personId(manager)));
        manager.put("/api/session/locale", java.util.Map.of("locale", "en"));

        assertThat(inbox(manager).get(0).get("title").asString()).isEqualTo("A new case");
    }

    @Test
    void marksEverythingReadAtOnce() {
        sendNow(Audience.organisation(company));
        sendNow(Audience.organisation(company));

        assertThat(manager.post("/api/notices/read", "{}").body().get("count").asLong())
                .isEqualTo(2);
        assertThat(unread(manager)).isZero();
        assertThat(unread(inspector)).isEqualTo(2);
    }
}
