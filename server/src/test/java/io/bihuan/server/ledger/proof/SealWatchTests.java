package io.bihuan.server.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.StartedServer;
import io.bihuan.server.database.StartedServer.Installation;
import io.bihuan.server.identity.TestClient;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The daily seal over the ledger cannot be written: the operations page says so until it is. */
class SealWatchTests {

    private static JsonNode seal(TestClient admin) {
        for (JsonNode check : admin.get("/api/operations/health").body()) {
            if (check.get("name").asString().equals("seal")) {
                return check;
            }
        }
        throw new AssertionError("There is no check of the seal");
    }

    @Test
    void saysSinceWhenNothingIsSealedUntilItIs() {
        var installation = Installation.fresh();
        try (var server = StartedServer.on(installation, Map.of(), context -> {})) {
            TestClient admin = TestClient.admin(server.port());
            Anchors anchors = server.bean(Anchors.class);
            aStepThreeDaysAgo(installation, admin);
            installation.ownerJdbc().sql("""
                            create function bihuan.no_seal() returns trigger language plpgsql as
                              $$ begin raise exception 'no space' using errcode = '53100'; end $$;
                            create trigger no_seal before insert on bihuan.ledger_anchor
                              for each row execute function bihuan.no_seal()""").update();

            anchors.regularly();

            assertThat(seal(admin).get("state").asString()).isEqualTo("WARNING");
            assertThat(seal(admin).get("facts").get("unsealedSince").asString()).matches("\\d{4}-\\d\\d-\\d\\d");
            assertThat(seal(admin).get("advice").asString()).contains("每十分钟自动补封");

            installation
                    .ownerJdbc()
                    .sql("drop trigger no_seal on bihuan.ledger_anchor")
                    .update();
            anchors.regularly();

            assertThat(seal(admin).get("state").asString()).isEqualTo("UP");
            assertThat(seal(admin).get("advice").isNull()).isTrue();
        }
    }

    /** A case was filed, and then the platform stood still for three days. */
    private static void aStepThreeDaysAgo(Installation installation, TestClient admin) {
        admin.fileCase("超速", 2, 1);
        installation.ownerJdbc().sql("""
                        set session_replication_role = replica;
                        update bihuan.case_event set recorded_at = recorded_at - interval '3 days';
                        set session_replication_role = origin""").update();
    }
}
