package io.bihuan.server.identity;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can sign in.
 *
 * @param gridId narrows what the person sees, null for no narrowing
 * @param locale {@code zh-CN} or {@code en}
 * @param active false for somebody who may no longer sign in; people are never deleted, the history names them
 * @param version grows with every change that ends the person's sessions
 */
public record Person(
        long id,
        String loginName,
        String displayName,
        Role role,
        long organisationId,
        @Nullable Long gridId,
        String locale,
        boolean active,
        int version,
        Instant createdAt,
        @Nullable Instant lastLoginAt) {

    /** The chosen language. */
    public Locale language() {
        return io.bihuan.server.http.Languages.of(locale);
    }
}
