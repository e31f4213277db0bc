package io.bihuan.server.ledger;

import io.bihuan.server.http.Messages;
import io.bihuan.server.ledger.CaseDetail.ActionView;
import io.bihuan.server.ledger.CaseDetail.EvidenceNeedView;
import io.bihuan.server.ledger.CaseDetail.EvidenceNeeds;
import io.bihuan.server.ledger.CaseDetail.FieldView;
import io.bihuan.server.ledger.CaseDetail.InputView;
import io.bihuan.server.ledger.CaseRow.Named;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.history.LedgerClock;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseType.Action;
import io.bihuan.server.ledger.type.CaseType.Choice;
import io.bihuan.server.ledger.type.CaseType.EvidenceNeed;
import io.bihuan.server.ledger.type.CaseType.Field;
import io.bihuan.server.ledger.type.EffectKind;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Shows what can be done to a case: each action with what it asks for, and why not when not. */
@Component
class ActionViews {

    private final Judge judge;
    private final Effects effects;
    private final Messages messages;
    private final LedgerClock clock;

    ActionViews(Judge judge, Effects effects, Messages messages, LedgerClock clock) {
        this.judge = judge;
        this.effects = effects;
        this.messages = messages;
        this.clock = clock;
    }

    /** The actions of the case's stage. */
    List<ActionView> of(CaseType type, CaseState state, Actor actor, Locale locale) {
        Instant now = clock.now();
        return type.actions().stream()
                .filter(action -> action.from().contains(state.stage()))
                .map(action -> view(type, action, state, actor, now, locale))
                .toList();
    }

    private ActionView view(CaseType type, Action action, CaseState state, Actor actor, Instant now, Locale locale) {
        var asked = action.fields().stream().map(Field::key).collect(Collectors.toSet());
        Optional<Judgement.Refusal> refusal = judge.refuse(type, action, state, actor, now, asked);
        EffectKind effect = action.effect();
        return new ActionView(
                action.key(),
                CaseBook.inLanguage(locale, action.name(), action.nameEn()),
                action.needsReason(),
                action.assigns(),
                action.fields().stream().map(field -> view(field, locale)).toList(),
                new EvidenceNeeds(
                        action.evidence().stream().map(ActionViews::view).toList()),
                refusal.isEmpty(),
                refusal.map(why -> messages.text(
                                locale, "problem." + why.code(), why.arguments().toArray()))
                        .orElse(null),
                effect == null ? null : effect.key(),
                effects.inputs(type, action, state).stream()
                        .map(input -> view(Objects.requireNonNull(effect), input, locale))
                        .toList(),
                action.to());
    }

    private static EvidenceNeedView view(EvidenceNeed need) {
        CaseType.Moment moment = need.moment();
        return new EvidenceNeedView(need.kind().name(), need.count(), moment == null ? null : moment.name());
    }

    private InputView view(EffectKind effect, Input input, Locale locale) {
        return new InputView(
                input.key(),
                messages.find(locale, "input." + effect.key() + "." + input.key())
                        .orElseGet(() -> messages.text(locale, "input." + input.key())),
                input.kind().name().toLowerCase(Locale.ROOT),
                input.required(),
                input.choices().stream().map(choice -> view(choice, locale)).toList());
    }

    private Named view(Choice choice, Locale locale) {
        String name = CaseBook.inLanguage(locale, choice.name(), choice.nameEn());
        return new Named(choice.key(), name.isEmpty() ? messages.text(locale, "choice." + choice.key()) : name);
    }

    /** A field in the reader's language. */
    static FieldView view(Field field, Locale locale) {
        return new FieldView(
                field.key(),
                CaseBook.inLanguage(locale, field.name(), field.nameEn()),
                field.kind().name().toLowerCase(Locale.ROOT),
                field.required(),
                field.choices().stream()
                        .map(choice ->
                                new Named(choice.key(), CaseBook.inLanguage(locale, choice.name(), choice.nameEn())))
                        .toList());
    }
}
