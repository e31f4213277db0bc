package io.bihuan.server.register;

import io.bihuan.server.database.DataScopes;
import io.bihuan.server.identity.Role;
import io.bihuan.server.notice.Audience;
import io.bihuan.server.notice.Notice;
import io.bihuan.server.notice.Notices;
import io.bihuan.server.register.RegisterBook.Today;
import io.bihuan.server.register.RegisterType.Expiry;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reminds of watched dates. Each record knows its next reminder, so only those due are touched; the notice's key keeps a
 * reminder from being sent twice, and after a standstill one notice tells how it stands today.
 */
@Component
class ExpirySweep {

    private static final Logger LOG = LoggerFactory.getLogger(ExpirySweep.class);
    private static final int BUNCH = 200;

    private final EntryStore store;
    private final RegisterTypes types;
    private final Notices notices;
    private final Today today;
    private final TransactionTemplate transactions;

    ExpirySweep(EntryStore store, RegisterTypes types, Notices notices, Today today, TransactionTemplate transactions) {
        this.store = store;
        this.types = types;
        this.notices = notices;
        this.today = today;
        this.transactions = transactions;
    }

    @Scheduled(initialDelayString = "PT40S", fixedDelayString = "PT10M")
    void regularly() {
        try {
            DataScopes.runAsSystem("remind of dates in registers", this::sweep);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Dates in registers could not be looked at, will be tried again: {}", e.getMessage());
        }
    }

    /** Sends what is due by today; gives for how many records. */
    int sweep() {
        LocalDate day = today.day();
        int all = 0;
        int some;
        do {
            Integer bunch = transactions.execute(status -> {
                List<Long> due = store.toRemind(day, BUNCH);
                due.forEach(id -> remind(id, day));
                return due.size();
            });
            some = bunch == null ? 0 : bunch;
            all += some;
        } while (some == BUNCH);
        return all;
    }

    private void remind(long id, LocalDate day) {
        Entry entry = store.lock(id).orElseThrow();
        RegisterType type = types.all().stream()
                .filter(each -> each.key().equals(entry.register()))
                .findFirst()
                .orElse(null);
        LocalDate expiresOn = entry.expiresOn();
        Expiry expiry = type == null ? null : type.expiry();
        if (type == null || expiry == null || expiresOn == null || entry.ended()) {
            store.remindNext(id, null);
            return;
        }
        long days = ChronoUnit.DAYS.between(day, expiresOn);
        for (Role role : expiry.tell()) {
            notices.send(new Notice(
                    "register:" + id + ":" + expiresOn + ":" + days + ":" + role,
                    Audience.role(role, entry.organisationId()),
                    "register.expiring",
                    type.name() + "：" + entry.title()
                            + (days < 0 ? " 已过期" : days == 0 ? " 今日到期" : " 还有 " + days + " 天到期"),
                    type.nameEn() + ": " + entry.title()
                            + (days < 0
                                    ? " has expired"
                                    : days == 0 ? " expires today" : " expires in " + days + " days"),
                    "编号 " + entry.key() + "，到期日 " + expiresOn,
                    "Number " + entry.key() + ", date " + expiresOn,
                    "/registers/" + entry.register() + "/" + id,
                    false,
                    today.now()));
        }
        store.remindNext(id, FieldValues.nextReminder(type, expiresOn, day));
    }
}
