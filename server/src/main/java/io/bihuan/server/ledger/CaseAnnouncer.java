package io.bihuan.server.ledger;

import io.bihuan.server.http.Languages;
import io.bihuan.server.live.LiveHub;
import io.bihuan.server.live.LiveMessage;
import io.bihuan.server.live.LiveTopic;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells the screens that a case changed; the message leaves after the commit. A confidential case is told of to the people
 * named on it, to nobody else.
 */
@Component
class CaseAnnouncer {

    private final CaseBook book;
    private final LiveHub hub;

    CaseAnnouncer(CaseBook book, LiveHub hub) {
        this.book = book;
        this.hub = hub;
    }

    @EventListener
    public void on(CaseChanged changed) {
        if (!hub.anybodyWatches(LiveTopic.CASE)) {
            return;
        }
        book.find(changed.caseId(), Languages.CHINESE).ifPresent(row -> {
            Set<Long> readers = changed.readerIds();
            if (readers == null) {
                organisations(changed).forEach(organisation -> tell(changed, row, organisation, null));
            } else {
                readers.forEach(reader -> tell(changed, row, changed.organisationId(), reader));
            }
        });
    }

    private void tell(CaseChanged changed, CaseRow row, long organisation, @Nullable Long person) {
        String key = Long.toString(changed.caseId());
        hub.publish(new LiveMessage(LiveTopic.CASE, key, organisation, changed.gridId(), row, person));
    }

    /** Those by whom the case is seen. */
    private static Set<Long> organisations(CaseChanged changed) {
        var all = new LinkedHashSet<>(changed.assistingOrganisationIds());
        all.add(changed.organisationId());
        Long handler = changed.handlerOrganisationId();
        if (handler != null) {
            all.add(handler);
        }
        return all;
    }
}
