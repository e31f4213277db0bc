package io.bihuan.server.notice;

import io.bihuan.server.audit.Audit;
import io.bihuan.server.http.Messages;
import io.bihuan.server.http.Page;
import io.bihuan.server.http.PageQuery;
import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.People;
import io.bihuan.server.identity.Ref;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was sent to whom on which channel, and how it ended. */
@Component
public class DeliveryLog {

    private static final Map<String, String> SORTS =
            Map.of("createdAt", "d.created_at", "dueAt", "d.due_at", "attempts", "d.attempts", "state", "d.state");

    private final JdbcClient jdbc;
    private final DeliveryRows rows;
    private final Names names;
    private final Audit audit;
    private final Clock clock;

    DeliveryLog(JdbcClient jdbc, DeliveryRows rows, Names names, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.names = names;
        this.audit = audit;
        this.clock = clock;
    }

    /** Names what the log refers to. */
    @Component
    record Names(People people, Directory directory, Messages messages) {

        @Nullable
        Ref person(@Nullable Long id) {
            return id == null ? null : people.ref(id);
        }

        @Nullable
        String outcome(@Nullable String code, Locale language) {
            return code == null ? null : messages.text(language, "outcome." + code);
        }
    }

    /** Lines of the log, newest first. */
    @Transactional(readOnly = true)
    public Page<DeliveryRow> list(
            @Nullable String state, @Nullable Long channelId, @Nullable String q, PageQuery page, Locale language) {
        var values = new HashMap<String, Object>();
        values.put("state", state == null ? "" : state);
        values.put("channel", channelId == null ? 0L : channelId);
        values.put("q", q == null ? "" : q.strip());
        String where = " from bihuan.notice_delivery d join bihuan.notice n on n.id = d.notice_id"
                + " left join bihuan.notice_channel c on c.id = d.channel_id"
                + " where (:state = '' or d.state = :state) and (:channel = 0 or d.channel_id = :channel)"
                + " and (:q = '' or strpos(n.title_zh || ' ' || n.title_en, :q) > 0)";
        long total = jdbc.sql("select count(*)" + where)
                .params(values)
                .query(Long.class)
                .single();
        List<DeliveryRow> items = jdbc.sql("select d.*, n.event, n.title_zh, n.title_en, c.name as channel_name" + where
                        + " order by " + page.orderBy(SORTS, "d.created_at desc") + ", d.id desc limit " + page.limit()
                        + " offset " + page.offset())
                .params(values)
                .query((row, number) -> line(row, language))
                .list();
        return new Page<>(items, total, page.number(), page.limit());
    }

    private DeliveryRow line(ResultSet row, Locale language) throws SQLException {
        OffsetDateTime sent = row.getObject("sent_at", OffsetDateTime.class);
        String channel = row.getString("channel_name");
        return new DeliveryRow(
                row.getLong("id"),
                row.getString("event"),
                row.getString(language.getLanguage().equals("en") ? "title_en" : "title_zh"),
                row.getString("kind"),
                new Ref(row.getLong("channel_id"), channel == null ? "—" : channel),
                names.person(row.getObject("person_id", Long.class)),
                names.directory().organisationRef(row.getLong("organisation_id")),
                row.getString("state"),
                row.getString("held"),
                row.getInt("attempts"),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                sent == null ? null : sent.toInstant(),
                names.outcome(row.getString("outcome"), language),
                row.getString("detail"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    /**
     * Tries a failed delivery again.
     *
     * @throws Problem 409 {@code delivery-not-failed}
     */
    @Transactional
    public void retry(long id) {
        if (!rows.retry(id, clock.instant())) {
            throw Problem.conflict("delivery-not-failed", id);
        }
        audit.record("notice-delivery.retry", "notice-delivery:" + id, Map.of());
    }
}
