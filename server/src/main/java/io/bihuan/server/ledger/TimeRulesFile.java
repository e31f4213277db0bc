package io.bihuan.server.ledger;

import io.bihuan.server.calendar.TimeLimit;
import io.bihuan.server.yaml.YamlMap;
import org.jspecify.annotations.Nullable;

/** Reads what a case type says about its time. */
final class TimeRulesFile {

    private static final int MOST = 100;

    private TimeRulesFile() {}

    static TimeRules read(YamlMap top) {
        return top.map("time").map(TimeRulesFile::rules).orElse(TimeRules.NONE);
    }

    private static TimeRules rules(YamlMap map) {
        TimeRules.@Nullable Pauses pauses =
                map.map("pauses").map(TimeRulesFile::pauses).orElse(null);
        TimeRules.@Nullable Extensions extensions =
                map.map("extensions").map(TimeRulesFile::extensions).orElse(null);
        TimeRules.@Nullable Appeals appeals =
                map.map("appeal").map(TimeRulesFile::appeals).orElse(null);
        map.finish();
        return new TimeRules(pauses, extensions, appeals);
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
                map.requiredParsed("within", TimeLimit::parse).orElse(new TimeLimit(0, TimeLimit.Unit.DAYS)),
                (int) map.integer("reviews", 1, 5, 2));
        map.finish();
        return read;
    }
}
