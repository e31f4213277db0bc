package io.bihuan.server.ledger;

import io.bihuan.server.http.Languages;
import io.bihuan.server.live.LiveHub;
import io.bihuan.server.live.LiveMessage;
import io.bihuan.server.live.LiveTopic;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the screens that a case changed; the message leaves after the commit. Confidential cases are never told of. */
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
        book.find(changed.caseId(), Languages.CHINESE)
                .filter(row -> !row.confidential())
                .ifPresent(row -> {
                    String key = Long.toString(changed.caseId());
                    hub.publish(new LiveMessage(LiveTopic.CASE, key, changed.organisationId(), changed.gridId(), row));
                    Long handler = changed.handlerOrganisationId();
                    if (handler != null && handler != changed.organisationId()) {
                        hub.publish(new LiveMessage(LiveTopic.CASE, key, handler, changed.gridId(), row));
                    }
                });
    }
}
