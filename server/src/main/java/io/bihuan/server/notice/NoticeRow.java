package io.bihuan.server.notice;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A notice as it stands in the outbox. */
record NoticeRow(
        long id,
        String event,
        Audience audience,
        String titleZh,
        String titleEn,
        String bodyZh,
        String bodyEn,
        @Nullable String link,
        boolean evenOffDuty,
        Instant at) {

    String title(Locale language) {
        return language.getLanguage().equals("en") ? titleEn : titleZh;
    }

    String body(Locale language) {
        return language.getLanguage().equals("en") ? bodyEn : bodyZh;
    }
}
