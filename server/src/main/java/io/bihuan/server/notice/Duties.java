package io.bihuan.server.notice;

import io.bihuan.server.audit.Audit;
import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.People;
import io.bihuan.server.identity.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Rosters: who is on duty for an organisation, and when. While an organisation's roster names anybody for a moment, its
 * other people are off duty; an organisation without a roster has nobody off duty.
 */
@Component
public class Duties {

    private static final Duration LONGEST = Duration.ofDays(31);

    private final JdbcClient jdbc;
    private final People people;
    private final Audit audit;

    Duties(JdbcClient jdbc, People people, Audit audit) {
        this.jdbc = jdbc;
        this.people = people;
        this.audit = audit;
    }

    /** Somebody's turn. */
    public record Duty(long id, long organisationId, long personId, Instant from, Instant to, String note) {}

    private static Duty duty(ResultSet row, int number) throws SQLException {
        return new Duty(
                row.getLong("id"),
                row.getLong("organisation_id"),
                row.getLong("person_id"),
                row.getObject("from_at", OffsetDateTime.class).toInstant(),
                row.getObject("to_at", OffsetDateTime.class).toInstant(),
                row.getString("note"));
    }

    /** Turns of some organisations in scope that touch a span, in order of time; at most 2,000. */
    @Transactional(readOnly = true)
    public List<Duty> list(Set<Long> organisationIds, Instant from, Instant to) {
        return jdbc.sql("""
                        select * from bihuan.notice_duty
                        where organisation_id = any(:organisations) and from_at < :to and to_at > :from
                        order by from_at, organisation_id, id limit 2000""")
                .param("organisations", organisationIds.toArray(Long[]::new))
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query(Duties::duty)
                .list();
    }

    /**
     * Puts somebody on duty.
     *
     * @throws Problem 422 {@code duty-time} when it does not end after it begins or is longer than a month;
     *     404 {@code duty-person} when the person is unknown or of another organisation
     */
    @Transactional
    public Duty add(long organisationId, long personId, Instant from, Instant to, String note) {
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw Problem.invalid("duty-time", LONGEST.toDays());
        }
        Person person = people.find(personId)
                .filter(Person::active)
                .filter(found -> found.organisationId() == organisationId)
                .orElseThrow(() -> Problem.notFound("duty-person"));
        Duty added = jdbc.sql("""
                        insert into bihuan.notice_duty (organisation_id, person_id, from_at, to_at, note)
                        values (:organisation, :person, :from, :to, :note) returning *""")
                .param("organisation", organisationId)
                .param("person", personId)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .param("note", note)
                .query(Duties::duty)
                .single();
        audit.record(
                "duty.create",
                "duty:" + added.id(),
                Map.of("person", person.displayName(), "from", from.toString(), "to", to.toString()));
        return added;
    }

    /**
     * Takes a turn off the roster.
     *
     * @throws Problem 404 {@code duty-unknown}
     */
    @Transactional
    public void remove(long id) {
        int removed = jdbc.sql("delete from bihuan.notice_duty where id = :id")
                .param("id", id)
                .update();
        if (removed == 0) {
            throw Problem.notFound("duty-unknown", id);
        }
        audit.record("duty.delete", "duty:" + id, Map.of());
    }

    /** Who is on duty for an organisation; empty when its roster says nothing of the moment. For the system. */
    Optional<Set<Long>> onDuty(long organisationId, Instant at) {
        var persons = new HashSet<>(jdbc.sql("""
                        select person_id from bihuan.notice_duty
                        where organisation_id = :organisation and from_at <= :at and to_at > :at""")
                .param("organisation", organisationId)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .list());
        return persons.isEmpty() ? Optional.empty() : Optional.of(persons);
    }

    /**
     * When a person may be disturbed: now, unless their organisation's roster names others for now; then at the begin of
     * their next turn, or when the turns that run now have ended, whichever is first. For the system.
     */
    Instant disturbableFrom(Recipient recipient, Instant at) {
        Optional<Set<Long>> onDuty = onDuty(recipient.organisationId(), at);
        if (onDuty.isEmpty() || onDuty.get().contains(recipient.personId())) {
            return at;
        }
        return jdbc.sql("""
                        select min(t) from (
                          select min(from_at) as t from bihuan.notice_duty where person_id = :person and from_at > :at
                          union all
                          select max(to_at) from bihuan.notice_duty
                            where organisation_id = :organisation and from_at <= :at and to_at > :at) as times""")
                .param("person", recipient.personId())
                .param("organisation", recipient.organisationId())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
    }
}
