package io.bihuan.server.ledger.type;

import io.bihuan.server.calendar.LimitRule;
import io.bihuan.server.calendar.TimeLimit;
import io.bihuan.server.ledger.type.TimeRules.Rung;
import io.bihuan.server.ledger.type.TimeRules.StageLimit;
import io.bihuan.server.yaml.YamlMap;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what a case type says about its time. */
final class TimeRulesFile {

    private static final int MOST = 100;
    private static final TimeLimit NO_TIME = new TimeLimit(0, TimeLimit.Unit.DAYS);

    private final YamlMap top;
    private final Set<String> seasons;
    private final Map<Urgency, Map<Integer, LimitRule>> limits = new EnumMap<>(Urgency.class);
    private final Map<String, StageLimit> stages = new HashMap<>();

    /** @param seasons keys of the seasons there are */
    TimeRulesFile(YamlMap top, Set<String> seasons) {
        this.top = top;
        this.seasons = seasons;
    }

    /** Reads {@code limits}: by severity, or by urgency and severity. Gives the normal ones. */
    Map<Integer, TimeLimit> limits() {
        Optional<YamlMap> map = top.map("limits");
        if (map.isEmpty()) {
            top.fault("limits", "is missing: an overall limit for each severity 1, 2, 3 and 4");
            return Map.of();
        }
        boolean byUrgency = Urgency.keys().stream().anyMatch(map.get()::isMap);
        if (!byUrgency) {
            limits.put(Urgency.NORMAL, bySeverity(map.get(), true));
        } else {
            for (Urgency urgency : Urgency.values()) {
                boolean needed = urgency == Urgency.NORMAL;
                Optional<YamlMap> own = map.get().map(urgency.key());
                if (own.isPresent()) {
                    limits.put(urgency, bySeverity(own.get(), needed));
                } else if (needed) {
                    map.get().fault("normal", "is missing: the limits of cases that are not urgent");
                }
            }
            map.get().finish();
        }
        var normal = new TreeMap<Integer, TimeLimit>();
        limits.getOrDefault(Urgency.NORMAL, Map.of())
                .forEach((severity, rule) -> normal.put(severity, rule.standard()));
        return normal;
    }

    private Map<Integer, LimitRule> bySeverity(YamlMap map, boolean needed) {
        var read = new TreeMap<Integer, LimitRule>();
        for (int severity = 1; severity <= 4; severity++) {
            int each = severity;
            String key = Integer.toString(severity);
            Optional<LimitRule> rule = needed ? map.requiredParsed(key, this::rule) : map.parsed(key, this::rule);
            rule.ifPresent(limit -> read.put(each, limit));
        }
        map.finish();
        return read;
    }

    private LimitRule rule(String text) {
        LimitRule rule = LimitRule.parse(text);
        for (String season : rule.seasons()) {
            if (!seasons.contains(season)) {
                throw new IllegalArgumentException("names the season '" + season + "', which does not exist; known: "
                        + String.join(", ", seasons.stream().sorted().toList()));
            }
        }
        return rule;
    }

    /** Reads {@code limit} and {@code limitCounts} of a stage. Gives the normal limit. */
    @Nullable
    TimeLimit stage(YamlMap stage, String key) {
        var read = new EnumMap<Urgency, LimitRule>(Urgency.class);
        if (stage.isMap("limit")) {
            YamlMap map = stage.map("limit").orElseThrow();
            for (Urgency urgency : Urgency.values()) {
                map.parsed(urgency.key(), this::rule).ifPresent(rule -> read.put(urgency, rule));
            }
            if (!map.has(Urgency.NORMAL.key())) {
                map.fault("normal", "is missing: the limit of cases that are not urgent");
            }
            map.finish();
        } else {
            stage.parsed("limit", this::rule).ifPresent(rule -> read.put(Urgency.NORMAL, rule));
        }
        boolean total = stage.parsed("limitCounts", text -> CaseWords.oneOf(text, "visit", "total"))
                .filter("total"::equals)
                .isPresent();
        if (read.isEmpty()) {
            if (total) {
                stage.fault("limitCounts", "needs a limit");
            }
            return null;
        }
        stages.put(key, new StageLimit(read, total));
        LimitRule normal = read.get(Urgency.NORMAL);
        return normal == null ? null : normal.standard();
    }

    /**
     * Everything read, with {@code time} and {@code escalation}.
     *
     * @param stageKeys the stages there are
     */
    TimeRules rules(Set<String> stageKeys) {
        List<Rung> ladder = ladder(stageKeys);
        Optional<YamlMap> map = top.map("time");
        if (map.isEmpty()) {
            return new TimeRules(null, null, null, limits, stages, ladder);
        }
        var rules = new TimeRules(
                map.get().map("pauses").map(TimeRulesFile::pauses).orElse(null),
                map.get().map("extensions").map(TimeRulesFile::extensions).orElse(null),
                map.get().map("appeal").map(TimeRulesFile::appeals).orElse(null),
                limits,
                stages,
                ladder);
        map.get().finish();
        return rules;
    }

    private List<Rung> ladder(Set<String> stageKeys) {
        var keys = new HashSet<String>();
        return top.maps("escalation").stream()
                .map(map -> {
                    Rung rung = rung(map);
                    rung.stages().stream()
                            .filter(stage -> !stageKeys.contains(stage))
                            .sorted()
                            .forEach(stage -> map.fault(
                                    "stages", "names the stage '" + stage + "', which is not among the stages"));
                    if (!keys.add(rung.key())) {
                        map.fault("key", "is '" + rung.key() + "', which another rung has already");
                    }
                    return rung;
                })
                .toList();
    }

    private static Rung rung(YamlMap map) {
        String key = CaseWords.key(map, "key");
        Offset offset = map.requiredParsed("at", TimeRulesFile::offset).orElse(new Offset(false, NO_TIME));
        boolean ofStage = map.parsed("of", text -> CaseWords.oneOf(text, "overall", "stage"))
                .filter("stage"::equals)
                .isPresent();
        var rung = new Rung(
                key,
                offset.before(),
                offset.amount(),
                ofStage,
                CaseWords.set(map, "stages"),
                (int) map.integer("minimumSeverity", 1, 4, 1),
                map.flag("evenOffDuty", false),
                ReactionFile.read(map));
        map.finish();
        return rung;
    }

    private record Offset(boolean before, TimeLimit amount) {}

    private static Offset offset(String text) {
        if (!text.startsWith("-") && !text.startsWith("+")) {
            throw new IllegalArgumentException("must begin with - or +, such as -4d, -1wd, +0m or +100d");
        }
        TimeLimit amount = TimeLimit.parse(text.substring(1));
        if (amount.season() != null) {
            throw new IllegalArgumentException("must not count by a season");
        }
        return new Offset(text.startsWith("-"), amount);
    }

    private static TimeRules.Pauses pauses(YamlMap map) {
        var read = new TimeRules.Pauses(
                (int) map.integer("most", 1, MOST, 1),
                map.parsed("longest", TimeLimit::parse).orElse(null));
        map.finish();
        return read;
    }

    private static TimeRules.Extensions extensions(YamlMap map) {
        var read = new TimeRules.Extensions(
                (int) map.integer("most", 1, MOST, 1),
                map.parsed("longest", TimeLimit::parse).orElse(null),
                map.flag("whenOverdue", false));
        map.finish();
        return read;
    }

    private static TimeRules.Appeals appeals(YamlMap map) {
        var read = new TimeRules.Appeals(
                map.requiredParsed("within", TimeLimit::parse).orElse(NO_TIME), (int) map.integer("reviews", 1, 5, 2));
        map.finish();
        return read;
    }
}
