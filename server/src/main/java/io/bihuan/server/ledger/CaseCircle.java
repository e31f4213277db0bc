package io.bihuan.server.ledger;

import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.Ref;
import io.bihuan.server.ledger.CaseDetail.Who;
import io.bihuan.server.ledger.CaseRelations.Condition;
import io.bihuan.server.ledger.CaseRelations.Linked;
import io.bihuan.server.ledger.CaseRelations.Signer;
import io.bihuan.server.ledger.CaseSupervision.Instruction;
import io.bihuan.server.ledger.CaseSupervision.Reading;
import io.bihuan.server.ledger.CaseSupervision.Recurred;
import io.bihuan.server.ledger.CaseSupervision.RecurredCase;
import io.bihuan.server.ledger.CaseSupervision.Urge;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.history.FactEntry;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what stands around a case: related cases, helpers, signers, readers, and how it is watched over. */
@Component
class CaseCircle {

    private final CaseBook book;
    private final Directory directory;
    private final LookBackRows lookBacks;
    private final LookBackViews lookBackViews;

    CaseCircle(CaseBook book, Directory directory, LookBackRows lookBacks, LookBackViews lookBackViews) {
        this.lookBacks = lookBacks;
        this.lookBackViews = lookBackViews;
        this.book = book;
        this.directory = directory;
    }

    CaseRelations relations(CaseState state, Locale locale) {
        Long parent = state.number("parent");
        return new CaseRelations(
                parent == null
                        ? null
                        : book.find(parent, locale).map(CaseCircle::linked).orElse(null),
                book.linkedBy("parent_id", state.caseId(), locale).stream()
                        .map(CaseCircle::linked)
                        .toList(),
                book.linkedBy("origin_id", state.caseId(), locale).stream()
                        .map(CaseCircle::linked)
                        .toList(),
                state.map("assisting").keySet().stream()
                        .map(id -> directory.organisationRef(Long.parseLong(id)))
                        .toList(),
                condition(state.map("condition")),
                state.entries("signers").stream()
                        .map(each -> new Signer(
                                new Ref(Long.parseLong(each.key()), each.text("name")), each.time("signedAt")))
                        .toList(),
                state.entries("readers").stream()
                        .map(each -> new Ref(Long.parseLong(each.key()), each.text("name")))
                        .toList());
    }

    private static Linked linked(CaseRow row) {
        return new Linked(
                row.id(), row.number(), row.title(), row.stage(), row.state(), row.organisation(), row.dueAt());
    }

    private static @Nullable Condition condition(Map<String, Object> map) {
        if (map.isEmpty()) {
            return null;
        }
        var entry = new FactEntry("condition", map);
        return new Condition(
                entry.number("id"),
                entry.text("code"),
                entry.text("name"),
                entry.optional("filing"),
                entry.optional("closing"),
                entry.optional("limit"));
    }

    CaseSupervision supervision(CaseState state, Actor actor, Locale locale) {
        return new CaseSupervision(
                state.entries("urges").stream().map(CaseCircle::urge).toList(),
                state.entries("instructions").stream()
                        .map(each ->
                                new Instruction(each.requiredTime("at"), Who.required(each, "by"), each.text("text")))
                        .toList(),
                listing(state.map("listed")),
                state.entries(Recurrences.FACT).stream()
                        .map(each -> recurred(each, locale))
                        .toList(),
                lookBacks.ofCase(state.caseId()).stream()
                        .map(view -> lookBackViews.of(view, state, actor, locale))
                        .toList(),
                state.entries("readings").stream().map(CaseCircle::reading).toList());
    }

    private Recurred recurred(FactEntry entry, Locale locale) {
        List<Long> ids =
                Inputs.split(entry.text("cases")).stream().map(Long::valueOf).toList();
        return new Recurred(
                entry.key(),
                (int) entry.number("count"),
                book.rows(ids, locale).stream()
                        .map(row -> new RecurredCase(row.id(), row.number(), row.title(), row.filedAt()))
                        .toList());
    }

    private static Urge urge(FactEntry entry) {
        return new Urge(
                entry.key(),
                entry.requiredTime("at"),
                Who.required(entry, "by"),
                entry.text("text"),
                entry.optional("reply"),
                entry.time("repliedAt"),
                Who.of(entry, "repliedBy"));
    }

    private static CaseSupervision.@Nullable Listing listing(Map<String, Object> map) {
        var entry = new FactEntry("listed", map);
        return map.isEmpty()
                ? null
                : new CaseSupervision.Listing(
                        entry.text("level"), entry.optional("until"), entry.requiredTime("since"));
    }

    private static Reading reading(FactEntry entry) {
        return new Reading(
                entry.text("channel"),
                entry.requiredTime("from"),
                entry.requiredTime("to"),
                (int) entry.number("count"),
                entry.optional("minimum"),
                entry.optional("maximum"),
                entry.optional("limit"),
                entry.flag("within"));
    }
}
