package io.bihuan.server.ledger.type;

import io.bihuan.server.calendar.Calendars;
import io.bihuan.server.calendar.TimeLimit;
import io.bihuan.server.identity.Role;
import io.bihuan.server.ledger.type.CaseType.Action;
import io.bihuan.server.ledger.type.CaseType.AlarmRule;
import io.bihuan.server.ledger.type.CaseType.Choice;
import io.bihuan.server.ledger.type.CaseType.Field;
import io.bihuan.server.ledger.type.CaseType.FieldKind;
import io.bihuan.server.ledger.type.CaseType.Phase;
import io.bihuan.server.ledger.type.CaseType.Stage;
import io.bihuan.server.yaml.YamlDocument;
import io.bihuan.server.yaml.YamlFaults;
import io.bihuan.server.yaml.YamlMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one case type from its file. What is written is read here; whether it makes a loop, {@link LoopCheck} judges. */
final class CaseTypeFile {

    private static final Pattern PREFIX = Pattern.compile("[A-Z]{1,6}");

    private final YamlMap top;
    private final Calendars calendars;
    private final TimeRulesFile time;
    private List<Field> fields = List.of();

    private CaseTypeFile(YamlMap top, Calendars calendars) {
        this.top = top;
        this.calendars = calendars;
        this.time = new TimeRulesFile(top, calendars.seasonKeys());
    }

    /**
     * Reads a file; empty when it has faults, which are added to the collection.
     *
     * @param calendars the calendars and seasons there are
     */
    static Optional<CaseType> read(String file, String text, Calendars calendars, YamlFaults faults) {
        int before = faults.list().size();
        Optional<YamlMap> top = YamlDocument.read(file, text, faults);
        if (top.isEmpty()) {
            return Optional.empty();
        }
        CaseType type = new CaseTypeFile(top.get(), calendars).type();
        return faults.list().size() == before ? Optional.of(type) : Optional.empty();
    }

    private CaseType type() {
        String key = CaseWords.key(top, "type");
        int version = (int) top.integer("version", 1, 1_000_000, 1);
        String prefix = top.requiredParsed("prefix", CaseTypeFile::prefix).orElse("X");
        String calendar = top.requiredParsed("calendar", this::calendar).orElse("");
        Set<Role> fileRoles = fileRoles();
        fields = fields();
        List<Stage> stages = stages();
        List<YamlMap> actionMaps = top.maps("actions");
        List<Action> actions =
                actionMaps.stream().map(map -> ActionFile.read(map, fields)).toList();
        List<YamlMap> ruleMaps = top.maps("alarms");
        List<AlarmRule> rules = ruleMaps.stream().map(AlarmRuleFile::read).toList();
        var type = new CaseType(
                key,
                version,
                top.text("name"),
                top.text("nameEn"),
                prefix,
                calendar,
                time.limits(),
                fileRoles,
                fields,
                stages,
                actions,
                rules,
                top.choice("group", CaseType.Group.class).orElse(CaseType.Group.CITY),
                time.rules(stages.stream().map(Stage::key).collect(Collectors.toSet())),
                LoopRulesFile.read(top),
                top.texts("forms"));
        top.finish();
        new LoopCheck(type, top, actionMaps, ruleMaps).check();
        return type;
    }

    private static String prefix(String text) {
        if (!PREFIX.matcher(text).matches()) {
            throw new IllegalArgumentException("must be 1 to 6 capital letters A-Z");
        }
        return text;
    }

    private String calendar(String text) {
        if (!text.equals(CaseType.BY_ORGANISATION) && calendars.find(text).isEmpty()) {
            throw new IllegalArgumentException("is no calendar; known: "
                    + String.join(", ", calendars.keys().stream().sorted().toList())
                    + ", and organisation for that of whoever handles the case");
        }
        return text;
    }

    private Set<Role> fileRoles() {
        Optional<YamlMap> file = top.map("file");
        if (file.isEmpty()) {
            return Set.of();
        }
        Set<Role> roles = CaseWords.roles(file.get());
        file.get().finish();
        return roles;
    }

    private List<Field> fields() {
        var found = new ArrayList<Field>();
        var keys = new HashSet<String>();
        for (YamlMap map : top.maps("fields")) {
            String key = CaseWords.key(map, "key");
            if (!keys.add(key)) {
                map.fault("key", "is '" + key + "', which another field has already");
            }
            FieldKind kind = map.choice("kind", FieldKind.class).orElse(FieldKind.TEXT);
            List<Choice> choices = map.maps("choices").stream()
                    .map(choice -> {
                        var read = new Choice(CaseWords.key(choice, "key"), choice.text("name"), choice.text("nameEn"));
                        choice.finish();
                        return read;
                    })
                    .toList();
            if ((kind == FieldKind.CHOICE) == choices.isEmpty()) {
                map.fault("choices", kind == FieldKind.CHOICE ? "is missing" : "belongs to fields of kind choice only");
            }
            found.add(new Field(key, map.text("name"), map.text("nameEn"), kind, map.flag("required", false), choices));
            map.finish();
        }
        return found;
    }

    private List<Stage> stages() {
        var found = new ArrayList<Stage>();
        var keys = new HashSet<String>();
        for (YamlMap map : top.maps("stages")) {
            String key = CaseWords.key(map, "key");
            if (!keys.add(key)) {
                map.fault("key", "is '" + key + "', which another stage has already");
            }
            @Nullable TimeLimit limit = time.stage(map, key);
            boolean last = map.flag("last", false);
            Phase phase = map.choice("phase", Phase.class).orElse(usualPhase(found.isEmpty(), last));
            if (last != (phase == Phase.CLOSED)) {
                map.fault("phase", "is closed for the last stages, and for those only");
            }
            found.add(new Stage(key, map.text("name"), map.text("nameEn"), limit, last, phase));
            map.finish();
        }
        return found;
    }

    private static Phase usualPhase(boolean first, boolean last) {
        if (last) {
            return Phase.CLOSED;
        }
        return first ? Phase.FILE : Phase.HANDLE;
    }
}
