package io.bihuan.server.ledger.type;

import io.bihuan.server.ledger.history.Steps;
import io.bihuan.server.ledger.type.CaseType.Action;
import io.bihuan.server.ledger.type.CaseType.By;
import io.bihuan.server.ledger.type.CaseType.EvidenceKind;
import io.bihuan.server.ledger.type.CaseType.EvidenceNeed;
import io.bihuan.server.ledger.type.CaseType.Field;
import io.bihuan.server.ledger.type.CaseType.FieldKind;
import io.bihuan.server.yaml.YamlMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one action of a case type. */
final class ActionFile {

    private final YamlMap map;
    private final List<Field> fields;

    private ActionFile(YamlMap map, List<Field> fields) {
        this.map = map;
        this.fields = fields;
    }

    /** Reads it; the fields are those of the type. */
    static Action read(YamlMap map, List<Field> fields) {
        return new ActionFile(map, fields).action();
    }

    private Action action() {
        String key = CaseWords.key(map, "key");
        if (Steps.ALL.contains(key)) {
            map.fault("key", "is '" + key + "', a step the program itself writes");
        }
        boolean needsReason = map.parsed("reason", text -> CaseWords.oneOf(text, "required", "optional"))
                .filter("required"::equals)
                .isPresent();
        boolean assigns = map.parsed("assigns", text -> CaseWords.oneOf(text, "organisation"))
                .isPresent();
        var action = new Action(
                key,
                map.text("name"),
                map.text("nameEn"),
                CaseWords.set(map, "from"),
                map.optionalText("to").orElse(null),
                CaseWords.roles(map),
                Set.copyOf(new HashSet<>(map.parsedList("by", ActionFile::by))),
                CaseWords.set(map, "otherThan"),
                needsReason,
                assigns,
                map.flag("restartsLimit", false),
                map.maps("fields").stream().map(this::asked).toList(),
                map.maps("evidence").stream().map(ActionFile::evidence).toList(),
                Set.copyOf(new HashSet<>(map.parsedList("severity", ActionFile::severity))),
                map.choice("effect", EffectKind.class).orElse(null),
                NeedFile.read(map));
        map.finish();
        return action;
    }

    private static By by(String text) {
        return switch (text) {
            case "handler", "lead" -> By.HANDLER;
            case "assisting" -> By.ASSISTING;
            case "filer" -> By.FILER;
            case "reader" -> By.READER;
            default -> throw new IllegalArgumentException("must be handler (or lead), assisting, filer or reader");
        };
    }

    private static int severity(String text) {
        return Integer.parseInt(CaseWords.oneOf(text, "1", "2", "3", "4"));
    }

    /** A field an action asks for: named here, described once under the type's fields. */
    private Field asked(YamlMap map) {
        String key = CaseWords.key(map, "key");
        boolean required = map.flag("required", false);
        map.finish();
        Optional<Field> field =
                fields.stream().filter(known -> known.key().equals(key)).findFirst();
        if (field.isEmpty() && !key.isEmpty()) {
            map.fault("key", "is '" + key + "', which is not among the type's fields");
        }
        return field.map(known -> new Field(
                        key, known.name(), known.nameEn(), known.kind(), required || known.required(), known.choices()))
                .orElse(new Field(key, "", "", FieldKind.TEXT, required, List.of()));
    }

    private static EvidenceNeed evidence(YamlMap map) {
        var need = new EvidenceNeed(
                map.choice("kind", EvidenceKind.class).orElse(EvidenceKind.ANY),
                (int) map.integer("count", 1, 20, 1),
                map.choice("moment", CaseType.Moment.class).orElse(null));
        map.finish();
        return need;
    }
}
