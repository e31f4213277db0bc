package io.bihuan.server.ledger;

import io.bihuan.server.http.Problem;
import io.bihuan.server.ledger.Judgement.Refusal;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.history.LedgerClock;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.EffectKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Puts the case under listed supervision, 挂牌督办, at a level and until a day. */
@Component
class ListEffect implements Effect {

    private final LedgerClock clock;

    ListEffect(LedgerClock clock) {
        this.clock = clock;
    }

    @Override
    public EffectKind kind() {
        return EffectKind.LIST;
    }

    @Override
    public List<Input> inputs(CaseType type, CaseType.Action action, CaseState state) {
        return List.of(Input.choice("level", true, Listing.LEVELS), Input.optional("until", InputKind.DATE));
    }

    @Override
    public Optional<Refusal> judge(CaseType type, CaseState state, Actor actor, Instant now) {
        return state.map("listed").isEmpty()
                ? Optional.empty()
                : Judgement.refusal(HttpStatus.CONFLICT, "case-listed-already");
    }

    @Override
    public void apply(EffectWork work) {
        @Nullable LocalDate until = work.inputs().date("until");
        if (until != null && until.isBefore(work.at().atZone(clock.zone()).toLocalDate())) {
            throw Problem.invalid("case-listed-past", until);
        }
        work.set("listed", Listing.facts(work.inputs().requiredText("level"), until, work));
    }
}
