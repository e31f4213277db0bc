package io.bihuan.server.ledger.type;

import io.bihuan.server.ledger.type.CaseType.Action;
import io.bihuan.server.ledger.type.CaseType.AlarmRule;
import io.bihuan.server.ledger.type.CaseType.Stage;
import io.bihuan.server.yaml.YamlMap;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judges whether a case type makes a loop: every stage can be reached, and from every stage the end. */
final class LoopCheck {

    private final CaseType type;
    private final YamlMap top;
    private final List<YamlMap> actionMaps;
    private final List<YamlMap> ruleMaps;
    private final Set<String> stages;
    private final Set<String> actions = new HashSet<>();

    LoopCheck(CaseType type, YamlMap top, List<YamlMap> actionMaps, List<YamlMap> ruleMaps) {
        this.type = type;
        this.top = top;
        this.actionMaps = actionMaps;
        this.ruleMaps = ruleMaps;
        this.stages = type.stages().stream().map(Stage::key).collect(Collectors.toSet());
    }

    void check() {
        if (type.stages().isEmpty()) {
            top.fault("stages", "is missing");
            return;
        }
        for (int i = 0; i < actionMaps.size(); i++) {
            checkAction(type.actions().get(i), actionMaps.get(i));
        }
        for (int i = 0; i < ruleMaps.size(); i++) {
            checkRule(type.alarmRules().get(i), ruleMaps.get(i));
        }
        if (type.loop().confidential() && !ruleMaps.isEmpty()) {
            top.fault("alarms", "cannot open confidential cases, which nobody would see");
        }
        LoopRules.LookBack lookBack = type.loop().lookBack();
        if (lookBack != null) {
            checkLookBack(lookBack);
        }
        checkReach();
    }

    private void checkAction(Action action, YamlMap map) {
        if (!actions.add(action.key())) {
            map.fault("key", "is '" + action.key() + "', which another action has already");
        }
        if (action.from().isEmpty()) {
            map.fault("from", "is missing: the stages in which the action is possible");
        }
        for (String stage : action.from().stream().sorted().toList()) {
            if (!stages.contains(stage)) {
                map.fault("from", "names the stage '" + stage + "', which is not among the stages");
            }
        }
        if (action.to() != null && !stages.contains(action.to())) {
            map.fault("to", "is '" + action.to() + "', which is not among the stages");
        }
        if (action.roles().isEmpty()) {
            map.fault("roles", "is missing: who may do it");
        }
        for (Need need : action.needs()) {
            checkNeed(need, map);
        }
        for (String other : action.otherThan()) {
            if (type.action(other).isEmpty()) {
                map.fault("otherThan", "names the action '" + other + "', which is not among the actions");
            }
        }
    }

    private void checkNeed(Need need, YamlMap map) {
        switch (need) {
            case Need.Fields fields ->
                fields.keys().stream()
                        .filter(key -> type.fields().stream()
                                .noneMatch(field -> field.key().equals(key)))
                        .forEach(key -> map.fault(
                                "needs", "names the field '" + key + "', which is not among the type's fields"));
            case Need.Remeasured remeasured -> {
                if (type.action(remeasured.since()).isEmpty()) {
                    map.fault("needs", "names the action '" + remeasured.since() + "', which is not among the actions");
                }
            }
            case Need.SubCasesClosed ignored -> {}
            case Need.AllSigned ignored -> {}
            case Need.InStage ignored -> {}
            case Need.EvidencePlace ignored -> {}
        }
    }

    private void checkLookBack(LoopRules.LookBack lookBack) {
        top.map("lookBack").ifPresent(map -> {
            for (String key : lookBack.otherThan()) {
                if (type.action(key).isEmpty()) {
                    map.fault("otherThan", "names the action '" + key + "', which is not among the actions");
                }
            }
            checkReopening(map, "cameBack", lookBack.cameBack());
            checkReopening(map, "neverDone", lookBack.neverDone());
        });
    }

    /** What a look-back brings about must lead out of every closed case, without a person's fields or files. */
    private void checkReopening(YamlMap map, String key, String named) {
        if (named.isEmpty()) {
            return;
        }
        Action action = type.action(named).orElse(null);
        if (action == null) {
            map.fault(key, "is '" + named + "', which is not among the actions");
            return;
        }
        Set<String> last =
                type.stages().stream().filter(Stage::last).map(Stage::key).collect(Collectors.toSet());
        last.stream()
                .filter(stage -> !action.from().contains(stage))
                .sorted()
                .findFirst()
                .ifPresent(stage ->
                        map.fault(key, "is '" + named + "', which is not possible in the last stage '" + stage + "'"));
        if (action.to() == null || last.contains(action.to())) {
            map.fault(key, "is '" + named + "', which leaves the case closed");
        }
        if (!action.evidence().isEmpty() || action.fields().stream().anyMatch(CaseType.Field::required)) {
            map.fault(key, "is '" + named + "', which needs a person's fields or evidence");
        }
    }

    private void checkRule(AlarmRule rule, YamlMap map) {
        @Nullable String stage = type.first().key();
        for (String key : rule.then()) {
            @Nullable Action action = type.action(key).orElse(null);
            if (action == null) {
                map.fault("then", "names the action '" + key + "', which is not among the actions");
                return;
            }
            if (!action.from().contains(stage)) {
                map.fault("then", "does '" + key + "' in the stage '" + stage + "', where it is not possible");
                return;
            }
            if (action.needsReason()
                    || !action.evidence().isEmpty()
                    || action.fields().stream().anyMatch(CaseType.Field::required)) {
                map.fault("then", "does '" + key + "', which needs a person's reason, fields or evidence");
                return;
            }
            stage = action.to() == null ? stage : action.to();
        }
    }

    private void checkReach() {
        Set<String> last =
                type.stages().stream().filter(Stage::last).map(Stage::key).collect(Collectors.toSet());
        if (last.isEmpty()) {
            top.fault("stages", "has no stage with 'last: true', so that no case could ever be closed");
            return;
        }
        if (type.first().last()) {
            top.fault("stages", "begins with a last stage");
        }
        Set<String> reached = walk(
                Set.of(type.first().key()),
                stage -> type.actions().stream()
                        .filter(action -> action.from().contains(stage) && action.to() != null)
                        .map(action -> String.valueOf(action.to()))
                        .collect(Collectors.toSet()));
        Set<String> ending = walk(
                last,
                stage -> type.actions().stream()
                        .filter(action -> stage.equals(action.to()))
                        .flatMap(action -> action.from().stream())
                        .collect(Collectors.toSet()));
        for (Stage stage : type.stages()) {
            if (!reached.contains(stage.key())) {
                top.fault("stages", "has the stage '" + stage.key() + "', to which no action leads");
            } else if (!ending.contains(stage.key())) {
                top.fault("stages", "has the stage '" + stage.key() + "', from which no way leads to the end");
            }
        }
    }

    private static Set<String> walk(Set<String> from, Function<String, Set<String>> next) {
        var seen = new HashSet<>(from);
        var open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            for (String stage : next.apply(open.remove())) {
                if (seen.add(stage)) {
                    open.add(stage);
                }
            }
        }
        return seen;
    }
}
