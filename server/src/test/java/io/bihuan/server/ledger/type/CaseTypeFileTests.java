package io.bihuan.server.ledger.type;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.calendar.Calendars;
import io.bihuan.server.ledger.LedgerFixture;
import io.bihuan.server.yaml.YamlFault;
import io.bihuan.server.yaml.YamlFaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseTypeFileTests {

    private static final Calendars CALENDARS = Calendars.load(Path.of("no-own-calendars"), LedgerFixture.BEIJING);

    private static final String GOOD = """
            type: noise
            name: 噪声
            nameEn: Noise
            prefix: ZS
            calendar: office
            limits: {1: 5wd, 2: 3wd, 3: 1wd, 4: 2h}
            fields:
              - {key: level, name: 声级, nameEn: Level, kind: number}
            stages:
              - {key: open, name: 开, nameEn: Open, limit: 1wd}
              - {key: done, name: 完, nameEn: Done, last: true}
            actions:
              - key: finish
                name: 完成
                nameEn: Finish
                from: [open]
                to: done
                roles: [inspector]
            """;

    private static List<String> faults(String text) {
        var faults = new YamlFaults();
        CaseTypeFile.read("noise.yaml", text, CALENDARS, faults);
        return faults.list().stream().map(YamlFault::toString).toList();
    }

    private static String changed(String from, String to) {
        assertThat(GOOD).contains(from);
        return GOOD.replace(from, to);
    }

    @Test
    void readsAMinimalType() {
        assertThat(faults(GOOD)).isEmpty();
    }

    @Test
    void tellsAPhaseThatContradictsTheEnd() {
        assertThat(faults(changed("nameEn: Open, limit: 1wd", "nameEn: Open, limit: 1wd, phase: closed")))
                .containsExactly(
                        "noise.yaml:10:59: stages[0].phase is closed for the last stages, and for those only.");
        assertThat(faults(changed("limit: 1wd", "limit: 1wd, phase: dispatch"))).isEmpty();
    }

    /** The minimal type with a look-back, and the action that takes a case up again. */
    private static String lookedBackAt(String lookBack, String reopen) {
        return GOOD + reopen + "lookBack: {after: 30d, limit: 5wd, roles: [inspector]" + lookBack + "}\n";
    }

    private static final String REOPEN =
            "  - {key: reopen, name: 重办, nameEn: Reopen, from: [done], to: open, roles: [inspector]}\n";

    @Test
    void refusesALookBackAfterWhichAProblemWouldHaveNowhereToGo() {
        assertThat(faults(lookedBackAt(", cameBack: reopen, neverDone: reopen", REOPEN)))
                .isEmpty();
        assertThat(faults(lookedBackAt("", REOPEN)))
                .containsExactly(
                        "noise.yaml:20:11: lookBack.cameBack is missing: the action by which a case is taken up again, which would stay closed otherwise.",
                        "noise.yaml:20:11: lookBack.neverDone is missing: the action by which a case is taken up again, which would stay closed otherwise.");
    }

    @Test
    void refusesALookBackThatLeavesTheCaseClosedOrAsksAPerson() {
        String both = ", cameBack: reopen, neverDone: reopen";
        assertThat(faults(lookedBackAt(both, REOPEN.replace(", to: open", ""))))
                .contains("noise.yaml:20:66: lookBack.cameBack is 'reopen', which leaves the case closed.");
        assertThat(faults(lookedBackAt(both, REOPEN.replace("from: [done]", "from: [open]"))))
                .contains(
                        "noise.yaml:20:66: lookBack.cameBack is 'reopen', which is not possible in the last stage 'done'.");
        assertThat(faults(lookedBackAt(
                        both, REOPEN.replace("to: open,", "to: open, fields: [{key: level, required: true}],"))))
                .contains(
                        "noise.yaml:20:66: lookBack.cameBack is 'reopen', which needs a person's fields or evidence.");
    }

    @Test
    void tellsAMisspeltStage() {
        assertThat(faults(changed("to: done", "to: dome")))
                .containsExactly(
                        "noise.yaml:17:9: actions[0].to is 'dome', which is not among the stages.",
                        "noise.yaml:10:3: stages has the stage 'open', from which no way leads to the end.",
                        "noise.yaml:10:3: stages has the stage 'done', to which no action leads.");
    }

    @Test
    void tellsAWrongLimitRoleCalendarAndPrefixAtOnce() {
        String wrong = changed("limit: 1wd", "limit: 1 week")
                .replace("[inspector]", "[inspektor]")
                .replace("calendar: office", "calendar: ofice")
                .replace("prefix: ZS", "prefix: zs");
        assertThat(faults(wrong))
                .satisfiesExactly(
                        fault -> assertThat(fault)
                                .isEqualTo(
                                        "noise.yaml:4:9: prefix is 'zs' and must be 1 to 6 capital letters" + " A-Z."),
                        fault -> assertThat(fault)
                                .isEqualTo(
                                        "noise.yaml:5:11: calendar is 'ofice' and is no calendar; known: office, and organisation for that of"
                                                + " whoever handles the case."),
                        fault -> assertThat(fault)
                                .startsWith("noise.yaml:10:47: stages[0].limit is '1 week' and must be a"),
                        fault -> assertThat(fault)
                                .startsWith("noise.yaml:18:13: actions[0].roles is 'inspektor' and must be one"),
                        fault -> assertThat(fault).contains("actions[0].roles is missing: who may do it"));
    }

    @Test
    void tellsALoopWithoutEnd() {
        assertThat(faults(changed(", last: true", "")))
                .containsExactly("noise.yaml:10:3: stages has no stage with 'last: true', so that no case could ever be"
                        + " closed.");
    }

    @Test
    void tellsAnActionThatBearsAStepsName() {
        assertThat(faults(changed("key: finish", "key: overdue")))
                .containsExactly("noise.yaml:13:10: actions[0].key is 'overdue', a step the program itself writes.");
    }

    @Test
    void tellsAFieldNobodyDescribed() {
        assertThat(faults(GOOD + "    fields: [{key: colour}]\n"))
                .containsExactly(
                        "noise.yaml:19:20: actions[0].fields[0].key is 'colour', which is not among the type's fields.");
    }

    @Test
    void tellsAMissingLimitAndAnUnknownKey() {
        assertThat(faults(changed("limits: {1: 5wd,", "limits: {")))
                .containsExactly("noise.yaml:6:9: limits.1 is missing.");
        assertThat(faults(GOOD + "    reson: required\n"))
                .singleElement()
                .asString()
                .startsWith("noise.yaml:19:5: Unknown key 'actions[0].reson', did you mean 'reason'?");
    }

    @Test
    void tellsAnAlarmRuleThatCannotBeCarriedOut() {
        String rules = """
                alarms:
                  - {kinds: [a], title: "{who}", then: [finish]}
                  - {kinds: [a], title: x, then: [begin]}
                  - {kinds: [a], title: x, then: [finish, finish]}
                  - {title: x, join: {by: place, within: 5wd}}
                """;
        assertThat(faults(GOOD + rules))
                .containsExactly(
                        "noise.yaml:20:25: alarms[0].title is '{who}' and may only hold {kind}, {limit}, {plate}, {unit},"
                                + " {value}.",
                        "noise.yaml:23:5: alarms[3].kinds is missing.",
                        "noise.yaml:23:42: alarms[3].join.within must be continuous time (m, h or d).",
                        "noise.yaml:23:22: alarms[3].join.radiusMetres goes with 'by: place', and only with it.",
                        "noise.yaml:21:34: alarms[1].then names the action 'begin', which is not among the actions.",
                        "noise.yaml:22:34: alarms[2].then does 'finish' in the stage 'done', where it is not possible.");
    }

    @Test
    void keepsTheShippedTypeInForceWhenItsOwnReplacementIsWrong(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("vehicle-safety.yaml"), "type: vehicle-safety\nname: [\n");
        Files.writeString(directory.resolve("noise.yaml"), GOOD);
        CaseTypes types = CaseTypes.load(directory, CALENDARS);
        assertThat(types.find("vehicle-safety")).isPresent();
        assertThat(types.find("noise")).isPresent();
        assertThat(types.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.file()).endsWith("vehicle-safety.yaml");
            assertThat(fault.line()).isEqualTo(3);
        });
    }

    @Test
    void tellsEveryFaultOfTimeRules() {
        String text = GOOD.replace(
                                "limits: {1: 5wd, 2: 3wd, 3: 1wd, 4: 2h}",
                                "limits: {normal: {1: 5wd, 2: 3wd, 3: 1wd@spring}, urgent: {4: 1x}}")
                        .replace("limit: 1wd}", "limit: {urgent: 1wd}, limitCounts: ever}")
                + """
            time:
              pauses: {most: 0}
              appeal: {reviews: 2}
            escalation:
              - {key: late, at: 2d, of: everything, do: [{notify: handler}]}
              - {key: late, at: +0m, stages: [nowhere], do: []}
            """;
        assertThat(faults(text))
                .containsExactlyInAnyOrder(
                        "noise.yaml:6:38: limits.normal.3 is '1wd@spring' and names the season 'spring', which does not"
                                + " exist; known: planting.",
                        "noise.yaml:6:18: limits.normal.4 is missing.",
                        "noise.yaml:6:63: limits.urgent.4 is '1x' and must be a number and one of m, h, d (continuous) or wm,"
                                + " wh, wd (working time), for example 2h or 5wd.",
                        "noise.yaml:10:47: stages[0].limit.normal is missing: the limit of cases that are not urgent.",
                        "noise.yaml:10:75: stages[0].limitCounts is 'ever' and must be visit or total.",
                        "noise.yaml:20:18: time.pauses.most is '0' and must lie between 1 and 100.",
                        "noise.yaml:21:11: time.appeal.within is missing.",
                        "noise.yaml:23:21: escalation[0].at is '2d' and must begin with - or +, such as -4d, -1wd, +0m or"
                                + " +100d.",
                        "noise.yaml:23:29: escalation[0].of is 'everything' and must be overall or stage.",
                        "noise.yaml:24:34: escalation[1].stages names the stage 'nowhere', which is not among the stages.",
                        "noise.yaml:24:49: escalation[1].do is missing: what happens then.",
                        "noise.yaml:24:11: escalation[1].key is 'late', which another rung has already.");
    }
}
