package io.bihuan.server.escalation;

import io.bihuan.server.http.Languages;
import io.bihuan.server.http.Messages;
import io.bihuan.server.identity.Role;
import io.bihuan.server.ledger.CaseCalls;
import io.bihuan.server.ledger.Ladders.Climbed;
import io.bihuan.server.ledger.type.Reaction;
import io.bihuan.server.notice.Audience;
import io.bihuan.server.notice.Notice;
import io.bihuan.server.notice.Notices;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells people what a rung, or another rule of the ledger, says. Whether somebody is on duty or in quiet hours is judged
 * where notices are delivered. Of a confidential case only its readers hear, and nothing but its number.
 */
@Component
class EscalationTeller {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    /** Older steps were brought in as history; nobody is to be told of them now. */
    private static final Duration FRESH = Duration.ofHours(6);

    private final Notices notices;
    private final Messages messages;
    private final InstantSource clock;
    private final ZoneId zone;

    EscalationTeller(
            Notices notices,
            Messages messages,
            InstantSource clock,
            @Value("${bihuan.zone:Asia/Shanghai}") ZoneId zone) {
        this.notices = notices;
        this.messages = messages;
        this.clock = clock;
        this.zone = zone;
    }

    /** One notice for a rung, whoever it names: somebody who is named twice is told once. */
    void tell(Climbed climbed, Instant now) {
        if (climbed.tell().isEmpty()) {
            return;
        }
        boolean confidential = climbed.readers() != null;
        String title = climbed.before() ? "escalation.due-soon" : "escalation.overdue";
        String limit = climbed.ofStage() ? "escalation.stage-limit" : "escalation.limit";
        String due = LOCAL.format(climbed.dueAt().atZone(zone));
        notices.send(new Notice(
                "escalation:" + climbed.caseId() + ":" + climbed.rung() + ":" + climbed.run(),
                climbed.readers() == null ? audience(climbed) : Audience.persons(climbed.readers()),
                climbed.before() ? "case.due-soon" : "case.overdue",
                title(Languages.CHINESE, title, climbed.number(), climbed.title(), confidential),
                title(Languages.ENGLISH, title, climbed.number(), climbed.title(), confidential),
                messages.text(Languages.CHINESE, limit, due),
                messages.text(Languages.ENGLISH, limit, due),
                "/cases/" + climbed.caseId(),
                climbed.evenOffDuty(),
                now));
    }

    private static Audience audience(Climbed climbed) {
        return Audience.anyOf(climbed.tell().stream()
                .map(reaction -> audience(reaction, climbed.organisationId(), climbed.handlerOrganisationId()))
                .toList());
    }

    /**
     * Tells that something happened again, in the transaction of its step. The readers of a confidential case alone are told,
     * only its number, and once, whatever a rule's reactions say.
     */
    @EventListener
    void on(CaseCalls calls) {
        if (calls.at().isBefore(clock.instant().minus(FRESH))) {
            return;
        }
        List<Long> readers = calls.readers();
        boolean confidential = readers != null;
        String once = "call:" + calls.caseId() + ":" + calls.again().rule() + ":"
                + calls.at().toEpochMilli();
        notices.send(new Notice(
                confidential ? once : once + ":" + key(calls.reaction()),
                readers != null
                        ? Audience.persons(readers)
                        : audience(calls.reaction(), calls.organisationId(), calls.handlerOrganisationId()),
                "case.rule",
                title(Languages.CHINESE, "escalation.again", calls.number(), calls.title(), confidential),
                title(Languages.ENGLISH, "escalation.again", calls.number(), calls.title(), confidential),
                confidential
                        ? ""
                        : again(Languages.CHINESE, calls.again(), calls.again().field()),
                confidential
                        ? ""
                        : again(Languages.ENGLISH, calls.again(), calls.again().fieldEn()),
                "/cases/" + calls.caseId(),
                false,
                calls.at()));
    }

    private String title(Locale language, String key, String number, String title, boolean confidential) {
        String subject = confidential ? messages.text(language, "escalation.confidential") : title;
        return messages.text(language, key, number, subject);
    }

    private String again(Locale language, CaseCalls.Again again, @Nullable String field) {
        return messages.text(
                language,
                "escalation.again." + again.by().name(),
                again.within().toDays(),
                again.times(),
                field == null ? "" : field);
    }

    private static String key(Reaction reaction) {
        return reaction instanceof Reaction.NotifyRole role
                ? role.role().name()
                : reaction.getClass().getSimpleName();
    }

    private static Audience audience(Reaction reaction, long organisation, long handler) {
        return switch (reaction) {
            case Reaction.NotifyRole role -> Audience.role(role.role(), organisation);
            case Reaction.CopyLeader leader -> Audience.role(Role.LEADER, organisation);
            default -> Audience.organisation(handler);
        };
    }
}
