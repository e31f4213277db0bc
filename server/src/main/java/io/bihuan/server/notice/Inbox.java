package io.bihuan.server.notice;

import io.bihuan.server.http.Page;
import io.bihuan.server.http.PageQuery;
import io.bihuan.server.http.Problem;
import io.bihuan.server.live.LiveHub;
import io.bihuan.server.live.LiveMessage;
import io.bihuan.server.live.LiveTopic;
import io.bihuan.server.live.Translated;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What each person has been told. Everybody reads only their own. */
@Component
public class Inbox {

    private static final Map<String, String> SORTS = Map.of("at", "at", "event", "event");
    private static final String OWN =
            " from bihuan.notice_inbox where person_id = :person and (not :unread or read_at is null)"
                    + " and (:event = '' or event = :event)";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final LiveHub hub;

    Inbox(JdbcClient jdbc, Clock clock, LiveHub hub) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.hub = hub;
    }

    /** A person's notices, newest first. */
    @Transactional(readOnly = true)
    public Page<InboxNotice> list(
            long personId, boolean unread, @Nullable String event, PageQuery page, Locale language) {
        Map<String, Object> values = Map.of("person", personId, "unread", unread, "event", event == null ? "" : event);
        long total = jdbc.sql("select count(*)" + OWN)
                .params(values)
                .query(Long.class)
                .single();
        List<InboxNotice> items = jdbc.sql("select *" + OWN + " order by " + page.orderBy(SORTS, "at desc")
                        + ", id desc limit " + page.limit() + " offset " + page.offset())
                .params(values)
                .query((row, number) -> notice(row, language))
                .list();
        return new Page<>(items, total, page.number(), page.limit());
    }

    private static InboxNotice notice(ResultSet row, Locale language) throws SQLException {
        String suffix = language.getLanguage().equals("en") ? "_en" : "_zh";
        OffsetDateTime read = row.getObject("read_at", OffsetDateTime.class);
        return new InboxNotice(
                row.getLong("id"),
                row.getString("event"),
                row.getString("title" + suffix),
                row.getString("body" + suffix),
                row.getString("link"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                read == null ? null : read.toInstant());
    }

    /** How many notices a person has not read. */
    @Transactional(readOnly = true)
    public long unread(long personId) {
        return jdbc.sql("select count(*) from bihuan.notice_inbox where person_id = :person and read_at is null")
                .param("person", personId)
                .query(Long.class)
                .single();
    }

    /**
     * Marks a person's own notice as read; nothing happens when it is already.
     *
     * @throws Problem 404 {@code notice-unknown}
     */
    @Transactional
    public void read(long personId, long id) {
        int marked = jdbc.sql("""
                        update bihuan.notice_inbox set read_at = coalesce(read_at, :now)
                        where id = :id and person_id = :person""")
                .param("id", id)
                .param("person", personId)
                .param("now", now())
                .update();
        if (marked == 0) {
            throw Problem.notFound("notice-unknown", id);
        }
    }

    /** Marks all of a person's notices as read; gives how many were not. */
    @Transactional
    public int readAll(long personId) {
        return jdbc.sql("update bihuan.notice_inbox set read_at = :now where person_id = :person and read_at is null")
                .param("person", personId)
                .param("now", now())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /** Puts a notice into somebody's inbox, once, and tells their screens unless it counts as read. */
    void put(NoticeRow notice, Recipient recipient, @Nullable Instant readAt) {
        Optional<Long> put = insert(notice, recipient, readAt);
        if (readAt == null) {
            put.ifPresent(id -> announce(notice, recipient, id));
        }
    }

    private void announce(NoticeRow notice, Recipient recipient, long id) {
        Translated payload = language -> new InboxNotice(
                id, notice.event(), notice.title(language), notice.body(language), notice.link(), notice.at(), null);
        hub.publish(new LiveMessage(
                LiveTopic.NOTICE, Long.toString(id), recipient.organisationId(), null, payload, recipient.personId()));
    }

    private Optional<Long> insert(NoticeRow notice, Recipient recipient, @Nullable Instant readAt) {
        return jdbc.sql("""
                        insert into bihuan.notice_inbox (notice_id, person_id, organisation_id, event, title_zh, title_en,
                          body_zh, body_en, link, at, read_at)
                        values (:notice, :person, :organisation, :event, :titleZh, :titleEn, :bodyZh, :bodyEn, :link, :at,
                          :read)
                        on conflict (notice_id, person_id) do nothing returning id""")
                .param("notice", notice.id())
                .param("person", recipient.personId())
                .param("organisation", recipient.organisationId())
                .param("event", notice.event())
                .param("titleZh", notice.titleZh())
                .param("titleEn", notice.titleEn())
                .param("bodyZh", notice.bodyZh())
                .param("bodyEn", notice.bodyEn())
                .param("link", notice.link())
                .param("at", notice.at().atOffset(ZoneOffset.UTC))
                .param("read", readAt == null ? null : readAt.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional();
    }
}
