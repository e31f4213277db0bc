package io.bihuan.server.ledger.type;

import io.bihuan.server.calendar.TimeLimit;
import io.bihuan.server.ledger.type.LoopRules.Conditions;
import io.bihuan.server.ledger.type.LoopRules.Duplicates;
import io.bihuan.server.ledger.type.LoopRules.LookBack;
import io.bihuan.server.ledger.type.LoopRules.Recurrence;
import io.bihuan.server.ledger.type.LoopRules.RecurrenceBy;
import io.bihuan.server.yaml.YamlMap;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a case type says about filing conditions, confidentiality, duplicates, look-back and recurrence. */
final class LoopRulesFile {

    private static final int MOST_METRES = 100_000;
    private static final TimeLimit NO_TIME = new TimeLimit(0, TimeLimit.Unit.DAYS);

    private LoopRulesFile() {}

    static LoopRules read(YamlMap top) {
        Conditions conditions =
                top.parsed("conditions", LoopRulesFile::conditions).orElse(Conditions.NONE);
        boolean confidential = top.flag("confidential", false);
        @Nullable
        Duplicates duplicates =
                top.map("duplicates").map(LoopRulesFile::duplicates).orElse(null);
        @Nullable
        LookBack lookBack = top.map("lookBack").map(LoopRulesFile::lookBack).orElse(null);
        List<Recurrence> recurrences =
                top.maps("recurrence").stream().map(LoopRulesFile::recurrence).toList();
        return new LoopRules(conditions, confidential, duplicates, lookBack, recurrences);
    }

    private static Conditions conditions(String text) {
        return switch (text) {
            case "true" -> Conditions.OPTIONAL;
            case "required" -> Conditions.REQUIRED;
            case "false" -> Conditions.NONE;
            default -> throw new IllegalArgumentException("must be true, false or required");
        };
    }

    private static Duplicates duplicates(YamlMap map) {
        var read = new Duplicates(
                (int) map.integer("radiusMetres", 1, MOST_METRES, 50),
                map.requiredParsed("within", CaseWords::continuous).orElse(Duration.ZERO),
                map.flag("sameCondition", false));
        map.finish();
        return read;
    }

    private static LookBack lookBack(YamlMap map) {
        @Nullable
        Duration remeasure = map.map("remeasure")
                .map(each -> {
                    Duration over =
                            each.requiredParsed("for", CaseWords::continuous).orElse(Duration.ZERO);
                    each.finish();
                    return over;
                })
                .orElse(null);
        var read = new LookBack(
                map.requiredParsed("after", TimeLimit::parse).orElse(NO_TIME),
                map.requiredParsed("limit", TimeLimit::parse).orElse(NO_TIME),
                CaseWords.roles(map),
                CaseWords.set(map, "otherThan"),
                (int) map.integer("times", 1, 12, 1),
                remeasure,
                takenUpBy(map, "cameBack"),
                takenUpBy(map, "neverDone"));
        if (read.roles().isEmpty()) {
            map.fault("roles", "is missing: who may look back");
        }
        map.finish();
        return read;
    }

    /** What is found again must go to somebody; text is empty where there is a fault. */
    private static String takenUpBy(YamlMap map, String key) {
        return map.optionalText(key).orElseGet(() -> {
            map.fault(
                    key, "is missing: the action by which a case is taken up again, which would stay closed otherwise");
            return "";
        });
    }

    private static Recurrence recurrence(YamlMap map) {
        RecurrenceBy by = map.choice("by", RecurrenceBy.class).orElse(RecurrenceBy.ASSET);
        int radius = (int) map.integer("radiusMetres", 1, MOST_METRES, 0);
        if ((by == RecurrenceBy.PLACE) == (radius == 0)) {
            map.fault("radiusMetres", "goes with 'by: place', and only with it");
        }
        @Nullable String field = map.optionalText("field").orElse(null);
        if ((by == RecurrenceBy.FIELD) == (field == null)) {
            map.fault("field", "goes with 'by: field', and only with it");
        }
        var read = new Recurrence(
                CaseWords.key(map, "key"),
                by,
                field,
                radius,
                map.requiredParsed("within", CaseWords::continuous).orElse(Duration.ZERO),
                (int) map.integer("atLeast", 2, 1000, 2),
                ReactionFile.read(map));
        map.finish();
        return read;
    }
}
