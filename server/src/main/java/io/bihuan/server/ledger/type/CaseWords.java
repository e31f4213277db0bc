package io.bihuan.server.ledger.type;

import io.bihuan.server.calendar.TimeLimit;
import io.bihuan.server.identity.Role;
import io.bihuan.server.yaml.YamlMap;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The words that several parts of a case type's file are written in. */
final class CaseWords {

    private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9]*(-[a-z0-9]+)*");

    private CaseWords() {}

    /** A stable key, "" after a fault. */
    static String key(YamlMap map, String name) {
        return map.requiredParsed(name, text -> {
                    if (!KEY.matcher(text).matches() || text.length() > 40) {
                        throw new IllegalArgumentException(
                                "must be a key of at most 40 letters, digits and hyphens that begins with a small letter");
                    }
                    return text;
                })
                .orElse("");
    }

    /** One of some words. */
    static String oneOf(String text, String... known) {
        if (!List.of(known).contains(text)) {
            throw new IllegalArgumentException("must be " + String.join(" or ", known));
        }
        return text;
    }

    /** A limit that counts every hour, such as {@code 24h}. */
    static Duration continuous(String text) {
        TimeLimit limit = TimeLimit.parse(text);
        return switch (limit.unit()) {
            case MINUTES -> Duration.ofMinutes(limit.amount());
            case HOURS -> Duration.ofHours(limit.amount());
            case DAYS -> Duration.ofDays(limit.amount());
            default -> throw new IllegalArgumentException("must be continuous time (m, h or d)");
        };
    }

    static Set<Role> roles(YamlMap map) {
        List<Role> roles = map.choices("roles", Role.class);
        return roles.isEmpty() ? Set.of() : EnumSet.copyOf(roles);
    }

    static Set<String> set(YamlMap map, String key) {
        return Set.copyOf(new HashSet<>(map.texts(key)));
    }
}
