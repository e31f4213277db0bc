package io.bihuan.server.ledger;

import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseType.Action;
import io.bihuan.server.ledger.type.EffectKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The effects there are, by kind. */
@Component
class Effects {

    private final Map<EffectKind, Effect> byKind = new EnumMap<>(EffectKind.class);

    Effects(List<Effect> all) {
        for (Effect effect : all) {
            if (byKind.put(effect.kind(), effect) != null) {
                throw new IllegalStateException("Two effects call themselves " + effect.kind());
            }
        }
    }

    /** Those that are carried out. */
    Set<EffectKind> kinds() {
        return Set.copyOf(byKind.keySet());
    }

    /** The effect of an action, empty when it has none. */
    Optional<Effect> of(Action action) {
        EffectKind kind = action.effect();
        if (kind == null) {
            return Optional.empty();
        }
        return Optional.of(Optional.ofNullable(byKind.get(kind))
                .orElseThrow(() -> new IllegalStateException("Nothing carries out the effect " + kind)));
    }

    /** What the effect of an action asks for. */
    List<Input> inputs(CaseType type, Action action, CaseState state) {
        return of(action).map(effect -> effect.inputs(type, action, state)).orElse(List.of());
    }
}
