package io.bihuan.server.register;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.bihuan.server.ledger.CaseRow;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A record with everything about it.
 *
 * @param parent the record it belongs to
 * @param events its history, the newest first
 * @param cases the cases opened from it that the reader sees
 * @param actions what can be done to it in its state
 * @param children registers whose records belong to it, with how many there are
 */
public record EntryDetail(
        EntryRow record,
        @Nullable EntryRow parent,
        List<Change> events,
        List<CaseRow> cases,
        List<ActionOffer> actions,
        List<Children> children,
        boolean mayEdit) {

    /** The same with refusals in words. */
    public EntryDetail inWords(BiFunction<String, List<Object>, String> words) {
        List<ActionOffer> told = actions.stream()
                .map(offer -> offer.refusal() == null
                        ? offer
                        : new ActionOffer(
                                offer.key(), false, words.apply(offer.refusal(), offer.refusalArguments()), List.of()))
                .toList();
        return new EntryDetail(record, parent, events, cases, told, children, mayEdit);
    }

    /** A line of history; {@code name} is the action's in the reader's language. */
    public record Change(EntryEvent event, String name, String stateName) {}

    /** An action, and where it is refused the code of the problem, or once in words its text. */
    public record ActionOffer(
            String key,
            boolean allowed,
            @Nullable String refusal,
            @JsonIgnore List<Object> refusalArguments) {}

    /** A register of records that belong to this one. */
    public record Children(String register, String name, long count) {}
}
