package io.bihuan.server.citizen.web;

import io.bihuan.server.citizen.NewReport;
import io.bihuan.server.citizen.PublicReport;
import io.bihuan.server.citizen.ReportQuery;
import io.bihuan.server.gateway.Gcj02;
import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.ApiTokens;
import io.bihuan.server.identity.Permission;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Reads what programs ask and tell in the words of Open311. */
@Component
class Open311Requests {

    private static final Duration WINDOW = Duration.ofDays(90);
    private static final int MOST_NUMBERS = 1000;
    private static final Pattern ATTRIBUTE = Pattern.compile("attribute\\[([A-Za-z][A-Za-z0-9_-]{0,39})](?:\\[])?");

    private final ApiTokens tokens;
    private final Clock clock;
    private final boolean open;
    private final boolean shifted;
    private final String base;

    Open311Requests(
            ApiTokens tokens,
            Clock clock,
            @Value("${bihuan.citizen.open:true}") boolean open,
            @Value("${bihuan.citizen.datum:WGS84}") String datum,
            @Value("${bihuan.public.url:}") String publicUrl) {
        this.tokens = tokens;
        this.clock = clock;
        this.open = open;
        this.shifted = datum.strip().equalsIgnoreCase("GCJ02");
        this.base = publicUrl.strip().replaceAll("/+$", "");
    }

    /** Where this installation is, as far as it knows. */
    String base() {
        return base;
    }

    /**
     * Whether the program has a key; one that is given must be good.
     *
     * @throws Problem 403 {@code citizen-key}
     */
    boolean hasKey(Map<String, String> form) {
        if (!open) {
            throw Problem.forbidden("citizen-closed");
        }
        String key = form.getOrDefault("api_key", "");
        if (key.isEmpty()) {
            return false;
        }
        if (tokens.find(key)
                .filter(token -> token.permissions().contains(Permission.FILE_CASES))
                .isEmpty()) {
            throw Problem.forbidden("citizen-key");
        }
        return true;
    }

    /** What a program reports. */
    NewReport report(MultiValueMap<String, String> sent) {
        Map<String, String> form = sent.toSingleValueMap();
        Double longitude = degrees(form, "long", 180);
        Double latitude = degrees(form, "lat", 90);
        if ((longitude == null) != (latitude == null)) {
            throw Problem.invalid("citizen-place");
        }
        if (shifted && longitude != null && latitude != null) {
            var true84 = Gcj02.toWgs84(latitude, longitude);
            longitude = true84.longitude();
            latitude = true84.latitude();
        }
        String address = form.getOrDefault("address_string", form.getOrDefault("address_id", ""));
        String name = (form.getOrDefault("last_name", "") + form.getOrDefault("first_name", "")).strip();
        return new NewReport(
                required(form, "service_code"),
                form.getOrDefault("description", ""),
                address.isBlank() ? null : address,
                longitude,
                latitude,
                form.getOrDefault("phone", "").replaceAll("[\\s()-]", ""),
                cut(name, 50),
                cut(form.getOrDefault("email", ""), 200),
                List.of(),
                attributes(sent));
    }

    /** Answers to attributes: {@code attribute[code]=value}, and {@code attribute[code][]=value} as often as wanted. */
    private static Map<String, List<String>> attributes(MultiValueMap<String, String> sent) {
        var answers = new HashMap<String, List<String>>();
        sent.forEach((key, values) -> {
            Matcher matcher = ATTRIBUTE.matcher(key);
            if (matcher.matches()) {
                answers.computeIfAbsent(matcher.group(1), code -> new ArrayList<>())
                        .addAll(values);
            }
        });
        return answers;
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    private static String required(Map<String, String> form, String key) {
        String value = form.getOrDefault(key, "");
        if (value.isBlank()) {
            throw Problem.invalid("citizen-missing", key);
        }
        return value;
    }

    private static @Nullable Double degrees(Map<String, String> form, String key, double largest) {
        String text = form.getOrDefault(key, "").strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            double degrees = Double.parseDouble(text);
            if (Math.abs(degrees) <= largest) {
                return degrees;
            }
        } catch (NumberFormatException e) {
            throw Problem.invalid("citizen-number", key, text);
        }
        throw Problem.invalid("citizen-number", key, text);
    }

    /** Adds the position as programs expect it. */
    void place(Map<String, @Nullable Object> row, PublicReport report) {
        Double longitude = report.longitudeDegrees();
        Double latitude = report.latitudeDegrees();
        if (shifted && longitude != null && latitude != null) {
            var shown = Gcj02.fromWgs84(latitude, longitude);
            longitude = shown.longitude();
            latitude = shown.latitude();
        }
        row.put("lat", rounded(latitude));
        row.put("long", rounded(longitude));
    }

    private static @Nullable Double rounded(@Nullable Double degrees) {
        return degrees == null ? null : Math.round(degrees * 1e6) / 1e6;
    }

    ReportQuery only(String number) {
        return new ReportQuery(Set.of(number), Set.of(), null, Instant.EPOCH, clock.instant());
    }

    /** Numbers take the place of everything else; otherwise a window of at most 90 days, the last by default. */
    ReportQuery query(Map<String, String> query) {
        Set<String> numbers = words(query, "service_request_id");
        if (numbers.size() > MOST_NUMBERS) {
            throw Problem.invalid("citizen-window", WINDOW.toDays(), MOST_NUMBERS);
        }
        if (!numbers.isEmpty()) {
            return new ReportQuery(numbers, Set.of(), null, Instant.EPOCH, clock.instant());
        }
        Instant end = time(query, "end_date");
        Instant start = time(query, "start_date");
        if (end == null) {
            end = start == null ? clock.instant() : earlier(start.plus(WINDOW), clock.instant());
        }
        if (start == null) {
            start = end.minus(WINDOW);
        }
        if (Duration.between(start, end).compareTo(WINDOW) > 0 || start.isAfter(end)) {
            throw Problem.invalid("citizen-window", WINDOW.toDays(), MOST_NUMBERS);
        }
        Set<String> states = words(query, "status");
        if (!Set.of("open", "closed").containsAll(states)) {
            throw Problem.invalid("citizen-status", String.join(",", states));
        }
        Boolean onlyOpen = states.size() == 1 ? (Boolean) states.contains("open") : null;
        return new ReportQuery(Set.of(), words(query, "service_code"), onlyOpen, start, end.plusMillis(1));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Set<String> words(Map<String, String> query, String key) {
        return Arrays.stream(query.getOrDefault(key, "").split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    private static @Nullable Instant time(Map<String, String> query, String key) {
        String text = query.getOrDefault(key, "").strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException e) {
            throw Problem.invalid("citizen-time", key, text);
        }
    }
}
