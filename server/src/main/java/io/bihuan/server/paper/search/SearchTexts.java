package io.bihuan.server.paper.search;

import io.bihuan.server.ledger.CaseTexts.CaseText;
import io.bihuan.server.ledger.type.CaseType.Choice;
import io.bihuan.server.ledger.type.CaseType.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a case is looked through, the weightiest first. */
final class SearchTexts {

    /**
     * One text.
     *
     * @param field number, title, plate, place, field, reason or evidence
     * @param weight A to D, as PostgreSQL ranks them
     */
    record Piece(String field, String text, char weight) {}

    private SearchTexts() {}

    static List<Piece> of(CaseText text, List<Field> fields) {
        var pieces = new ArrayList<Piece>();
        add(pieces, "number", text.number(), 'A');
        add(pieces, "title", text.title(), 'A');
        add(pieces, "plate", text.plate(), 'A');
        add(pieces, "place", text.place(), 'B');
        text.fields().forEach((key, value) -> add(pieces, "field", shown(fields, key, value.toString()), 'B'));
        text.reasons().forEach(reason -> add(pieces, "reason", reason, 'C'));
        text.evidence().forEach(name -> add(pieces, "evidence", name, 'D'));
        return pieces;
    }

    private static void add(List<Piece> pieces, String field, @Nullable String text, char weight) {
        if (text != null && !text.isBlank()) {
            pieces.add(new Piece(field, text, weight));
        }
    }

    /** A choice as people read it. */
    private static String shown(List<Field> fields, String key, String value) {
        return fields.stream()
                .filter(field -> field.key().equals(key))
                .flatMap(field -> field.choices().stream())
                .filter(choice -> choice.key().equals(value))
                .map(Choice::name)
                .findFirst()
                .orElse(value);
    }
}
