package io.bihuan.server.paper.search;

import io.bihuan.server.database.DataScopes;
import io.bihuan.server.ledger.CaseChanged;
import io.bihuan.server.ledger.CaseTexts;
import io.bihuan.server.ledger.CaseTexts.CaseText;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseTypes;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the words of all cases: what changed is noted within the step's transaction, and read anew seconds later. */
@Component
class SearchIndex {

    private static final Logger LOG = LoggerFactory.getLogger(SearchIndex.class);
    private static final int BUNCH = 300;

    private final JdbcClient jdbc;
    private final CaseTexts texts;
    private final CaseTypes types;
    private final TransactionTemplate transactions;

    SearchIndex(JdbcClient jdbc, CaseTexts texts, CaseTypes types, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.types = types;
        this.transactions = transactions;
    }

    @EventListener
    void note(CaseChanged changed) {
        jdbc.sql("insert into case_search_queue (case_id) values (:case)")
                .param("case", changed.caseId())
                .update();
    }

    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT1S")
    void regularly() {
        try {
            DataScopes.runAsSystem("words of changed cases", this::catchUp);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("The words of changed cases could not be kept, will be tried again: {}", e.getMessage());
        }
    }

    /** Reads everything that changed, after whoever is at it has finished; gives how many cases were read. */
    synchronized int catchUp() {
        int all = 0;
        int read;
        do {
            Integer bunch = transactions.execute(status -> some());
            read = bunch == null ? 0 : bunch;
            all += read;
        } while (read > 0);
        return all;
    }

    /** The rows to take are found once, as an array: below "in" they may be looked for anew for every row of a long queue. */
    private int some() {
        List<Long> changed = jdbc.sql("""
                        delete from case_search_queue where id = any (array(
                          select id from case_search_queue order by id limit :most for update skip locked))
                        returning case_id""")
                .param("most", BUNCH)
                .query((row, number) -> row.getLong(1))
                .list();
        if (!changed.isEmpty()) {
            keep(texts.of(changed.stream().distinct().toList()));
        }
        return changed.size();
    }

    private void keep(List<CaseText> cases) {
        jdbc.sql("""
                        insert into case_search (case_id, words)
                        select id, cast(words as tsvector) from unnest(:ids, :words) as w(id, words)
                        on conflict (case_id) do update set words = excluded.words""")
                .param("ids", cases.stream().map(CaseText::caseId).toArray(Long[]::new))
                .param("words", cases.stream().map(this::vector).toArray(String[]::new))
                .update();
    }

    private String vector(CaseText text) {
        var words = new Words();
        SearchTexts.of(text, types.find(text.type()).map(CaseType::fields).orElse(List.of()))
                .forEach(piece -> words.add(piece.text(), piece.weight()));
        return words.vector();
    }
}
