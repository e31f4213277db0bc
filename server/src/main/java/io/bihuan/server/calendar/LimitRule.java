package io.bihuan.server.calendar;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A limit that may be another one during a season, written {@code 5wd} or {@code 5wd; planting: 15wd}: what begins within
 * the season has the season's limit, from its beginning to its end.
 *
 * @param standard the limit outside all those seasons
 * @param inSeason limits by the key of the season; the first that fits decides
 */
public record LimitRule(TimeLimit standard, Map<String, TimeLimit> inSeason) {

    public LimitRule {
        inSeason = Collections.unmodifiableMap(new LinkedHashMap<>(inSeason));
    }

    /** A limit that is the same all year. */
    public static LimitRule always(TimeLimit limit) {
        return new LimitRule(limit, Map.of());
    }

    /**
     * Reads the written form.
     *
     * @throws IllegalArgumentException with the rest of a sentence that tells what is wrong
     */
    public static LimitRule parse(String text) {
        String[] parts = text.split(";", -1);
        TimeLimit standard = TimeLimit.parse(parts[0].strip());
        var seasons = new LinkedHashMap<String, TimeLimit>();
        for (int i = 1; i < parts.length; i++) {
            String[] words = parts[i].split(":", -1);
            if (words.length != 2 || !words[0].strip().matches("[a-z][a-z0-9-]{0,39}")) {
                throw new IllegalArgumentException(
                        "must have after each semicolon a season and its limit, as in 5wd; planting: 15wd");
            }
            seasons.put(words[0].strip(), TimeLimit.parse(words[1].strip()));
        }
        return new LimitRule(standard, seasons);
    }

    /** The keys of all seasons the rule names. */
    public Set<String> seasons() {
        var named = new TreeSet<>(inSeason.keySet());
        if (standard.season() != null) {
            named.add(standard.season());
        }
        inSeason.values().stream()
                .map(TimeLimit::season)
                .filter(Objects::nonNull)
                .forEach(named::add);
        return named;
    }

    /** The written form. */
    @Override
    public String toString() {
        return standard
                + inSeason.entrySet().stream()
                        .map(season -> "; " + season.getKey() + ": " + season.getValue())
                        .collect(Collectors.joining());
    }
}
