package io.bihuan.server.notice;

import io.bihuan.server.audit.Audit;
import io.bihuan.server.database.DataScopes;
import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.People;
import io.bihuan.server.identity.Person;
import io.bihuan.server.identity.Ref;
import io.bihuan.server.identity.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Drills of the channels: a marked notice goes to a list of people, who confirm it; the report says who did, and when. */
@Component
public class Drills {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final int MOST_PEOPLE = 2000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Notices notices;
    private final People people;
    private final Audit audit;
    private final Clock clock;

    Drills(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Notices notices,
            People people,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.notices = notices;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A drill.
     *
     * @param asked how many people were asked
     * @param confirmed how many of them confirmed
     */
    public record Drill(
            long id, String name, Ref startedBy, Instant startedAt, Instant endsAt, long asked, long confirmed) {}

    /**
     * How a drill went for one person.
     *
     * @param confirmedAfterSeconds null when not confirmed
     * @param deliveries by channel kind, how the sending stands: {@code EMAIL SENT}
     */
    public record Asked(
            Ref person, long organisationId, @Nullable Long confirmedAfterSeconds, List<String> deliveries) {}

    /** What the asked person sees. */
    public record Call(
            long id,
            String name,
            Instant startedAt,
            Instant endsAt,
            @Nullable Instant confirmedAt) {}

    /** All drills in scope, newest first. */
    public List<Drill> all() {
        return inTransaction(
                () -> jdbc.sql("""
                        select d.*, count(p.person_id) as asked, count(p.confirmed_at) as confirmed
                        from bihuan.notice_drill d left join bihuan.notice_drill_person p on p.drill_id = d.id
                        group by d.id order by d.id desc limit 200""").query((row, number) -> drill(row)).list());
    }

    private Drill drill(ResultSet row) throws SQLException {
        return new Drill(
                row.getLong("id"),
                row.getString("name"),
                people.ref(row.getLong("started_by")),
                time(row, "started_at"),
                time(row, "ends_at"),
                row.getLong("asked"),
                row.getLong("confirmed"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /**
     * Starts a drill.
     *
     * @param evenOffDuty whether to disturb people who are off duty, and in their quiet hours
     * @throws Problem 422 {@code drill-nobody}, {@code drill-length}; 404 {@code drill-person} for somebody out of scope
     */
    public long start(Viewer viewer, String name, Collection<Long> personIds, Duration length, boolean evenOffDuty) {
        if (personIds.isEmpty() || personIds.size() > MOST_PEOPLE) {
            throw Problem.invalid("drill-nobody", MOST_PEOPLE);
        }
        if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
            throw Problem.invalid("drill-length", SHORTEST.toMinutes(), LONGEST.toMinutes());
        }
        List<Person> asked =
                personIds.stream().distinct().map(id -> inScope(viewer, id)).toList();
        Instant now = clock.instant();
        return inTransaction(() -> {
            long id = jdbc.sql("""
                            insert into bihuan.notice_drill (organisation_id, name, started_by, started_at, ends_at)
                            values (:organisation, :name, :by, :now, :ends) returning id""")
                    .param("organisation", viewer.organisationId())
                    .param("name", name)
                    .param("by", viewer.personId())
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .param("ends", now.plus(length).atOffset(ZoneOffset.UTC))
                    .query(Long.class)
                    .single();
            asked.forEach(person -> ask(id, person));
            notices.send(notice(id, name, asked, evenOffDuty, now));
            audit.record("drill.start", "drill:" + id, Map.of("name", name, "people", asked.size()));
            return id;
        });
    }

    private Person inScope(Viewer viewer, long personId) {
        return people.find(personId)
                .filter(Person::active)
                .filter(person -> viewer.scope().everything()
                        || viewer.scope().organisationIds().contains(person.organisationId()))
                .orElseThrow(() -> Problem.notFound("drill-person", personId));
    }

    private void ask(long drillId, Person person) {
        jdbc.sql("""
                        insert into bihuan.notice_drill_person (drill_id, person_id, organisation_id)
                        values (:drill, :person, :organisation)""")
                .param("drill", drillId)
                .param("person", person.id())
                .param("organisation", person.organisationId())
                .update();
    }

    private static Notice notice(long id, String name, List<Person> asked, boolean evenOffDuty, Instant now) {
        return new Notice(
                "drill:" + id,
                Audience.persons(asked.stream().map(Person::id).toList()),
                NoticeEvents.DRILL,
                "【演练】" + name,
                "[Drill] " + name,
                "这是一次通知渠道演练，不是真实事件。请打开链接并点击“收到”。",
                "This drills the channels; nothing has happened. Please open the link and confirm.",
                "/notices/drills/" + id,
                evenOffDuty,
                now);
    }

    /**
     * How a drill went, person by person: the confirmed first, by speed.
     *
     * @throws Problem 404 {@code drill-unknown}
     */
    public List<Asked> report(long id) {
        return inTransaction(() -> {
            Instant started = jdbc.sql("select started_at from bihuan.notice_drill where id = :id")
                    .param("id", id)
                    .query((row, number) -> time(row, "started_at"))
                    .optional()
                    .orElseThrow(() -> Problem.notFound("drill-unknown", id));
            return jdbc.sql("""
                            select p.person_id, p.organisation_id, p.confirmed_at, array(
                              select distinct d.kind || ' ' || d.state from bihuan.notice_delivery d
                              where d.person_id = p.person_id and d.notice_id = :notice) as deliveries
                            from bihuan.notice_drill_person p where p.drill_id = :id
                            order by p.confirmed_at nulls last, p.person_id""")
                    .param("id", id)
                    .param("notice", noticeOf(id))
                    .query((row, number) -> asked(row, started))
                    .list();
        });
    }

    /** The outbox shows itself to the system only. */
    private long noticeOf(long drillId) {
        return DataScopes.callAsSystem(
                "a drill's notice",
                () -> Objects.requireNonNull(
                        apart().execute(status -> jdbc.sql("select id from bihuan.notice where key = :key")
                                .param("key", "drill:" + drillId)
                                .query(Long.class)
                                .optional()
                                .orElse(0L))));
    }

    private TransactionTemplate apart() {
        var template = new TransactionTemplate(Objects.requireNonNull(transactions.getTransactionManager()));
        template.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
        return template;
    }

    private Asked asked(ResultSet row, Instant started) throws SQLException {
        OffsetDateTime confirmed = row.getObject("confirmed_at", OffsetDateTime.class);
        return new Asked(
                people.ref(row.getLong("person_id")),
                row.getLong("organisation_id"),
                confirmed == null
                        ? null
                        : Duration.between(started, confirmed.toInstant()).toSeconds(),
                List.of((String[]) row.getArray("deliveries").getArray()));
    }

    /**
     * What the asked person sees of a drill.
     *
     * @throws Problem 404 {@code drill-unknown} for whoever was not asked
     */
    public Call call(long id, long personId) {
        return DataScopes.callAsSystem("somebody's own drill", () -> inTransaction(() -> find(id, personId)));
    }

    private Call find(long id, long personId) {
        return jdbc.sql("""
                        select d.*, p.confirmed_at from bihuan.notice_drill d
                        join bihuan.notice_drill_person p on p.drill_id = d.id
                        where d.id = :id and p.person_id = :person""")
                .param("id", id)
                .param("person", personId)
                .query((row, number) -> {
                    OffsetDateTime confirmed = row.getObject("confirmed_at", OffsetDateTime.class);
                    return new Call(
                            id,
                            row.getString("name"),
                            time(row, "started_at"),
                            time(row, "ends_at"),
                            confirmed == null ? null : confirmed.toInstant());
                })
                .optional()
                .orElseThrow(() -> Problem.notFound("drill-unknown", id));
    }

    /**
     * Confirms that a drill reached a person; the first time counts.
     *
     * @throws Problem 404 {@code drill-unknown}; 409 {@code drill-over} after its end
     */
    public Call confirm(long id, long personId) {
        Instant now = clock.instant();
        return DataScopes.callAsSystem(
                "somebody's own drill",
                () -> inTransaction(() -> {
                    if (find(id, personId).endsAt().isBefore(now)) {
                        throw Problem.conflict("drill-over");
                    }
                    jdbc.sql("""
                                    update bihuan.notice_drill_person set confirmed_at = coalesce(confirmed_at, :now)
                                    where drill_id = :id and person_id = :person""")
                            .param("id", id)
                            .param("person", personId)
                            .param("now", now.atOffset(ZoneOffset.UTC))
                            .update();
                    return find(id, personId);
                }));
    }

    private <T> T inTransaction(java.util.function.Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }
}
