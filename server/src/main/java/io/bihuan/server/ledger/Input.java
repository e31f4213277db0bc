package io.bihuan.server.ledger;

import io.bihuan.server.ledger.type.CaseType;
import java.util.List;

/**
 * Something an effect asks for.
 *
 * @param choices what can be chosen; only for {@link InputKind#CHOICE}. A choice without a name of its own has the message
 *     {@code choice.<key>}
 */
record Input(String key, InputKind kind, boolean required, List<CaseType.Choice> choices) {

    Input {
        choices = List.copyOf(choices);
    }

    static Input required(String key, InputKind kind) {
        return new Input(key, kind, true, List.of());
    }

    static Input optional(String key, InputKind kind) {
        return new Input(key, kind, false, List.of());
    }

    /** One of some words of the program, which the messages name. */
    static Input choice(String key, boolean required, List<String> keys) {
        return new Input(
                key,
                InputKind.CHOICE,
                required,
                keys.stream().map(each -> new CaseType.Choice(each, "", "")).toList());
    }
}
