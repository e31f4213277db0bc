package io.bihuan.server.casenotice;

import io.bihuan.server.http.Languages;
import io.bihuan.server.http.Messages;
import io.bihuan.server.identity.Ref;
import io.bihuan.server.ledger.CaseDetail;
import io.bihuan.server.ledger.CaseDetail.EventView;
import io.bihuan.server.ledger.CaseRow;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseType.Action;
import io.bihuan.server.ledger.type.CaseTypes;
import io.bihuan.server.ledger.type.EffectKind;
import io.bihuan.server.notice.Audience;
import io.bihuan.server.notice.Notice;
import io.bihuan.server.notice.NoticeEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides, from what a case type declares and not from which type it is, whom a step concerns: giving a case away
 * concerns who gets it; leading it back concerns its handler; urging and instructing concern the handler; closing
 * concerns who filed it. Of a confidential case only its named readers and its filer hear, and without its title.
 */
@Component
class CaseWording {

    private final CaseTypes types;
    private final Messages messages;

    CaseWording(CaseTypes types, Messages messages) {
        this.types = types;
        this.messages = messages;
    }

    /** What to tell of a step, and to whom. */
    List<Notice> notices(CaseDetail detail, EventView event, Instant now) {
        CaseRow row = detail.row();
        Optional<CaseType> type = types.find(row.type().key());
        Optional<Action> action = type.flatMap(known -> known.action(event.action()));
        if (type.isEmpty() || action.isEmpty()) {
            return List.of();
        }
        var all = new ArrayList<Notice>();
        if (action.get().assigns() || action.get().effect() == EffectKind.TRANSFER) {
            all.add(notice(detail, event, NoticeEvents.CASE_DISPATCHED, handlers(detail), now));
        } else if (action.get().effect() == EffectKind.URGE) {
            all.add(notice(detail, event, NoticeEvents.CASE_URGED, handlers(detail), now));
        } else if (action.get().effect() == EffectKind.INSTRUCT) {
            all.add(notice(detail, event, NoticeEvents.CASE_INSTRUCTED, handlers(detail), now));
        } else if (leadsBack(type.get(), action.get()) && row.handler() != null) {
            all.add(notice(detail, event, NoticeEvents.CASE_RETURNED, handlers(detail), now));
        }
        if (row.state() == CaseRow.State.CLOSED && action.get().to() != null) {
            filer(detail, event)
                    .ifPresent(filer -> all.add(notice(detail, event, NoticeEvents.CASE_CLOSED, filer, now)));
        }
        return all;
    }

    private static boolean leadsBack(CaseType type, Action action) {
        String to = action.to();
        if (to == null) {
            return false;
        }
        int earliest = action.from().stream()
                .mapToInt(stage -> place(type, stage))
                .min()
                .orElse(0);
        return place(type, to) < earliest;
    }

    private static int place(CaseType type, String stage) {
        return IntStream.range(0, type.stages().size())
                .filter(i -> type.stages().get(i).key().equals(stage))
                .findFirst()
                .orElse(0);
    }

    /** The people of who handles the case, or of who answers for it while nobody handles it. */
    private static Audience handlers(CaseDetail detail) {
        CaseRow row = detail.row();
        if (row.confidential()) {
            return Audience.persons(
                    detail.relations().readers().stream().map(Ref::id).toList());
        }
        Ref handler = row.handler();
        return Audience.organisation(handler == null ? row.organisation().id() : handler.id());
    }

    /** Who filed it, unless that is who closed it, or the platform. */
    private static Optional<Audience> filer(CaseDetail detail, EventView event) {
        Long filer = detail.events().getFirst().actor().id();
        return filer == null || filer.equals(event.actor().id())
                ? Optional.empty()
                : Optional.of(Audience.person(filer));
    }

    private Notice notice(CaseDetail detail, EventView event, String kind, Audience audience, Instant now) {
        CaseRow row = detail.row();
        return new Notice(
                "case:" + row.id() + ":" + event.sequence() + ":" + kind,
                audience,
                kind,
                title(row, kind, Languages.CHINESE),
                title(row, kind, Languages.ENGLISH),
                body(row, event, Languages.CHINESE),
                body(row, event, Languages.ENGLISH),
                "/cases/" + row.id(),
                false,
                now);
    }

    private String title(CaseRow row, String kind, Locale language) {
        String subject = row.confidential() ? messages.text(language, "case-notice.confidential") : row.title();
        return messages.text(language, "case-notice." + kind, row.number(), subject);
    }

    private String body(CaseRow row, EventView event, Locale language) {
        if (row.confidential()) {
            return "";
        }
        @Nullable String reason = event.reason();
        return messages.text(language, "case-notice.by", event.actor().name())
                + (reason == null || reason.isBlank()
                        ? ""
                        : "\n" + messages.text(language, "case-notice.reason", reason));
    }
}
