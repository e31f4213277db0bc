package io.bihuan.server.casenotice;

import io.bihuan.server.casenotice.CaseNewsRows.News;
import io.bihuan.server.database.DataScopes;
import io.bihuan.server.http.Languages;
import io.bihuan.server.ledger.Actor;
import io.bihuan.server.ledger.CaseBook;
import io.bihuan.server.ledger.CaseDetail;
import io.bihuan.server.ledger.CaseFolder;
import io.bihuan.server.notice.Notices;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks at what happened to cases and tells whom it concerns; what to tell, {@link CaseWording} decides. */
@Component
class CaseNews {

    private static final Logger LOG = LoggerFactory.getLogger(CaseNews.class);
    private static final int BUNCH = 50;

    /** Older steps were brought in as history; nobody is to be told of them now. */
    private static final Duration FRESH = Duration.ofHours(6);

    private final CaseNewsRows rows;
    private final Reader reader;
    private final CaseWording wording;
    private final Notices notices;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final ReentrantLock running = new ReentrantLock();

    CaseNews(
            CaseNewsRows rows,
            Reader reader,
            CaseWording wording,
            Notices notices,
            TransactionTemplate transactions,
            Clock clock) {
        this.rows = rows;
        this.reader = reader;
        this.wording = wording;
        this.notices = notices;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Opens cases for the system. */
    @Component
    record Reader(CaseBook book, CaseFolder folder) {

        java.util.Optional<CaseDetail> open(long caseId, Locale language) {
            return book.find(caseId, language).map(row -> folder.open(caseId, Actor.SYSTEM, language));
        }
    }

    @Scheduled(fixedRateString = "PT1S", initialDelayString = "PT5S")
    void regularly() {
        if (!running.tryLock()) {
            return;
        }
        try {
            tellAll();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Steps of cases could not be told, will be tried again: {}", e.getMessage());
        } finally {
            running.unlock();
        }
    }

    /** Tells of everything that waits; gives how many steps were looked at. */
    int tellAll() {
        int all = 0;
        int bunch;
        do {
            bunch = DataScopes.callAsSystem(
                    "tell of cases", () -> Objects.requireNonNull(transactions.execute(status -> tellSome())));
            all += bunch;
        } while (bunch == BUNCH);
        return all;
    }

    private int tellSome() {
        List<News> waiting = rows.take(BUNCH);
        for (News news : waiting) {
            reader.open(news.caseId(), Languages.CHINESE).ifPresent(detail -> tell(detail, news));
            rows.done(news.id());
        }
        return waiting.size();
    }

    private void tell(CaseDetail detail, News news) {
        detail.events().stream()
                .filter(event -> event.action().equals(news.action()))
                .reduce((first, second) -> second)
                .filter(event -> event.time().isAfter(clock.instant().minus(FRESH)))
                .ifPresent(
                        event -> wording.notices(detail, event, clock.instant()).forEach(notices::send));
    }
}
