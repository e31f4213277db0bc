package io.bihuan.server.gateway;

import io.bihuan.server.http.Messages;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What people call the reasons for which frames are refused and connections closed, in the language of the request. */
@Component
public class RejectNames {

    private static final String DROPPED = "DROPPED_";

    private final Messages messages;

    RejectNames(Messages messages) {
        this.messages = messages;
    }

    /** The name of a reason; the code itself for one that has none. */
    public String of(String code) {
        var language = LocaleContextHolder.getLocale();
        if (!code.startsWith(DROPPED)) {
            return messages.find(language, "reject." + code).orElse(code);
        }
        String why = of(code.substring(DROPPED.length()));
        return messages.text(language, "reject.dropped", why);
    }
}
