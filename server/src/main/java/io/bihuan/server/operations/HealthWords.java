package io.bihuan.server.operations;

import io.bihuan.server.http.Messages;
import io.bihuan.server.operations.HealthChecks.Check;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says in words what a health check found, and what to do about it. */
@Component
class HealthWords {

    private final Messages messages;

    HealthWords(Messages messages) {
        this.messages = messages;
    }

    /** One line: what is well or not. */
    String title(Check check, Locale locale) {
        return messages.text(
                locale, "operations.state." + check.state(), messages.text(locale, "operations.check." + check.name()));
    }

    /** What to do; empty when nothing is to be done. */
    Optional<String> advice(Check check, Locale locale) {
        return check.state() == HealthChecks.State.UP
                ? Optional.empty()
                : messages.find(locale, "operations.todo." + check.name());
    }

    /** What to do, and the figures. */
    String body(Check check, Locale locale) {
        var lines = new StringBuilder();
        advice(check, locale).ifPresent(advice -> lines.append(advice).append("\n\n"));
        check.facts().forEach((name, value) -> {
            String words = messages.find(locale, "operations.fact." + name).orElse(name);
            if (!value.toString().isEmpty()) {
                lines.append(words).append(": ").append(figure(name, value)).append('\n');
            }
        });
        return lines.toString().strip();
    }

    private static String figure(String name, Object value) {
        return value instanceof Number bytes && name.endsWith("Bytes")
                ? (bytes.longValue() >> 20) + " MB"
                : value.toString();
    }
}
