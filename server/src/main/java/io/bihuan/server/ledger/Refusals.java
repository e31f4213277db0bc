package io.bihuan.server.ledger;

import io.bihuan.server.ledger.Judgement.Refusal;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** Says shortly why an effect is not possible. */
final class Refusals {

    private Refusals() {}

    /** The state of the case does not admit it now. */
    static Optional<Refusal> conflict(String code, Object... arguments) {
        return Optional.of(new Refusal(HttpStatus.CONFLICT, code, List.of(arguments)));
    }

    /** The refusal when it holds. */
    static Optional<Refusal> when(boolean refused, String code, Object... arguments) {
        return refused ? conflict(code, arguments) : Optional.empty();
    }
}
