package io.bihuan.server.notice;

import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The door for whoever has something to tell people. What is sent inside a transaction stands or falls with it; it is
 * spread and delivered afterwards, so that sending costs one row and never waits for a mail server.
 */
@Component
public class Notices {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Notices(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Sends a notice, once for its key. Needs a running transaction, in whatever scope. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(Notice notice) {
        // Without a conflict target: naming one would ask for the right to read what others sent.
        jdbc.sql("""
                        insert into bihuan.notice
                          (key, event, audience, title_zh, title_en, body_zh, body_en, link, even_off_duty, at)
                        values (:key, :event, :audience, :titleZh, :titleEn, :bodyZh, :bodyEn, :link, :offDuty, :at)
                        on conflict do nothing""")
                .param("key", notice.key())
                .param("event", notice.event())
                .param("audience", json.writerFor(Audience.class).writeValueAsString(notice.audience()))
                .param("titleZh", notice.titleZh())
                .param("titleEn", notice.titleEn())
                .param("bodyZh", notice.bodyZh())
                .param("bodyEn", notice.bodyEn())
                .param("link", notice.link())
                .param("offDuty", notice.evenOffDuty())
                .param("at", notice.at().atOffset(ZoneOffset.UTC))
                .update();
    }
}
