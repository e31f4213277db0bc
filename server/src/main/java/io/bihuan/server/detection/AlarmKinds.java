package io.bihuan.server.detection;

import io.bihuan.server.http.Messages;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Names of the kinds of alarms, for people. */
@Component
public class AlarmKinds {

    /** The language cases are written in. */
    public static final Locale LEDGER_LANGUAGE = Locale.SIMPLIFIED_CHINESE;

    private static final String PREFIX = "alarm.kind.";

    private final Messages messages;

    AlarmKinds(Messages messages) {
        this.messages = messages;
    }

    /** The kind's name; the code itself for a kind that an operator added without a name. */
    public String name(String kind, Locale locale) {
        return messages.find(locale, PREFIX + kind).orElse(kind);
    }

    /** Codes of the kinds whose name contains a text. */
    List<String> named(String text, Locale locale) {
        return messages.beginningWith(locale, PREFIX).entrySet().stream()
                .filter(name -> name.getValue().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)))
                .map(name -> name.getKey().substring(PREFIX.length()))
                .toList();
    }
}
