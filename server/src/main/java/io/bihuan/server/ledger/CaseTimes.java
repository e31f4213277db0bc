package io.bihuan.server.ledger;

import io.bihuan.server.ledger.CaseDetail.Who;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.history.FactEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a case's time.
 *
 * @param escalations which rungs of the ladder were reached
 * @param exempted whether statistics leave its lateness out, after an appeal
 */
public record CaseTimes(
        List<Paused> pauses,
        List<Extension> extensions,
        List<Escalated> escalations,
        @Nullable Appeal appeal,
        boolean exempted) {

    /** A pause; {@code to} is null while it lasts. */
    public record Paused(
            Instant from, @Nullable Instant to, @Nullable String reason, CaseDetail.Who by) {}

    /** An extension that was asked for; {@code state} is ASKED, APPROVED or REFUSED. */
    public record Extension(
            Instant askedAt,
            CaseDetail.Who by,
            String amount,
            String state,
            CaseDetail.@Nullable Who decidedBy,
            @Nullable Instant newDueAt) {}

    /** A rung of the ladder, with what was done. */
    public record Escalated(
            String key, Instant at, @Nullable String did) {}

    /** An appeal against being called late; {@code state} is ASKED, ACCEPTED or REFUSED. */
    public record Appeal(String state, @Nullable Instant at, CaseDetail.@Nullable Who by, int reviews) {}

    static CaseTimes of(CaseState state) {
        return new CaseTimes(
                state.entries("pauses").stream().map(CaseTimes::paused).toList(),
                state.entries("extensions").stream().map(CaseTimes::extension).toList(),
                state.entries("escalations").stream()
                        .map(each -> new Escalated(each.text("key"), each.requiredTime("at"), each.optional("did")))
                        .toList(),
                appeal(state.map("appeal")),
                state.flag("exempted"));
    }

    private static Paused paused(FactEntry entry) {
        return new Paused(
                entry.requiredTime("from"), entry.time("to"), entry.optional("reason"), Who.required(entry, "by"));
    }

    private static Extension extension(FactEntry entry) {
        return new Extension(
                entry.requiredTime("at"),
                Who.required(entry, "by"),
                entry.text("amount"),
                entry.text("state"),
                Who.of(entry, "decidedBy"),
                entry.time("newDueAt"));
    }

    private static @Nullable Appeal appeal(Map<String, Object> map) {
        if (map.isEmpty()) {
            return null;
        }
        var entry = new FactEntry("appeal", map);
        return new Appeal(entry.text("state"), entry.time("at"), Who.of(entry, "by"), (int) entry.number("reviews"));
    }
}
