package io.bihuan.server.audit;

import io.bihuan.server.http.Messages;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Says in words what an act was done to: its kind, and what it is called. */
@Component
class SubjectWords {

    /** By which details a subject is known whose module does not name it, the best first. */
    private static final List<String> KNOWN_BY = List.of("number", "name", "displayName", "plate", "phone", "code");

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final Messages messages;
    private final Map<String, SubjectNames> names = new HashMap<>();

    SubjectWords(Messages messages, List<SubjectNames> named) {
        this.messages = messages;
        named.forEach(each -> each.kinds().forEach(kind -> names.put(kind, each)));
    }

    /** Words for many acts, one after the other: what was named once is not asked for again. */
    Reading reading() {
        return new Reading();
    }

    /** One reading of the log. */
    final class Reading {

        /** Names remembered; a log of a million rows is of fewer subjects, most of them near each other. */
        private static final int MOST_REMEMBERED = 100_000;

        private final Map<String, Optional<String>> remembered = new HashMap<>();

        /** {@code person:17} as 人员 张三. What has no name keeps its number. */
        String of(String subject, Map<String, ?> details, Locale locale) {
            int colon = subject.indexOf(':');
            String kind = colon < 0 ? subject : subject.substring(0, colon);
            String id = colon < 0 ? "" : subject.substring(colon + 1);
            String word = messages.find(locale, "audit-subject." + kind).orElse(kind);
            if (id.isEmpty() || id.equals("?")) {
                return word;
            }
            if (remembered.size() >= MOST_REMEMBERED) {
                remembered.clear();
            }
            return word + " "
                    + remembered
                            .computeIfAbsent(subject, unnamed -> name(kind, id))
                            .or(() -> known(details))
                            .orElse(id);
        }
    }

    private Optional<String> name(String kind, String id) {
        SubjectNames named = names.get(kind);
        return named == null || !NUMBER.matcher(id).matches() ? Optional.empty() : named.name(kind, Long.parseLong(id));
    }

    private static Optional<String> known(Map<String, ?> details) {
        return KNOWN_BY.stream()
                .map(details::get)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> !text.isBlank())
                .findFirst();
    }
}
