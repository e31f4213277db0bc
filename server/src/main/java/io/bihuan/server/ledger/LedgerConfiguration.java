package io.bihuan.server.ledger;

import io.bihuan.server.calendar.Calendars;
import io.bihuan.server.database.DataDirectory;
import io.bihuan.server.ledger.evidence.EvidenceFiles;
import io.bihuan.server.ledger.history.LedgerClock;
import io.bihuan.server.ledger.type.CaseTypes;
import java.time.InstantSource;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads case types at start, and finds the files' place. */
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

    @Bean
    CaseTypes caseTypes(DataDirectory data, Calendars calendars) {
        return CaseTypes.load(data.resolve("case-types"), calendars);
    }

    @Bean
    DueRecount.Counted countedCalendars(Calendars calendars, DataDirectory data) {
        return new DueRecount.Counted(calendars, data.resolve("calendars.counted"));
    }

    @Bean
    EvidenceFiles evidenceFiles(DataDirectory data, @Value("${bihuan.evidence.max-megabytes:200}") long mostMegabytes) {
        var files = new EvidenceFiles(data.resolve("evidence"), mostMegabytes << 20);
        files.removeUnfinished();
        return files;
    }

    @Bean
    LedgerClock ledgerClock(InstantSource clock, @Value("${bihuan.zone:Asia/Shanghai}") ZoneId zone) {
        return new LedgerClock(clock, zone);
    }
}
