package io.bihuan.server.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.bihuan.server.ledger.LedgerFixture;
import io.bihuan.server.ledger.evidence.Evidence;
import io.bihuan.server.settings.Setting;
import io.bihuan.server.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class VerifyCommandTests {

    @TempDir
    Path directory;

    private LedgerFixture ledger;
    private long caseId;
    private Evidence photo;

    @BeforeEach
    void fillLedger() {
        ledger = new LedgerFixture(directory);
        caseId = ledger.dispatched(LedgerFixture.OWNER).id();
        photo = ledger.photo(caseId, LedgerFixture.HANDLER);
    }

    @AfterEach
    void closeLedger() {
        ledger.close();
        for (Setting setting : Setting.values()) {
            System.clearProperty(setting.property());
        }
    }

    private HikariDataSource pool() {
        try {
            return ledger.database.dataSource().unwrap(HikariDataSource.class);
        } catch (SQLException e) {
            throw new IllegalStateException("The test's data source has no pool behind it", e);
        }
    }

    private int verify(StringWriter out) {
        HikariDataSource pool = pool();
        Settings.resolve(
                        Map.of(
                                Setting.DATA, directory.toString(),
                                Setting.DB_URL, pool.getJdbcUrl(),
                                Setting.DB_USER, pool.getUsername(),
                                Setting.DB_PASSWORD, pool.getPassword()),
                        Map.of(),
                        null)
                .apply();
        return new CommandLine(new VerifyCommand())
                .setOut(new PrintWriter(out, true))
                .execute();
    }

    @Test
    void printsWhatItCheckedAndEndsWithZero() {
        var out = new StringWriter();
        assertThat(verify(out)).isZero();
        assertThat(out.toString())
                .contains("Checked 1 cases, 4 events, 1 evidence files, 0 daily seals in ")
                .contains("Intact");
    }

    @Test
    void namesTheFirstBrokenLinkAndEndsWithOne() {
        ledger.database
                .ownerJdbc()
                .sql("alter table case_event disable trigger all")
                .update();
        ledger.database
                .ownerJdbc()
                .sql("update case_event set actor_name = '别人' where sequence = 2")
                .update();
        var out = new StringWriter();
        assertThat(verify(out)).isOne();
        assertThat(out.toString()).contains("BROKEN at event-hash AQ-20260302-0001 step 2: the step 'accept'");
    }

    @Test
    void namesALostEvidenceFile() throws IOException {
        Files.delete(ledger.files.path(photo.sha256()));
        var out = new StringWriter();
        assertThat(verify(out)).isOne();
        assertThat(out.toString())
                .contains("BROKEN at evidence-file AQ-20260302-0001")
                .contains(photo.sha256());
    }
}
