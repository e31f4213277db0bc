package io.bihuan.server.paper.search;

import io.bihuan.server.database.DataScope;
import io.bihuan.server.database.DataScopes;
import io.bihuan.server.ledger.CaseBook;
import io.bihuan.server.ledger.CaseRow;
import io.bihuan.server.ledger.CaseTexts;
import io.bihuan.server.ledger.CaseTexts.CaseText;
import io.bihuan.server.ledger.WordedCases;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseTypes;
import io.bihuan.server.paper.search.SearchTexts.Piece;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds cases by what is written in them, in the scope of the current work. */
@Service
class CaseSearch {

    /** Of so many newest hits the best are shown: ranking a hundred thousand hits would help nobody. */
    private static final int RANKED = 300;

    private static final int MOST_PLACES = 3;

    private final JdbcClient jdbc;
    private final CaseBook book;
    private final CaseTexts texts;
    private final CaseTypes types;
    private final WordedCases worded;

    CaseSearch(JdbcClient jdbc, CaseBook book, CaseTexts texts, CaseTypes types, WordedCases worded) {
        this.worded = worded;
        this.jdbc = jdbc;
        this.book = book;
        this.texts = texts;
        this.types = types;
    }

    /** Where a case was hit. */
    record Place(String field, List<Snippets.Part> parts) {}

    /** A case that was found. */
    record Hit(CaseRow row, List<Place> places) {}

    /** The best hits for what somebody asked; all words must be there. */
    @Transactional(readOnly = true)
    public List<Hit> find(String asked, int most, Locale locale) {
        String query = Words.query(asked);
        if (query.isEmpty()) {
            return List.of();
        }
        List<Long> ids = ids(query, most);
        Map<Long, CaseText> found = new HashMap<>();
        texts.of(ids).forEach(text -> found.put(text.caseId(), text));
        List<String> terms = Words.terms(asked);
        var hits = new ArrayList<Hit>();
        for (CaseRow row : book.rows(ids, locale)) {
            CaseText text = found.get(row.id());
            if (text != null) {
                List<Piece> pieces = SearchTexts.of(
                        text, types.find(text.type()).map(CaseType::fields).orElse(List.of()));
                if (terms.stream()
                        .allMatch(term -> pieces.stream().anyMatch(one -> Snippets.holds(one.text(), term)))) {
                    hits.add(new Hit(row, places(pieces, terms)));
                }
            }
        }
        return hits;
    }

    private List<Long> ids(String query, int most) {
        DataScope scope = DataScopes.current();
        Optional<Long[]> few = worded.withWords(query);
        return jdbc.sql("select case_id from (select s.case_id, s.words from case_search s"
                        + " join ledger_case c on c.id = s.case_id where "
                        + (few.isPresent() ? "c.id = any(:worded)" : "s.words @@ cast(:query as tsquery)") + " and "
                        + CaseBook.scopeCondition(scope)
                        + " order by s.case_id desc limit :ranked) as newest"
                        + " order by ts_rank(words, cast(:query as tsquery)) desc, case_id desc limit :most")
                .params(CaseBook.scopeParameters(scope))
                .param("worded", few.orElse(new Long[0]))
                .param("query", query)
                .param("ranked", RANKED)
                .param("most", most)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    private static List<Place> places(List<Piece> pieces, List<String> terms) {
        var places = new ArrayList<Place>();
        for (Piece piece : pieces) {
            List<Snippets.Part> parts = Snippets.cut(piece.text(), terms);
            if (!parts.isEmpty() && places.size() < MOST_PLACES) {
                places.add(new Place(piece.field(), parts));
            }
        }
        return places;
    }
}
