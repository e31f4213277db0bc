package io.bihuan.server.notice;

import io.bihuan.server.notice.channel.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows of what is to be sent. Each is written once (the constraint sees to it); a worker takes rows with a lease,
 * so that what a killed process had taken is taken again: sent at least once, and repeats bear the same reference.
 */
@Component
class DeliveryRows {

    private static final String TAKEN = """
            with taken as (
              update bihuan.notice_delivery d set state = 'SENDING', lease_until = :lease, attempts = attempts + 1
              where d.id = any (array(select id from bihuan.notice_delivery where %s
                order by due_at, id limit :most for update skip locked)) returning d.*)
            select taken.*, n.event, n.audience, n.title_zh, n.title_en, n.body_zh, n.body_en, n.link, n.even_off_duty,
              n.at from taken join bihuan.notice n on n.id = taken.notice_id order by taken.id""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DeliveryRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(
            NoticeRow notice,
            Channel channel,
            @Nullable Recipient recipient,
            long organisationId,
            Pace pace,
            Instant due,
            @Nullable String held) {
        jdbc.sql("""
                        insert into bihuan.notice_delivery (notice_id, channel_id, kind, person_id, organisation_id, digest,
                          due_at, held, created_at)
                        values (:notice, :channel, :kind, :person, :organisation, :digest, :due, :held, :now)
                        on conflict do nothing""")
                .param("notice", notice.id())
                .param("channel", channel.id())
                .param("kind", channel.kind().name())
                .param("person", recipient == null ? null : recipient.personId())
                .param("organisation", organisationId)
                .param("digest", pace.name())
                .param("due", due.atOffset(ZoneOffset.UTC))
                .param("held", held)
                .param("now", notice.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Takes what is due, the longest waiting first. */
    List<Delivery> take(Instant now, Duration lease, int most) {
        return jdbc.sql(TAKEN.formatted(
                        "(state = 'WAITING' or (state = 'SENDING' and lease_until < :now))" + " and due_at <= :now"))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("lease", now.plus(lease).atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query(this::delivery)
                .list();
    }

    /** Takes the rest of what is collected for the person of a delivery. */
    List<Delivery> takeDigest(Delivery first, Instant now, Duration lease, int most) {
        return jdbc.sql(TAKEN.formatted("state = 'WAITING' and due_at <= :now and person_id = :person"
                        + " and channel_id = :channel and digest = :digest"))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("lease", now.plus(lease).atOffset(ZoneOffset.UTC))
                .param("most", most)
                .param("person", first.personId())
                .param("channel", first.channelId())
                .param("digest", first.pace().name())
                .query(this::delivery)
                .list();
    }

    private Delivery delivery(ResultSet row, int number) throws SQLException {
        return new Delivery(
                row.getLong("id"),
                new NoticeRow(
                        row.getLong("notice_id"),
                        row.getString("event"),
                        json.readValue(row.getString("audience"), Audience.class),
                        row.getString("title_zh"),
                        row.getString("title_en"),
                        row.getString("body_zh"),
                        row.getString("body_en"),
                        row.getString("link"),
                        row.getBoolean("even_off_duty"),
                        row.getObject("at", OffsetDateTime.class).toInstant()),
                row.getLong("channel_id"),
                row.getObject("person_id", Long.class),
                Pace.valueOf(row.getString("digest")),
                row.getInt("attempts"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    /** Writes down how an attempt ended; {@code retryAt} null when it was the last. */
    void ended(long id, Outcome outcome, @Nullable Instant retryAt, Instant now) {
        boolean sent = outcome.state() == Outcome.State.SENT;
        String state = sent ? "SENT" : retryAt == null ? "FAILED" : "WAITING";
        jdbc.sql("""
                        update bihuan.notice_delivery set state = :state, lease_until = null, outcome = :outcome,
                          detail = :detail, sent_at = :sent, due_at = coalesce(cast(:retry as timestamptz), due_at)
                        where id = :id and state = 'SENDING'""")
                .param("id", id)
                .param("state", state)
                .param("outcome", outcome.code())
                .param("detail", outcome.detail())
                .param("sent", sent ? now.atOffset(ZoneOffset.UTC) : null)
                .param("retry", retryAt == null ? null : retryAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Lets a failed delivery be tried again at once; false when there is none. */
    boolean retry(long id, Instant now) {
        return jdbc.sql("""
                                update bihuan.notice_delivery set state = 'WAITING', attempts = 0, due_at = :now
                                where id = :id and state = 'FAILED'""")
                        .param("id", id)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Forgets what is older; gives how many lines. */
    int forget(Instant before) {
        return jdbc.sql("delete from bihuan.notice_delivery where created_at < :before and state in ('SENT', 'FAILED')")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }
}
