package io.bihuan.server.ledger;

import io.bihuan.server.ledger.Anchors.Anchor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Proves that the ledger's history is what was written: re-computes every hash, folds every case anew and compares it
 * with its row, re-computes every daily seal, and reads every evidence file.
 */
@Component
public class Verification {

    /**
     * What was found.
     *
     * @param cases chains that were checked
     * @param events steps that were checked
     * @param files evidence files that were read
     * @param anchors the daily seals
     * @param faults everything that does not agree, in the order found; empty when all is intact
     */
    public record Report(long cases, long events, long files, List<Seal> anchors, List<Fault> faults) {

        public Report {
            anchors = List.copyOf(anchors);
            faults = List.copyOf(faults);
        }

        /** Whether everything agrees. */
        public boolean intact() {
            return faults.isEmpty();
        }
    }

    /** A daily seal, its hash in hex. */
    public record Seal(LocalDate day, String hash) {}

    /**
     * One broken link.
     *
     * @param caseNumber which case, null when the fault is not of one
     * @param sequence which step, 0 when the fault is not of one
     * @param code what is wrong: {@code event-hash}, {@code event-link}, {@code event-missing}, {@code case-row},
     *     {@code case-missing}, {@code anchor}, {@code evidence-row}, {@code evidence-file}
     * @param detail a sentence for the reader
     */
    public record Fault(@Nullable String caseNumber, long sequence, String code, String detail) {

        @Override
        public String toString() {
            return code + (caseNumber == null ? "" : " " + caseNumber) + (sequence == 0 ? "" : " step " + sequence)
                    + ": " + detail;
        }
    }

    private static final int BUNCH = 200;

    private final JdbcClient jdbc;
    private final CaseStore store;
    private final Anchors anchors;
    private final EvidenceRegister evidence;
    private final EvidenceFiles files;

    Verification(JdbcClient jdbc, CaseStore store, Anchors anchors, EvidenceRegister evidence, EvidenceFiles files) {
        this.jdbc = jdbc;
        this.store = store;
        this.anchors = anchors;
        this.evidence = evidence;
        this.files = files;
    }

    /** Checks one case in the caller's scope; empty when there is none. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<Report> ofCase(long caseId) {
        if (store.standings(List.of(caseId)).isEmpty()) {
            return Optional.empty();
        }
        var run = new Run();
        run.checkCases(List.of(caseId));
        return Optional.of(run.report(seals()));
    }

    /** Checks everything the caller sees; the daily seals can only be judged by whoever sees everything. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Report everything() {
        var run = new Run();
        long after = 0;
        while (true) {
            List<Long> bunch = jdbc.sql("select id from ledger_case where id > :after order by id limit :most")
                    .param("after", after)
                    .param("most", BUNCH)
                    .query((row, number) -> row.getLong(1))
                    .list();
            if (bunch.isEmpty()) {
                break;
            }
            run.checkCases(bunch);
            after = bunch.getLast();
        }
        run.checkOrphans();
        run.checkAnchors();
        return run.report(seals());
    }

    private List<Seal> seals() {
        return anchors.all().stream()
                .map(anchor -> new Seal(anchor.day(), HexFormat.of().formatHex(anchor.hash())))
                .toList();
    }

    /** One checking. */
    private final class Run {

        private final List<Fault> faults = new ArrayList<>();
        private long cases;
        private long events;
        private long fileCount;

        Report report(List<Seal> seals) {
            return new Report(cases, events, fileCount, seals, faults);
        }

        void checkCases(List<Long> caseIds) {
            Map<Long, List<CaseEvent>> histories = store.histories(caseIds);
            Map<Long, List<Evidence>> listed = evidence.ofCases(caseIds);
            var whole = new ArrayList<CaseState>();
            for (CaseStore.Standing row : store.standings(caseIds)) {
                cases++;
                List<CaseEvent> history = histories.getOrDefault(row.caseId(), List.of());
                String number = row.number();
                CaseState folded = fold(number, row.caseId(), history);
                if (folded != null) {
                    if (standsAs(number, folded, row)) {
                        whole.add(folded);
                    }
                    checkEvidence(number, history, listed.getOrDefault(row.caseId(), List.of()));
                }
            }
            store.rowsNotTheirHistory(whole).forEach(this::caseRow);
        }

        /** The history added up, null when one of its links is broken. */
        private @Nullable CaseState fold(String number, long caseId, List<CaseEvent> history) {
            var state = new CaseState(caseId);
            for (CaseEvent event : history) {
                events++;
                if (!checkEvent(number, state, event)) {
                    return null;
                }
                state.apply(event);
            }
            return state;
        }

        private boolean standsAs(String number, CaseState folded, CaseStore.Standing row) {
            if (folded.sequence() != row.sequence()) {
                fault(
                        number,
                        folded.sequence() + 1,
                        "event-missing",
                        "the case's row speaks of " + row.sequence() + " steps, its history has " + folded.sequence());
                return false;
            }
            if (!folded.stage().equals(row.stage())
                    || !folded.updatedAt().equals(row.updatedAt())
                    || !Arrays.equals(folded.lastHash(), row.lastHash())) {
                caseRow(number);
                return false;
            }
            return true;
        }

        private void caseRow(String number) {
            fault(number, 0, "case-row", "the case's row is not what its history adds up to");
        }

        private boolean checkEvent(String number, CaseState state, CaseEvent event) {
            if (event.sequence() != state.sequence() + 1) {
                fault(
                        number,
                        state.sequence() + 1,
                        "event-missing",
                        "the step after " + state.sequence() + " is missing, the next found is " + event.sequence());
                return false;
            }
            if (!Arrays.equals(event.previous(), state.lastHash())) {
                fault(number, event.sequence(), "event-link", "the step does not follow the one before it");
                return false;
            }
            if (!Arrays.equals(EventChain.hash(event), event.hash())) {
                fault(
                        number,
                        event.sequence(),
                        "event-hash",
                        "the step '" + event.action() + "' is not what was written: its hash does not agree");
                return false;
            }
            return true;
        }

        private void checkEvidence(String number, List<CaseEvent> history, List<Evidence> listed) {
            Map<Long, Object> written = new TreeMap<>();
            for (CaseEvent event : history) {
                if (event.action().equals(Steps.EVIDENCE_ADDED)
                        && CaseState.read(event.payload()).get("evidence") instanceof List<?> list
                        && list.getFirst() instanceof Map<?, ?> file
                        && file.get("id") instanceof Number id) {
                    written.put(id.longValue(), String.valueOf(file.get("sha256")));
                }
            }
            for (Evidence file : listed) {
                fileCount++;
                if (!file.sha256().equals(written.remove(file.id()))) {
                    fault(number, 0, "evidence-row", "the file '" + file.name() + "' is not in the case's history");
                } else if (!files.intact(file.sha256())) {
                    fault(
                            number,
                            0,
                            "evidence-file",
                            "the file '" + file.name() + "' (" + file.sha256() + ") is gone or altered");
                }
            }
            written.forEach((id, sha256) ->
                    fault(number, 0, "evidence-row", "the file with the hash " + sha256 + " is no longer listed"));
        }

        void checkOrphans() {
            jdbc.sql("""
                            select e.case_id from case_event e
                            where e.sequence = 1 and not exists (select from ledger_case c where c.id = e.case_id)""")
                    .query((row, number) -> row.getLong(1))
                    .list()
                    .forEach(id -> fault(null, 0, "case-missing", "the case with id " + id + " has lost its row"));
        }

        void checkAnchors() {
            byte[] previous = EventChain.origin();
            long from = 0;
            for (Anchor anchor : anchors.all()) {
                byte[] hash = Anchors.hash(
                        anchor.day(), anchor.throughEvent(), previous, anchors.heads(from, anchor.throughEvent()));
                if (!Arrays.equals(anchor.previous(), previous) || !Arrays.equals(anchor.hash(), hash)) {
                    fault(
                            null,
                            0,
                            "anchor",
                            "the seal of " + anchor.day() + " does not agree with the chains under it");
                    return;
                }
                previous = anchor.hash();
                from = anchor.throughEvent();
            }
        }

        private void fault(@Nullable String number, long sequence, String code, String detail) {
            faults.add(new Fault(number, sequence, code, detail));
        }
    }
}
