package io.bihuan.server.ledger;

import io.bihuan.server.database.TestDatabase;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.history.Steps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** A ledger with the type {@code timed}, for tests of other packages. Its clock begins on Monday 2 March 2026, 09:00. */
public final class TimedLedger implements AutoCloseable {

    private final LedgerFixture ledger;
    private Consumer<CaseChanged> listener = changed -> {};

    public TimedLedger(Path directory) {
        try (var in = Objects.requireNonNull(TimedLedger.class.getResourceAsStream("/case-types/timed.yaml"))) {
            Path types = Files.createDirectories(directory.resolve("case-types"));
            Files.writeString(types.resolve("timed.yaml"), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.ledger = new LedgerFixture(directory);
    }

    /** From now on this hears of every step, in the system's scope, in a transaction. */
    public void tell(Consumer<CaseChanged> hearer) {
        listener = hearer;
    }

    @Override
    public void close() {
        ledger.close();
    }

    /** The database under it. */
    public TestDatabase database() {
        return ledger.database;
    }

    /** What climbs. */
    public Ladders ladders() {
        return ledger.ladders;
    }

    /** The moment the clock shows. */
    public Instant now() {
        return ledger.now();
    }

    /** Sets the clock, as {@code 2026-03-02 09:00} in Beijing. */
    public void setNow(String text) {
        ledger.setNow(text);
    }

    /** Files a case of severity 2, due in five working days, in the stage {@code handle} three. */
    public long file() {
        long caseId = ledger.database.inScope(
                LedgerFixture.CITY,
                () -> ledger.cases
                        .file(
                                new FileCase(
                                        "timed",
                                        "路面塌陷",
                                        2,
                                        null,
                                        null,
                                        LedgerFixture.OWNER,
                                        null,
                                        null,
                                        null,
                                        null,
                                        Map.of(),
                                        null),
                                LedgerFixture.SUPERVISOR,
                                ledger.now())
                        .id());
        drain();
        return caseId;
    }

    /** Does something as the company's manager. */
    public void actAsManager(long caseId, String action, Map<String, String> inputs) {
        act(caseId, action, LedgerFixture.HANDLER, inputs);
    }

    /** Does something as a supervisor. */
    public void actAsSupervisor(long caseId, String action, Map<String, String> inputs) {
        act(caseId, action, LedgerFixture.SUPERVISOR, inputs);
    }

    private void act(long caseId, String action, Actor actor, Map<String, String> inputs) {
        ledger.database.inScope(
                actor.scope(),
                () -> ledger.cases.act(
                        new CaseStep(caseId, action, null, "因故", Map.of(), List.of(), null, inputs),
                        actor,
                        ledger.now()));
        drain();
    }

    /** Forgets what was published since: for work that was rolled back. */
    public void forget() {
        ledger.published.clear();
    }

    /** Lets the listener hear what was published since. */
    public void drain() {
        List<CaseChanged> changes = ledger.published.stream()
                .filter(CaseChanged.class::isInstance)
                .map(CaseChanged.class::cast)
                .toList();
        ledger.published.clear();
        ledger.database.runAsSystem(() -> changes.forEach(listener));
    }

    /** The rungs that a case's history says were climbed, in order. */
    public List<String> climbed(long caseId) {
        return ledger.database.asSystem(() -> ledger.store.events(caseId).stream()
                .filter(event -> event.action().equals(Steps.ESCALATED))
                .map(event -> String.valueOf(CaseState.read(event.payload()).get("rung")))
                .toList());
    }

    /** The severity of a case. */
    public long severity(long caseId) {
        return ledger.state(caseId).count("severity");
    }

    /** How many cases came out of a case by themselves. */
    public long offspring(long caseId) {
        return ledger.database.asSystem(() -> ledger.database
                .jdbc()
                .sql("select count(*) from ledger_case where origin_id = :id")
                .param("id", caseId)
                .query(Long.class)
                .single());
    }

    /** Whether the chain of a case is whole. */
    public boolean verifies(long caseId) {
        return ledger.database
                .asSystem(() -> ledger.verification.ofCase(caseId))
                .orElseThrow()
                .intact();
    }
}
