package io.bihuan.server.ledger;

import io.bihuan.server.http.Messages;
import io.bihuan.server.http.Problem;
import io.bihuan.server.ledger.CaseDetail.Due;
import io.bihuan.server.ledger.CaseDetail.EventView;
import io.bihuan.server.ledger.CaseDetail.EvidenceView;
import io.bihuan.server.ledger.CaseDetail.FieldView;
import io.bihuan.server.ledger.CaseDetail.Who;
import io.bihuan.server.ledger.evidence.Evidence;
import io.bihuan.server.ledger.history.CaseEvent;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseType.Field;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens one case with all its papers, in the scope of the current work. */
@Component
public class CaseFolder {

    /** The readers of a case's parts. */
    @Component
    record Views(ActionViews actions, CaseCircle circle, CaseAlarms alarms) {}

    private final CaseStore store;
    private final CaseBook book;
    private final EvidenceRegister evidence;
    private final Messages messages;
    private final Views views;

    CaseFolder(CaseStore store, CaseBook book, EvidenceRegister evidence, Messages messages, Views views) {
        this.store = store;
        this.views = views;
        this.book = book;
        this.evidence = evidence;
        this.messages = messages;
    }

    /**
     * A case for somebody, still without its alarms, which another module keeps.
     *
     * @throws Problem 404 {@code case-unknown}
     */
    @Transactional(readOnly = true)
    public CaseDetail open(long caseId, Actor actor, Locale locale) {
        CaseState state = state(caseId);
        CaseRow row = book.find(caseId, locale).orElseThrow(() -> Problem.notFound("case-unknown", caseId));
        Optional<CaseType> type = book.type(state.requiredText("type"));
        List<CaseEvent> events = store.events(caseId);
        return new CaseDetail(
                row,
                state.count("version"),
                state.fields(),
                state.text("place"),
                List.of(),
                evidence.ofCase(caseId).stream()
                        .map(file -> EvidenceView.of(file, state.degrees("longitude"), state.degrees("latitude")))
                        .toList(),
                events.stream().map(event -> view(event, type, locale)).toList(),
                type.map(known -> views.actions().of(known, state, actor, locale))
                        .orElse(List.of()),
                new Due(
                        state.time("dueAt"),
                        DueTimes.rule(messages, state.text("dueRule"), locale),
                        state.time("stageDueAt")),
                views.circle().relations(state, locale),
                views.circle().supervision(state, actor, locale),
                CaseTimes.of(state));
    }

    /** The ids of a case's alarms in the order they joined it; none when the case is not in scope. */
    @Transactional(readOnly = true)
    public List<String> alarmIds(long caseId) {
        return views.alarms().ofCase(caseId);
    }

    private CaseState state(long caseId) {
        return store.find(caseId).orElseThrow(() -> Problem.notFound("case-unknown", caseId));
    }

    private EventView view(CaseEvent event, Optional<CaseType> type, Locale locale) {
        Map<String, Object> payload = CaseState.read(event.payload());
        var files = new ArrayList<Long>();
        if (payload.get("evidence") instanceof List<?> list) {
            for (Object file : list) {
                if (file instanceof Map<?, ?> map && map.get("id") instanceof Number id) {
                    files.add(id.longValue());
                }
            }
        }
        return new EventView(
                event.sequence(),
                event.action(),
                actionName(event.action(), type, locale),
                event.stage(),
                type.flatMap(known -> known.stage(event.stage()))
                        .map(stage -> CaseBook.inLanguage(locale, stage.name(), stage.nameEn()))
                        .orElse(event.stage()),
                new Who(event.actorId(), event.actorName()),
                event.at(),
                event.reason(),
                payload,
                files,
                HexFormat.of().formatHex(event.hash()),
                HexFormat.of().formatHex(event.previous()));
    }

    private String actionName(String action, Optional<CaseType> type, Locale locale) {
        return type.flatMap(known -> known.action(action))
                .map(known -> CaseBook.inLanguage(locale, known.name(), known.nameEn()))
                .or(() -> messages.find(locale, "step." + action))
                .orElse(action);
    }

    /** A field in the reader's language. */
    public static FieldView view(Field field, Locale locale) {
        return ActionViews.view(field, locale);
    }

    /**
     * A file as the interface shows it.
     *
     * @throws Problem 404 {@code case-unknown}
     */
    @Transactional(readOnly = true)
    public EvidenceView view(Evidence file) {
        CaseState state = state(file.caseId());
        return EvidenceView.of(file, state.degrees("longitude"), state.degrees("latitude"));
    }

    /**
     * A file and its case's right to be seen.
     *
     * @throws Problem 404 {@code evidence-unknown}
     */
    @Transactional(readOnly = true)
    public Evidence evidence(long evidenceId) {
        return evidence.find(evidenceId).orElseThrow(() -> Problem.notFound("evidence-unknown", evidenceId));
    }
}
