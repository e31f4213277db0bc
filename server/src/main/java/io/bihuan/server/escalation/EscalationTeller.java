package io.bihuan.server.escalation;

import io.bihuan.server.identity.Role;
import io.bihuan.server.ledger.CaseCalls;
import io.bihuan.server.ledger.Ladders.Climbed;
import io.bihuan.server.ledger.type.Reaction;
import io.bihuan.server.notice.Audience;
import io.bihuan.server.notice.Notice;
import io.bihuan.server.notice.Notices;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
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

    private final Notices notices;
    private final ZoneId zone;

    EscalationTeller(Notices notices, @Value("${bihuan.zone:Asia/Shanghai}") ZoneId zone) {
        this.notices = notices;
        this.zone = zone;
    }

    void tell(Climbed climbed, Instant now) {
        String due = LOCAL.format(climbed.dueAt().atZone(zone));
        String what = climbed.readers() == null ? climbed.title() : "";
        String limitZh = climbed.ofStage() ? "环节期限" : "办理期限";
        String limitEn = climbed.ofStage() ? "Stage limit " : "Limit ";
        int part = 0;
        for (Reaction reaction : climbed.tell()) {
            part++;
            notices.send(new Notice(
                    "escalation:" + climbed.caseId() + ":" + climbed.rung() + ":" + climbed.run() + ":" + part,
                    climbed.readers() == null
                            ? audience(reaction, climbed.organisationId(), climbed.handlerOrganisationId())
                            : Audience.persons(climbed.readers()),
                    climbed.before() ? "case.due-soon" : "case.overdue",
                    (climbed.before() ? "即将到期：" : "已经超期：") + climbed.number(),
                    (climbed.before() ? "Due soon: " : "Overdue: ") + climbed.number(),
                    joined(what, limitZh + "至 " + due),
                    joined(what, limitEn + "until " + due),
                    "/cases/" + climbed.caseId(),
                    climbed.evenOffDuty(),
                    now));
        }
    }

    /** What other rules of the ledger want people to be told, in the transaction of their step; the case may be confidential. */
    @EventListener
    void on(CaseCalls calls) {
        notices.send(new Notice(
                "call:" + calls.caseId() + ":" + calls.cause() + ":" + key(calls.reaction()),
                audience(calls.reaction(), calls.organisationId(), calls.handlerOrganisationId()),
                "case.rule",
                "请关注：" + calls.number(),
                "Needs attention: " + calls.number(),
                "",
                "",
                "/cases/" + calls.caseId(),
                false,
                calls.at()));
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

    private static String joined(String... parts) {
        return String.join(
                "\n", List.of(parts).stream().filter(part -> !part.isEmpty()).toList());
    }
}
