package io.bihuan.server.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bihuan.server.asset.Areas;
import io.bihuan.server.asset.Asset;
import io.bihuan.server.asset.Assets;
import io.bihuan.server.database.DataScopes;
import io.bihuan.server.database.ServerTest;
import io.bihuan.server.gateway.Terminals;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.People;
import io.bihuan.server.identity.Role;
import io.bihuan.server.ledger.proof.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest(fresh = true)
@TestPropertySource(properties = "bihuan.demo=src/test/resources/demo-city")
class DemoImportTests {
    @Autowired
    private DemoImport demo;

    @Autowired
    private DemoOffice office;

    @Autowired
    private Directory directory;

    @Autowired
    private People people;

    @Autowired
    private Assets assets;

    @Autowired
    private Areas areas;

    @Autowired
    private Terminals terminals;

    @Autowired
    private Verification verification;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @BeforeEach
    void waitForThePast() throws InterruptedException {
        demo.await();
    }

    private <T> T system(java.util.function.Supplier<T> work) {
        return DataScopes.callAsSystem(
                "test", () -> java.util.Objects.requireNonNull(transactions.execute(status -> work.get())));
    }

    private Asset asset(String plate) {
        return assets.everything().stream()
                .filter(asset -> asset.plate().equals(plate))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void bringsInOrganisationsGridsAndPeople() {
        assertThat(directory.organisation(Directory.CITY).orElseThrow().name()).isEqualTo("试城");
        var manager = people.findByLoginName("coach01").orElseThrow();
        assertThat(manager.role()).isEqualTo(Role.ENTERPRISE_SAFETY_MANAGER);
        assertThat(directory
                        .organisation(manager.organisationId())
                        .orElseThrow()
                        .name())
                .isEqualTo("试城客运");
        assertThat(directory.grids()).extracting(grid -> grid.name()).contains("试城全域", "东区", "西区");
    }

    @Test
    void bringsInVehiclesWithTheirTerminalsAndAreas() {
        Asset tanker = asset("澄T00002");
        assertThat(tanker.attributes()).containsEntry("cutOffValve", "true").containsEntry("speedLimitKmh", "80");
        assertThat(terminals.phoneOf(tanker.id())).isEqualTo("10700000002");
        assertThat(areas.everything()).singleElement().satisfies(area -> {
            assertThat(area.name()).isEqualTo("试城禁行区");
            assertThat(area.ring()).hasSize(3);
            assertThat(area.from()).isEqualTo("22:00");
        });
    }

    @Test
    void writesMonthOfCasesInEveryStageWithAnIntactChain() {
        List<String> stages =
                system(() -> jdbc.sql("select distinct stage from ledger_case where type = 'vehicle-safety'")
                        .query(String.class)
                        .list());
        assertThat(stages).containsExactlyInAnyOrder("file", "dispatch", "handle", "verify", "close", "closed");
        long cases = system(() ->
                jdbc.sql("select count(*) from ledger_case").query(Long.class).single());
        assertThat(cases).isGreaterThan(60);
        long proofs = system(() ->
                jdbc.sql("select count(*) from case_evidence").query(Long.class).single());
        assertThat(proofs).isGreaterThan(30);
        assertThat(system(verification::everything).faults()).isEmpty();
    }

    @Test
    void sendsWordsToDriversAndPutsPeopleOnDuty() {
        assertThat(system(() -> jdbc.sql("select count(*) from bihuan.terminal_command where kind = 'TEXT'")
                        .query(Long.class)
                        .single()))
                .isEqualTo(2);
        assertThat(system(() -> jdbc.sql(
                                "select count(*) from bihuan.notice_duty where from_at <= now() and to_at > now()")
                        .query(Long.class)
                        .single()))
                .isPositive();
    }

    @Test
    void changesNothingWhenItRunsAgain() throws InterruptedException {
        String everything = "select (select count(*) from ledger_case) || '/' || (select count(*) from organisation)"
                + " || '/' || (select count(*) from person) || '/' || (select count(*) from asset) || '/' ||"
                + " (select count(*) from grid) || '/' || (select count(*) from area) || '/' ||"
                + " (select count(*) from bihuan.terminal_command)";
        String before = system(() -> jdbc.sql(everything).query(String.class).single());
        demo.run(new DefaultApplicationArguments());
        office.run(new DefaultApplicationArguments());
        demo.await();
        assertThat(system(() -> jdbc.sql(everything).query(String.class).single()))
                .isEqualTo(before);
    }

    @Test
    void rejectsFolderWithoutCity(@TempDir Path folder) {
        assertThatThrownBy(() -> DemoCity.read(folder))
                .isInstanceOf(DemoException.class)
                .hasMessageContaining("Cannot read")
                .hasMessageContaining("--write-city");
    }

    @Test
    void rejectsBrokenCity(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("city.json"), "{\"name\": 3, \"people\": 5}");
        assertThatThrownBy(() -> DemoCity.read(folder))
                .isInstanceOf(DemoException.class)
                .hasMessageContaining("is not a demo city");
    }
}
