package io.bihuan.server.ledger.type;

import io.bihuan.server.calendar.TimeLimit;
import io.bihuan.server.ledger.type.CaseType.AlarmRule;
import io.bihuan.server.ledger.type.CaseType.Join;
import io.bihuan.server.ledger.type.CaseType.JoinBy;
import io.bihuan.server.yaml.YamlMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads which alarms open a case. */
final class AlarmRuleFile {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)\\}");
    private static final Set<String> PLACEHOLDERS = Set.of("plate", "kind", "value", "limit", "unit");

    private AlarmRuleFile() {}

    static AlarmRule read(YamlMap map) {
        List<String> kinds = map.texts("kinds");
        if (kinds.isEmpty()) {
            map.fault("kinds", "is missing");
        }
        String title = map.requiredParsed("title", AlarmRuleFile::title).orElse("");
        @Nullable Join join = map.map("join").map(AlarmRuleFile::join).orElse(null);
        var rule = new AlarmRule(kinds, (int) map.integer("minimumSeverity", 1, 4, 1), title, join, map.texts("then"));
        map.finish();
        return rule;
    }

    private static String title(String text) {
        var matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            if (!PLACEHOLDERS.contains(matcher.group(1))) {
                throw new IllegalArgumentException("may only hold "
                        + String.join(
                                ", ",
                                PLACEHOLDERS.stream()
                                        .sorted()
                                        .map(name -> "{" + name + "}")
                                        .toList()));
            }
        }
        return text;
    }

    private static Join join(YamlMap map) {
        JoinBy by = map.choice("by", JoinBy.class).orElse(JoinBy.KIND);
        TimeLimit within = map.requiredParsed("within", TimeLimit::parse).orElse(new TimeLimit(1, TimeLimit.Unit.DAYS));
        if (within.unit().working()) {
            map.fault("within", "must be continuous time (m, h or d)");
        }
        int radius = (int) map.integer("radiusMetres", 1, 100_000, 0);
        if ((by == JoinBy.PLACE) == (radius == 0)) {
            map.fault("radiusMetres", "goes with 'by: place', and only with it");
        }
        map.finish();
        return new Join(by, within, radius);
    }
}
