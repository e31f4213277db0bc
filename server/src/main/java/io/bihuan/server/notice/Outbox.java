package io.bihuan.server.notice;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Notices that wait to be spread. Read inside a transaction of the system. */
@Component
class Outbox {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Outbox(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Notices whose time has come, oldest first; another process working on the same rows is stepped around. */
    List<NoticeRow> take(Instant now, int most) {
        return jdbc.sql("""
                        select * from bihuan.notice where spread_at is null and at <= :now
                        order by at, id limit :most for update skip locked""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, number) -> new NoticeRow(
                        row.getLong("id"),
                        row.getString("event"),
                        json.readValue(row.getString("audience"), Audience.class),
                        row.getString("title_zh"),
                        row.getString("title_en"),
                        row.getString("body_zh"),
                        row.getString("body_en"),
                        row.getString("link"),
                        row.getBoolean("even_off_duty"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    void spread(long noticeId, int reached, Instant now) {
        jdbc.sql("update bihuan.notice set spread_at = :now, reached = :reached where id = :id")
                .param("id", noticeId)
                .param("reached", reached)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
