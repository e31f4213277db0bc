package io.bihuan.server.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something people are to be told.
 *
 * @param key names the occasion, at most 200 characters; a second notice with the same key is not sent
 * @param event what kind of thing it is, as {@code case.dispatched}: people choose their channels by it
 * @param titleZh one line in Chinese
 * @param titleEn one line in English
 * @param bodyZh more in Chinese, may be empty
 * @param bodyEn more in English, may be empty
 * @param link the screen that shows more, as {@code /cases/17}; null for none
 * @param evenOffDuty true to reach people who are off duty, and in their quiet hours: for emergencies
 * @param at when it is to be told, which decides who is on duty; in the future for later
 */
public record Notice(
        String key,
        Audience audience,
        String event,
        String titleZh,
        String titleEn,
        String bodyZh,
        String bodyEn,
        @Nullable String link,
        boolean evenOffDuty,
        Instant at) {

    private static final int LONGEST_KEY = 200;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_BODY = 4000;

    public Notice {
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("A notice's key has 1 to 200 characters: " + key);
        }
        if (link != null && !link.startsWith("/")) {
            throw new IllegalArgumentException("A notice's link begins with a slash: " + link);
        }
        titleZh = cut(titleZh, LONGEST_TITLE);
        titleEn = cut(titleEn, LONGEST_TITLE);
        bodyZh = cut(bodyZh, LONGEST_BODY);
        bodyEn = cut(bodyEn, LONGEST_BODY);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
