package io.bihuan.server.register;

import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.ledger.Actor;
import io.bihuan.server.ledger.CaseRef;
import io.bihuan.server.ledger.Cases;
import io.bihuan.server.ledger.FileCase;
import io.bihuan.server.register.RegisterType.Action;
import io.bihuan.server.register.RegisterType.Asked;
import io.bihuan.server.register.RegisterType.CaseLink;
import io.bihuan.server.register.RegisterType.Field;
import io.bihuan.server.register.RegisterType.State;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door through which records are added and changed. Each change is written together with its line of history. */
@Component
public class Registers {

    private static final int LONGEST_TITLE = 200;

    private final RegisterTypes types;
    private final EntryStore store;
    private final Cases cases;
    private final Directory directory;
    private final ZoneId zone;

    Registers(
            RegisterTypes types,
            EntryStore store,
            Cases cases,
            Directory directory,
            @Value("${bihuan.zone:Asia/Shanghai}") ZoneId zone) {
        this.types = types;
        this.store = store;
        this.cases = cases;
        this.directory = directory;
        this.zone = zone;
    }

    /**
     * Adds a record; gives its id.
     *
     * @throws Problem 404 {@code register-unknown}; 403 {@code register-role}; 409 {@code register-key-taken}; 422 with
     *     the fields that are wrong
     */
    @Transactional
    public long add(String register, Draft draft, Actor actor, Instant at) {
        RegisterType type = types.get(register);
        mayEdit(type, actor);
        var check = new FieldValues(type);
        Map<String, String> values = check.merged(Map.of(), draft.fields(), required(type));
        owner(type, draft, actor, check);
        check.throwIfAny();
        Instant moment = at.truncatedTo(ChronoUnit.MICROS);
        State first = type.first();
        Entry entry = entry(type, 0, first, moment, draft, values, 1, moment, moment);
        long id;
        try {
            id = store.insert(entry, type.version());
        } catch (DuplicateKeyException e) {
            throw taken(type, entry.key());
        }
        write(type, entry(type, id, first, moment, draft, values, 1, moment, moment), moment);
        note(entry, id, "add", actor, moment, draft.reason(), values);
        return id;
    }

    /**
     * Changes what is stated about a record.
     *
     * @param version the one that was looked at, null to take it as it is
     * @throws Problem as {@link #add}; 404 {@code record-unknown}; 409 {@code record-changed}
     */
    @Transactional
    public void change(long id, @Nullable Integer version, Draft draft, Actor actor, Instant at) {
        Entry old = locked(id, version);
        RegisterType type = types.get(old.register());
        mayEdit(type, actor);
        var check = new FieldValues(type);
        Map<String, String> values = check.merged(old.fields(), draft.fields(), required(type));
        owner(type, draft, actor, check);
        check.throwIfAny();
        Instant moment = later(at, old);
        State state = type.state(old.state()).orElse(type.first());
        Entry entry =
                entry(type, id, state, old.stateSince(), draft, values, old.version() + 1, old.createdAt(), moment);
        update(type, entry, moment);
        note(entry, id, "change", actor, moment, draft.reason(), difference(old.fields(), values));
    }

    /**
     * Does something to a record.
     *
     * @throws Problem 404 {@code record-unknown}; 409 {@code record-changed}, {@code record-action-state},
     *     {@code record-action-early}; 403 {@code record-action-role}; 422 {@code record-action-unknown} or with the fields
     *     that are wrong
     */
    @Transactional
    public void act(
            long id,
            String actionKey,
            @Nullable Integer version,
            @Nullable String reason,
            Map<String, String> fields,
            Actor actor,
            Instant at) {
        Entry old = locked(id, version);
        RegisterType type = types.get(old.register());
        Action action = type.action(actionKey)
                .orElseThrow(() -> Problem.invalid("record-action-unknown", actionKey, type.name()));
        Instant moment = later(at, old);
        @Nullable Problem refusal = refusal(type, action, old, actor, moment);
        if (refusal != null) {
            throw refusal;
        }
        var check = new FieldValues(type);
        if (action.needsReason() && (reason == null || reason.isBlank())) {
            check.refuse("reason", "field-required");
        }
        Set<String> asked =
                action.fields().stream().map(each -> each.field().key()).collect(Collectors.toSet());
        fields.keySet().stream()
                .filter(key -> !asked.contains(key))
                .forEach(key -> check.refuse("fields." + key, "field-unknown"));
        Set<String> needed = action.fields().stream()
                .filter(Asked::required)
                .map(each -> each.field().key())
                .collect(Collectors.toSet());
        Map<String, String> values = check.merged(old.fields(), fields, needed);
        check.throwIfAny();
        State state =
                type.state(action.to() == null ? old.state() : action.to()).orElseThrow();
        Instant since = state.key().equals(old.state()) ? old.stateSince() : moment;
        Draft same = draft(old);
        Entry entry = entry(type, id, state, since, same, values, old.version() + 1, old.createdAt(), moment);
        update(type, entry, moment);
        note(entry, id, action.key(), actor, moment, reason, difference(old.fields(), values));
    }

    /**
     * A case somebody wants to open from a record.
     *
     * @param fields values by the case's field, over what the record fills in
     * @param conditionId the filing condition, null for none
     * @param urgency normal, urgent or veryUrgent
     */
    public record Wish(
            String type,
            int severity,
            Map<String, String> fields,
            @Nullable String reason,
            @Nullable Long conditionId,
            String urgency) {

        public Wish {
            fields = Map.copyOf(fields);
        }
    }

    /**
     * Opens a case of one of the kinds the register names, and ties it to the record.
     *
     * @throws Problem 404 {@code record-unknown}; 422 {@code record-case-type}; and as {@link Cases#file} says
     */
    @Transactional
    public CaseRef openCase(long id, Wish wish, Actor actor, Instant at) {
        String caseType = wish.type();
        String reason = wish.reason();
        Entry entry = locked(id, null);
        RegisterType type = types.get(entry.register());
        CaseLink link = type.cases().stream()
                .filter(each -> each.type().equals(caseType))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("record-case-type", type.name(), caseType));
        var stated = new HashMap<String, String>();
        link.fields().forEach((field, from) -> {
            String value = entry.fields().get(from);
            if (value != null) {
                stated.put(field, value);
            }
        });
        stated.putAll(wish.fields());
        var command = new FileCase(
                caseType,
                title(type, link, entry),
                wish.severity(),
                null,
                null,
                entry.organisationId(),
                entry.gridId(),
                entry.place(),
                entry.longitudeDegrees(),
                entry.latitudeDegrees(),
                stated,
                reason,
                wish.conditionId(),
                wish.urgency(),
                List.of());
        CaseRef filed = cases.file(command, actor, at);
        Instant moment = later(at, entry);
        store.link(id, filed.id(), moment);
        State state = type.state(entry.state()).orElse(type.first());
        Entry next = entry(
                type,
                id,
                state,
                entry.stateSince(),
                draft(entry),
                entry.fields(),
                entry.version() + 1,
                entry.createdAt(),
                moment);
        write(type, next, moment);
        note(next, id, "case", actor, moment, reason, Map.of("case", filed.number()));
        return filed;
    }

    private static String title(RegisterType type, CaseLink link, Entry entry) {
        String title = link.title();
        for (Field field : type.fields()) {
            String value = entry.fields().getOrDefault(field.key(), "");
            String shown = field.choices().stream()
                    .filter(choice -> choice.key().equals(value))
                    .map(RegisterType.Choice::name)
                    .findFirst()
                    .orElse(value);
            title = title.replace("{" + field.key() + "}", shown);
        }
        return title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) : title;
    }

    /** Why an action is not possible, null when it is. */
    static @Nullable Problem refusal(RegisterType type, Action action, Entry entry, Actor actor, Instant now) {
        if (!action.from().contains(entry.state())) {
            String state = type.state(entry.state()).map(State::name).orElse(entry.state());
            return Problem.conflict("record-action-state", action.name(), state);
        }
        if (actor.id() != null && (actor.role() == null || !action.roles().contains(actor.role()))) {
            return Problem.forbidden("record-action-role", action.name());
        }
        Instant open = entry.stateSince().plus(Duration.ofDays(action.inStateDays()));
        if (now.isBefore(open)) {
            return Problem.conflict("record-action-early", action.name(), action.inStateDays());
        }
        return null;
    }

    /** Whether somebody may add and change records. */
    static boolean edits(RegisterType type, Actor actor) {
        return actor.id() == null || (actor.role() != null && type.editors().contains(actor.role()));
    }

    private static void mayEdit(RegisterType type, Actor actor) {
        if (!edits(type, actor)) {
            throw Problem.forbidden("register-role", type.name());
        }
    }

    private Entry locked(long id, @Nullable Integer version) {
        Entry entry = store.lock(id).orElseThrow(() -> Problem.notFound("record-unknown", id));
        if (version != null && version != entry.version()) {
            throw Problem.conflict("record-changed", entry.title());
        }
        return entry;
    }

    /** The fields without which there is no record. */
    static Set<String> required(RegisterType type) {
        var required = type.fields().stream()
                .filter(Field::required)
                .map(Field::key)
                .collect(Collectors.toCollection(HashSet::new));
        required.add(type.keyField());
        required.add(type.titleField());
        return required;
    }

    /** The organisation, grid and parent must be in the actor's view. */
    private void owner(RegisterType type, Draft draft, Actor actor, FieldValues check) {
        if (!actor.scope().sees(draft.organisationId(), draft.gridId())
                || directory.organisation(draft.organisationId()).isEmpty()) {
            check.refuse("organisationId", "record-organisation-unknown");
        }
        if (type.parent() != null
                && (draft.parentId() == null
                        || store.find(draft.parentId())
                                .filter(parent -> parent.register().equals(type.parent()))
                                .isEmpty())) {
            check.refuse("parentId", "record-parent-unknown");
        } else if (type.parent() == null && draft.parentId() != null) {
            check.refuse("parentId", "record-parent-none");
        }
    }

    private static Entry entry(
            RegisterType type,
            long id,
            State state,
            Instant since,
            Draft draft,
            Map<String, String> values,
            int version,
            Instant createdAt,
            Instant updatedAt) {
        return new Entry(
                id,
                type.key(),
                cut(values.get(type.keyField())),
                cut(values.get(type.titleField())),
                state.key(),
                since,
                state.last(),
                draft.organisationId(),
                draft.gridId(),
                draft.parentId(),
                draft.place() == null || draft.place().isBlank() ? null : draft.place(),
                draft.longitudeDegrees(),
                draft.latitudeDegrees(),
                values,
                null,
                FieldValues.expiry(type, values),
                version,
                createdAt,
                updatedAt);
    }

    private static String cut(@Nullable String text) {
        String there = text == null ? "" : text;
        return there.length() > LONGEST_TITLE ? there.substring(0, LONGEST_TITLE) : there;
    }

    private static Draft draft(Entry entry) {
        return new Draft(
                entry.organisationId(),
                entry.gridId(),
                entry.parentId(),
                entry.place(),
                entry.longitudeDegrees(),
                entry.latitudeDegrees(),
                entry.fields(),
                null);
    }

    private void update(RegisterType type, Entry entry, Instant at) {
        try {
            write(type, entry, at);
        } catch (DuplicateKeyException e) {
            throw taken(type, entry.key());
        }
    }

    /** Reminders whose day has passed are not sent again; one whose day is today still is. */
    private void write(RegisterType type, Entry entry, Instant at) {
        LocalDate yesterday = LocalDate.ofInstant(at, zone).minusDays(1);
        store.update(
                entry,
                FieldValues.grade(type, entry.fields()).orElse(null),
                FieldValues.nextReminder(type, entry.expiresOn(), yesterday));
    }

    private static Problem taken(RegisterType type, String key) {
        String field = type.field(type.keyField()).map(Field::name).orElse(type.keyField());
        return Problem.conflict("register-key-taken", field, key);
    }

    private void note(
            Entry entry,
            long id,
            String action,
            Actor actor,
            Instant at,
            @Nullable String reason,
            Map<String, String> changes) {
        @Nullable String given = reason == null || reason.isBlank() ? null : reason.strip();
        store.addEvent(
                new EntryEvent(entry.version(), action, entry.state(), at, actor.id(), actor.name(), given, changes),
                id);
    }

    private static Map<String, String> difference(Map<String, String> before, Map<String, String> after) {
        var changed = new TreeMap<String, String>();
        var keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (String key : keys) {
            if (!Objects.equals(before.get(key), after.get(key))) {
                changed.put(key, after.getOrDefault(key, ""));
            }
        }
        return changed;
    }

    private static Instant later(Instant at, Entry old) {
        Instant moment = at.truncatedTo(ChronoUnit.MICROS);
        return moment.isBefore(old.updatedAt()) ? old.updatedAt() : moment;
    }
}
