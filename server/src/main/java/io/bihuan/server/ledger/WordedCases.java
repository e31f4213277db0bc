package io.bihuan.server.ledger;

import java.sql.Array;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds cases by the database's indexes of what is written in them. The ids say nothing of whether the viewer may see the
 * cases: join them with {@code ledger_case}, where the scope is judged.
 */
@Component
public class WordedCases {

    /** More hits than this limit a list less than going through it in its order costs. */
    private static final int FEW = 20_000;

    private final JdbcClient jdbc;

    WordedCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Cases whose number, title or plate may hold a part, whatever its case; empty when there are too many to name. */
    Optional<Long[]> withPart(String part) {
        return found("cases_with_part", part);
    }

    /** The case in scope that has a whole number, whatever its case; empty when there is none. */
    Optional<Long> withNumber(String number) {
        return jdbc.sql("select id from ledger_case where number = upper(:number)")
                .param("number", number)
                .query(Long.class)
                .optional();
    }

    /**
     * Cases in which words stand; empty when there are too many to name.
     *
     * @param query what is looked for, as PostgreSQL writes a tsquery
     */
    public Optional<Long[]> withWords(String query) {
        return found("cases_with_words", query);
    }

    private Optional<Long[]> found(String finder, String words) {
        return jdbc.sql("select bihuan." + finder + "(:words, :most)")
                .param("words", words)
                .param("most", FEW)
                .query((row, number) -> {
                    Array ids = row.getArray(1);
                    return ids == null ? Optional.<Long[]>empty() : Optional.of((Long[]) ids.getArray());
                })
                .single();
    }
}
