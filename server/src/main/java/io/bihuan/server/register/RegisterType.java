package io.bihuan.server.register;

import io.bihuan.server.identity.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A kind of register, as its YAML file states it. Nothing else in the program knows one from another.
 *
 * @param key stable name, also of the file
 * @param group under which heading menus show it
 * @param keyField the field that tells records apart, unique within the register
 * @param titleField the field people know a record by
 * @param parent the register whose records these belong to, null when they stand alone
 * @param editors who may add and change records
 * @param fields in the order of the form
 * @param states in order; a record begins in the first
 * @param grade how a record is graded by one of its numbers, null when it is not
 * @param expiry what reminds of a date, null for nothing
 * @param cases which cases can be opened from a record
 */
public record RegisterType(
        String key,
        int version,
        String name,
        String nameEn,
        String group,
        String keyField,
        String titleField,
        @Nullable String parent,
        Set<Role> editors,
        List<Field> fields,
        List<State> states,
        List<Action> actions,
        @Nullable Grade grade,
        @Nullable Expiry expiry,
        List<CaseLink> cases) {

    public RegisterType {
        editors = Set.copyOf(editors);
        fields = List.copyOf(fields);
        states = List.copyOf(states);
        actions = List.copyOf(actions);
        cases = List.copyOf(cases);
    }

    /** How a field is written. */
    public enum FieldKind {
        TEXT,
        CHOICE,
        DATE,
        NUMBER
    }

    /** One value a choice can take. */
    public record Choice(String key, String name, String nameEn) {}

    /**
     * A fact that is kept.
     *
     * @param unit of a number, "" for none
     * @param inList whether lists show it as a column
     * @param product for a computed number, the fields that are multiplied; empty for what people state
     */
    public record Field(
            String key,
            String name,
            String nameEn,
            FieldKind kind,
            String unit,
            boolean required,
            boolean inList,
            List<Choice> choices,
            List<String> product) {

        public Field {
            choices = List.copyOf(choices);
            product = List.copyOf(product);
        }

        /** Whether the program works it out. */
        public boolean computed() {
            return !product.isEmpty();
        }
    }

    /**
     * Where a record can stand.
     *
     * @param tone the colour it is shown in: {@code good}, {@code warn}, {@code bad}, {@code quiet} or {@code plain}
     * @param last whether a record that arrives here is finished with: nothing reminds of it
     */
    public record State(String key, String name, String nameEn, String tone, boolean last) {}

    /**
     * What somebody can do to a record.
     *
     * @param from states in which it is possible
     * @param to where the record goes, null when it stays
     * @param inStateDays how many days it must have stood there, 0 for none: objection periods
     */
    public record Action(
            String key,
            String name,
            String nameEn,
            Set<String> from,
            @Nullable String to,
            Set<Role> roles,
            boolean needsReason,
            int inStateDays,
            List<Asked> fields) {

        public Action {
            from = Set.copyOf(from);
            roles = Set.copyOf(roles);
            fields = List.copyOf(fields);
        }
    }

    /** A field an action asks for. */
    public record Asked(Field field, boolean required) {}

    /**
     * Grades by a number.
     *
     * @param of the field, often a computed one
     * @param steps from the worst on: the first whose bound the number reaches is the grade
     */
    public record Grade(String of, List<Step> steps) {

        public Grade {
            steps = List.copyOf(steps);
        }
    }

    /** One grade; {@code tone} is the colour: red, orange, yellow, blue, green or grey. */
    public record Step(String key, String name, String nameEn, String tone, double atLeast) {}

    /**
     * A date that is watched.
     *
     * @param remindDays how many days before it people are told, falling; 0 is the day itself
     * @param tell role of those who are told, in the record's organisation or the nearest above that has any
     */
    public record Expiry(String field, List<Integer> remindDays, List<Role> tell) {

        public Expiry {
            remindDays = List.copyOf(remindDays);
            tell = List.copyOf(tell);
        }
    }

    /**
     * A case type that can be opened from a record.
     *
     * @param title text in which <code>{field}</code> stands for a field's value
     * @param fields values by the case's field, each the name of a field of the record
     */
    public record CaseLink(String type, String title, Map<String, String> fields) {

        public CaseLink {
            fields = Map.copyOf(fields);
        }
    }

    /** A field by its key. */
    public Optional<Field> field(String wanted) {
        return fields.stream().filter(field -> field.key().equals(wanted)).findFirst();
    }

    /** A state by its key. */
    public Optional<State> state(String wanted) {
        return states.stream().filter(state -> state.key().equals(wanted)).findFirst();
    }

    /** An action by its key. */
    public Optional<Action> action(String wanted) {
        return actions.stream().filter(action -> action.key().equals(wanted)).findFirst();
    }

    /** Where a record begins. */
    public State first() {
        return states.getFirst();
    }
}
