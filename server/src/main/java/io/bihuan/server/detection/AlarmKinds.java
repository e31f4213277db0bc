package io.bihuan.server.detection;

import io.bihuan.server.http.Messages;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Names of the kinds of alarms, for people. */
@Component
public class AlarmKinds {

    /** The language cases are written in. */
    public static final Locale LEDGER_LANGUAGE = Locale.SIMPLIFIED_CHINESE;

    private final Messages messages;

    AlarmKinds(Messages messages) {
        this.messages = messages;
    }

    /** The kind's name; the code itself for a kind that an operator added without a name. */
    public String name(String kind, Locale locale) {
        return messages.find(locale, "alarm.kind." + kind).orElse(kind);
    }
}
