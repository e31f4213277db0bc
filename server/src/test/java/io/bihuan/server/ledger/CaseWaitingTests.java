package io.bihuan.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.TestDatabase;
import org.junit.jupiter.api.Test;

/** What a case waits for is read from its facts alone. */
class CaseWaitingTests {

    private static final TestDatabase DATABASE = TestDatabase.fresh();

    private static String waiting(String facts) {
        return DATABASE.asSystem(() -> DATABASE.jdbc()
                .sql("select coalesce(array_to_string(bihuan.case_waiting(:facts), ','), 'nothing')")
                .param("facts", facts)
                .query(String.class)
                .single());
    }

    @Test
    void waitsForTheReplyToAnUrging() {
        assertThat(waiting("{\"urges\":{\"1\":{\"reply\":\"好\",\"text\":\"快\"},\"2\":{\"text\":\"再催\"}}}"))
                .isEqualTo("urge");
        assertThat(waiting("{\"urges\":{\"1\":{\"reply\":\"好\",\"text\":\"快\"}}}"))
                .isEqualTo("nothing");
    }

    @Test
    void waitsForWhoeverHasStillToSign() {
        assertThat(
                        waiting(
                                "{\"signers\":{\"7\":{\"name\":\"甲\"},\"9\":{\"name\":\"乙\",\"signedAt\":\"2026-01-05T01:00:00Z\"}}}"))
                .isEqualTo("signature:7");
    }

    @Test
    void waitsForDecisionsThatWereAskedFor() {
        assertThat(waiting("{\"appeal\":{\"state\":\"ASKED\"},\"extensions\":{\"1\":{\"state\":\"ASKED\"}}}"))
                .isEqualTo("extension,appeal");
        assertThat(waiting("{\"appeal\":{\"state\":\"REFUSED\"},\"extensions\":{\"1\":{\"state\":\"APPROVED\"}}}"))
                .isEqualTo("nothing");
    }

    @Test
    void waitsForNothingWithoutSuchFacts() {
        assertThat(waiting("{\"title\":\"\\\"urges\\\":{\"}")).isEqualTo("nothing");
        assertThat(waiting("{\"title\":\"夜间超速\"}")).isEqualTo("nothing");
    }
}
