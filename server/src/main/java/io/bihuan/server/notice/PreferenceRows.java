package io.bihuan.server.notice;

import io.bihuan.server.database.DataScopes;
import io.bihuan.server.http.Problem;
import io.bihuan.server.notice.Preferences.Choice;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps what people want. Read by their number as the system, because people move between organisations. */
@Component
public class PreferenceRows {

    private static final Pattern PHONE = Pattern.compile("1\\d{10}|\\+\\d{6,15}");
    private static final int LONGEST_ADDRESS = 200;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    PreferenceRows(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** What a person wants. */
    public Preferences of(long personId) {
        return DataScopes.callAsSystem(
                "somebody's own preferences",
                () -> Objects.requireNonNull(transactions.execute(status -> read(personId))));
    }

    /** As {@link #of}, inside a transaction of the system. */
    Preferences read(long personId) {
        List<Choice> choices = jdbc.sql(
                        "select event, in_app, email, sms from bihuan.notice_preference where person_id = :person")
                .param("person", personId)
                .query((row, number) -> new Choice(
                        row.getString(1),
                        row.getBoolean(2),
                        Pace.valueOf(row.getString(3)),
                        Pace.valueOf(row.getString(4))))
                .list();
        return jdbc.sql("select * from bihuan.notice_contact where person_id = :person")
                .param("person", personId)
                .query((row, number) -> new Preferences(
                        row.getString("email"),
                        row.getString("phone"),
                        row.getObject("quiet_from", java.time.LocalTime.class),
                        row.getObject("quiet_to", java.time.LocalTime.class),
                        row.getObject("daily_at", java.time.LocalTime.class),
                        choices))
                .optional()
                .orElseGet(() -> new Preferences(
                        "",
                        "",
                        Preferences.NOTHING_CHOSEN.quietFrom(),
                        Preferences.NOTHING_CHOSEN.quietTo(),
                        Preferences.NOTHING_CHOSEN.dailyAt(),
                        choices));
    }

    /**
     * Keeps what a person wants.
     *
     * @throws Problem 422 {@code notice-email}, {@code notice-phone} or {@code notice-event-unknown}
     */
    public void save(long personId, long organisationId, Preferences wanted) {
        check(wanted);
        DataScopes.runAsSystem(
                "somebody's own preferences",
                () -> transactions.executeWithoutResult(status -> write(personId, organisationId, wanted)));
    }

    private static void check(Preferences wanted) {
        if (!wanted.email().isEmpty() && !isMail(wanted.email())) {
            throw Problem.invalid("notice-email", wanted.email());
        }
        if (!wanted.phone().isEmpty() && !PHONE.matcher(wanted.phone()).matches()) {
            throw Problem.invalid("notice-phone");
        }
        for (Choice choice : wanted.choices()) {
            if (!NoticeEvents.ALL.contains(choice.event())) {
                throw Problem.invalid("notice-event-unknown", choice.event());
            }
        }
    }

    private static boolean isMail(String text) {
        try {
            new InternetAddress(text, true).validate();
            return text.length() <= LONGEST_ADDRESS && text.contains("@") && !text.contains("<");
        } catch (AddressException e) {
            return false;
        }
    }

    private void write(long personId, long organisationId, Preferences wanted) {
        jdbc.sql("""
                        insert into bihuan.notice_contact
                          (person_id, organisation_id, email, phone, quiet_from, quiet_to, daily_at)
                        values (:person, :organisation, :email, :phone, :from, :to, :daily)
                        on conflict (person_id) do update set organisation_id = excluded.organisation_id,
                          email = excluded.email, phone = excluded.phone, quiet_from = excluded.quiet_from,
                          quiet_to = excluded.quiet_to, daily_at = excluded.daily_at""")
                .param("person", personId)
                .param("organisation", organisationId)
                .param("email", wanted.email())
                .param("phone", wanted.phone())
                .param("from", wanted.quietFrom())
                .param("to", wanted.quietTo())
                .param("daily", wanted.dailyAt())
                .update();
        jdbc.sql("delete from bihuan.notice_preference where person_id = :person")
                .param("person", personId)
                .update();
        for (Choice choice : wanted.choices()) {
            jdbc.sql("""
                            insert into bihuan.notice_preference (person_id, organisation_id, event, in_app, email, sms)
                            values (:person, :organisation, :event, :inApp, :email, :sms)
                            on conflict (person_id, event) do nothing""")
                    .param("person", personId)
                    .param("organisation", organisationId)
                    .param("event", choice.event())
                    .param("inApp", choice.inApp())
                    .param("email", choice.email().name())
                    .param("sms", choice.sms().name())
                    .update();
        }
    }
}
