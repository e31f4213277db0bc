package io.bihuan.server.register;

import io.bihuan.server.identity.Role;
import io.bihuan.server.register.RegisterType.Action;
import io.bihuan.server.register.RegisterType.Asked;
import io.bihuan.server.register.RegisterType.CaseLink;
import io.bihuan.server.register.RegisterType.Choice;
import io.bihuan.server.register.RegisterType.Expiry;
import io.bihuan.server.register.RegisterType.Field;
import io.bihuan.server.register.RegisterType.FieldKind;
import io.bihuan.server.register.RegisterType.Grade;
import io.bihuan.server.register.RegisterType.State;
import io.bihuan.server.register.RegisterType.Step;
import io.bihuan.server.yaml.YamlDocument;
import io.bihuan.server.yaml.YamlFaults;
import io.bihuan.server.yaml.YamlMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one kind of register from its file and judges whether it holds together. */
final class RegisterTypeFile {

    private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)\\}");
    private static final Set<String> TONES = Set.of("good", "warn", "bad", "quiet", "plain");
    private static final Set<String> COLOURS = Set.of("red", "orange", "yellow", "blue", "green", "grey");

    private final YamlMap top;
    private final List<Field> fields = new ArrayList<>();
    private final List<State> states = new ArrayList<>();

    private RegisterTypeFile(YamlMap top) {
        this.top = top;
    }

    /** Reads a file; empty when it has faults, which are added to the collection. */
    static Optional<RegisterType> read(String file, String text, YamlFaults faults) {
        int before = faults.list().size();
        Optional<RegisterType> type =
                YamlDocument.read(file, text, faults).map(top -> new RegisterTypeFile(top).type());
        return faults.list().size() == before ? type : Optional.empty();
    }

    private RegisterType type() {
        String key = key(top, "register");
        readFields();
        readStates();
        List<Action> actions = top.maps("actions").stream().map(this::action).toList();
        var type = new RegisterType(
                key,
                (int) top.integer("version", 1, 1_000_000, 1),
                top.text("name"),
                top.text("nameEn"),
                top.text("group"),
                fieldName(top, "key"),
                fieldName(top, "title"),
                top.optionalText("parent").orElse(null),
                Set.copyOf(top.choices("editors", Role.class)),
                fields,
                states,
                actions,
                top.map("grade").map(this::grade).orElse(null),
                top.map("expiry").map(this::expiry).orElse(null),
                top.maps("cases").stream().map(this::caseLink).toList());
        top.finish();
        if (type.editors().isEmpty()) {
            top.fault("editors", "is missing: the roles that may add and change records");
        }
        if (states.isEmpty()) {
            top.fault("states", "is missing");
        }
        twice(actions.stream().map(Action::key).toList(), "actions");
        return type;
    }

    private static String key(YamlMap map, String name) {
        return map.requiredParsed(name, text -> {
                    if (!KEY.matcher(text).matches() || text.length() > 40) {
                        throw new IllegalArgumentException(
                                "must be a key of at most 40 letters, digits and hyphens that begins with a small letter");
                    }
                    return text;
                })
                .orElse("");
    }

    private void twice(List<String> keys, String where) {
        var seen = new HashSet<String>();
        keys.stream()
                .filter(each -> !seen.add(each))
                .findFirst()
                .ifPresent(each -> top.fault(where, "names '" + each + "' twice"));
    }

    private void readFields() {
        for (YamlMap map : top.maps("fields")) {
            String key = key(map, "key");
            List<String> product = map.texts("product");
            FieldKind kind =
                    product.isEmpty() ? map.choice("kind", FieldKind.class).orElse(FieldKind.TEXT) : FieldKind.NUMBER;
            List<Choice> choices =
                    map.maps("choices").stream().map(RegisterTypeFile::choice).toList();
            if ((kind == FieldKind.CHOICE) == choices.isEmpty()) {
                map.fault("choices", kind == FieldKind.CHOICE ? "is missing" : "belongs to fields of kind choice only");
            }
            for (String factor : product) {
                if (fields.stream().noneMatch(known -> known.key().equals(factor) && isNumber(known))) {
                    map.fault("product", "names '" + factor + "', which is no number stated before it");
                }
            }
            fields.add(new Field(
                    key,
                    map.text("name"),
                    map.text("nameEn"),
                    kind,
                    map.optionalText("unit").orElse(""),
                    map.flag("required", false),
                    map.flag("list", false),
                    choices,
                    product));
            map.finish();
        }
        twice(fields.stream().map(Field::key).toList(), "fields");
    }

    /** A number, or a choice whose keys are numbers, as the tables of scoring methods have them. */
    private static boolean isNumber(Field field) {
        return field.kind() == FieldKind.NUMBER || field.kind() == FieldKind.CHOICE;
    }

    private static Choice choice(YamlMap map) {
        var choice = new Choice(map.text("key"), map.text("name"), map.text("nameEn"));
        map.finish();
        return choice;
    }

    private void readStates() {
        for (YamlMap map : top.maps("states")) {
            String tone = map.parsed("tone", text -> oneOf(text, TONES)).orElse("plain");
            states.add(new State(key(map, "key"), map.text("name"), map.text("nameEn"), tone, map.flag("last", false)));
            map.finish();
        }
        twice(states.stream().map(State::key).toList(), "states");
    }

    private static String oneOf(String text, Set<String> known) {
        if (!known.contains(text)) {
            throw new IllegalArgumentException("must be one of "
                    + String.join(", ", known.stream().sorted().toList()));
        }
        return text;
    }

    private Action action(YamlMap map) {
        Set<String> from = new HashSet<>(map.parsedList("from", this::stateName));
        if (from.isEmpty()) {
            map.fault("from", "is missing: the states in which the action is possible");
        }
        var action = new Action(
                key(map, "key"),
                map.text("name"),
                map.text("nameEn"),
                from,
                map.parsed("to", this::stateName).orElse(null),
                Set.copyOf(map.choices("roles", Role.class)),
                map.parsed("reason", text -> oneOf(text, Set.of("required", "optional")))
                        .filter("required"::equals)
                        .isPresent(),
                (int) map.integer("inStateDays", 0, 3650, 0),
                map.maps("fields").stream()
                        .map(this::asked)
                        .flatMap(Optional::stream)
                        .toList());
        if (action.roles().isEmpty()) {
            map.fault("roles", "is missing: who may do it");
        }
        map.finish();
        return action;
    }

    private String stateName(String text) {
        if (states.stream().noneMatch(state -> state.key().equals(text))) {
            throw new IllegalArgumentException("is not among the states");
        }
        return text;
    }

    private Optional<Asked> asked(YamlMap map) {
        String key = fieldName(map, "key");
        boolean required = map.flag("required", false);
        map.finish();
        return fields.stream()
                .filter(field -> field.key().equals(key))
                .findFirst()
                .map(field -> new Asked(field, required));
    }

    private String fieldName(YamlMap map, String name) {
        return map.requiredParsed(name, this::knownField).orElse("");
    }

    private String knownField(String text) {
        if (fields.stream().noneMatch(field -> field.key().equals(text))) {
            throw new IllegalArgumentException("is not among the fields");
        }
        return text;
    }

    private Grade grade(YamlMap map) {
        String of = fieldName(map, "of");
        List<Step> steps = map.maps("steps").stream()
                .map(each -> {
                    var step = new Step(
                            key(each, "key"),
                            each.text("name"),
                            each.text("nameEn"),
                            each.requiredParsed("tone", text -> oneOf(text, COLOURS))
                                    .orElse("grey"),
                            each.number("atLeast", -1e12, 1e12).orElse(0.0));
                    each.finish();
                    return step;
                })
                .sorted(Comparator.comparingDouble(Step::atLeast).reversed())
                .toList();
        if (steps.isEmpty()) {
            map.fault("steps", "is missing");
        }
        map.finish();
        return new Grade(of, steps);
    }

    private Expiry expiry(YamlMap map) {
        String field = fieldName(map, "field");
        List<Integer> days = map.parsedList("remindDays", RegisterTypeFile::days).stream()
                .sorted(Comparator.reverseOrder())
                .distinct()
                .toList();
        List<Role> tell = map.choices("tell", Role.class);
        if (fields.stream().noneMatch(each -> each.key().equals(field) && each.kind() == FieldKind.DATE)) {
            map.fault("field", "must be a field of kind date");
        }
        if (days.isEmpty() || tell.isEmpty()) {
            map.fault("remindDays", "and 'tell' say when and whom to remind; both must be given");
        }
        map.finish();
        return new Expiry(field, days, tell);
    }

    private static int days(String text) {
        try {
            int days = Integer.parseInt(text);
            if (days < 0 || days > 3650) {
                throw new IllegalArgumentException("must lie between 0 and 3650 days");
            }
            return days;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a whole number of days", e);
        }
    }

    private CaseLink caseLink(YamlMap map) {
        var values = new HashMap<String, String>();
        @Nullable YamlMap given = map.map("fields").orElse(null);
        if (given != null) {
            for (String key : given.keys()) {
                given.parsed(key, this::knownField).ifPresent(field -> values.put(key, field));
            }
            given.finish();
        }
        String title = map.requiredParsed("title", this::title).orElse("");
        var link = new CaseLink(map.text("type"), title, Map.copyOf(values));
        map.finish();
        return link;
    }

    private String title(String text) {
        var found = PLACEHOLDER.matcher(text);
        while (found.find()) {
            knownField(found.group(1));
        }
        return text;
    }
}
