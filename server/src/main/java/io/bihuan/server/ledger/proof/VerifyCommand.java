package io.bihuan.server.ledger.proof;

import io.bihuan.server.database.DatabaseAccess;
import io.bihuan.server.ledger.evidence.EvidenceFiles;
import io.bihuan.server.ledger.history.LedgerClock;
import io.bihuan.server.ledger.proof.Verification.Report;
import io.bihuan.server.settings.Setting;
import io.bihuan.server.settings.Settings;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionDefinition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code verify}: proves that the ledger's history is what was written, beside a running server or without one. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Prove that the ledger's history is what was written.",
        footer = {
            "",
            "Re-computes every case's hash chain, every case's row from its history, every daily seal, and reads every",
            "evidence file. Works beside a running server, or on the data directory of a stopped one.",
            "Exit code 0 when everything agrees, 1 with the first broken link named."
        })
public final class VerifyCommand implements Callable<Integer> {

    private static final int MOST_TOLD = 20;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Settings settings = Settings.current();
        try (DatabaseAccess access = DatabaseAccess.open(settings)) {
            access.transactions().setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
            if (!hasLedger(access)) {
                out().println("There is no ledger yet in this database; nothing to verify.");
                return 0;
            }
            Verification verification = verification(settings, access);
            long began = System.nanoTime();
            return tell(access.asSystem(verification::everything), (System.nanoTime() - began) / 1e9);
        }
    }

    private static boolean hasLedger(DatabaseAccess access) {
        return access.asSystem(() -> access.jdbc()
                .sql("select to_regclass('bihuan.case_event') is not null")
                .query(Boolean.class)
                .single());
    }

    private static Verification verification(Settings settings, DatabaseAccess access) {
        var clock = new LedgerClock(InstantSource.system(), ZoneId.of(settings.get(Setting.ZONE)));
        var files = new EvidenceFiles(settings.data().resolve("evidence"), 0);
        return Verification.over(access.jdbc(), access.transactions(), access.dataSource(), files, clock);
    }

    private int tell(Report report, double seconds) {
        PrintWriter out = out();
        out.println("Checked " + report.cases() + " cases, " + report.events() + " events, " + report.files()
                + " evidence files, " + report.anchors().size() + " daily seals"
                + " in %.1f s, %,.0f events/s.".formatted(seconds, report.events() / seconds));
        if (report.intact()) {
            out.println("Intact: every hash, row, seal and file is what was written.");
            if (!report.anchors().isEmpty()) {
                var last = report.anchors().getLast();
                out.println("Last seal: " + last.day() + " " + last.hash());
            }
            return 0;
        }
        out.println("BROKEN at " + report.faults().getFirst());
        report.faults().stream().skip(1).limit(MOST_TOLD - 1L).forEach(fault -> out.println("  also " + fault));
        if (report.faults().size() > MOST_TOLD) {
            out.println("  and " + (report.faults().size() - MOST_TOLD) + " more");
        }
        return 1;
    }

    private PrintWriter out() {
        if (spec == null) {
            throw new IllegalStateException("The command runs under picocli only");
        }
        return spec.commandLine().getOut();
    }
}
