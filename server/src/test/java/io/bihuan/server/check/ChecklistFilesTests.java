package io.bihuan.server.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.check.Checklist.Item;
import io.bihuan.server.check.Verdict.Answer;
import io.bihuan.server.yaml.YamlFaults;
import io.bihuan.server.yaml.YamlFiles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChecklistFilesTests {

    private static final List<UUID> TWO_PHOTOS = List.of(new UUID(0, 1), new UUID(0, 2));

    static List<String> shipped() {
        return ChecklistLoader.SHIPPED;
    }

    private static Checklist read(String name) {
        var faults = new YamlFaults();
        var list = ChecklistFile.read(name, YamlFiles.shipped("checklists/" + name), opens -> List.of(), faults);
        assertThat(faults.list()).isEmpty();
        return list.orElseThrow();
    }

    private static Map<String, Answer> all(Checklist list, boolean good) {
        var answers = new HashMap<String, Answer>();
        for (Item item : list.items()) {
            answers.put(item.key(), new Answer(value(item, good), null, TWO_PHOTOS));
        }
        return answers;
    }

    private static String value(Item item, boolean good) {
        return switch (item.judge()) {
            case TEXT -> "现场正常";
            case CHOICE -> item.choices().getFirst().key();
            case NUMBER, READING -> {
                Double max = item.max();
                yield max == null ? "1" : Double.toString(good ? max : max + 1);
            }
            case YES_NO, YES_NO_NA ->
                switch (item.failsOn()) {
                    case NO -> good ? "yes" : "no";
                    case YES -> good ? "no" : "yes";
                    case NEVER -> "no";
                };
        };
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedListCanBePassedAndFailed(String name) {
        Checklist list = read(name);
        Verdict good = Verdict.of(list, all(list, true));
        Verdict bad = Verdict.of(list, all(list, false));
        assertThat(good.faults()).isEmpty();
        assertThat(good.passed()).isTrue();
        assertThat(good.failed()).isEmpty();
        assertThat(bad.faults()).isEmpty();
        assertThat(bad.passed()).isFalse();
        assertThat(bad.failed()).isNotEmpty().allMatch(item -> item.opens() != null);
    }

    @Test
    void sumsCapriniPointsAndNamesTheRisk() {
        Checklist list = read("hospital-vte-caprini.yaml");
        Map<String, Answer> answers = all(list, true);
        assertThat(Verdict.of(list, answers).score()).isZero();
        answers.put("age", new Answer("y61-74", null, null));
        assertThat(band(list, answers)).isEqualTo("2.0 低危");
        answers.put("bmi", new Answer("yes", null, null));
        assertThat(band(list, answers)).isEqualTo("3.0 中危");
        answers.put("fracture", new Answer("yes", null, null));
        assertThat(band(list, answers)).isEqualTo("8.0 高危");
        answers.put("measures", new Answer("no", null, null));
        Verdict verdict = Verdict.of(list, answers);
        assertThat(verdict.passed()).isFalse();
        assertThat(verdict.failed()).extracting(Item::key).containsExactly("measures");
    }

    private static @Nullable String band(Checklist list, Map<String, Answer> answers) {
        Verdict verdict = Verdict.of(list, answers);
        var band = verdict.band();
        return band == null ? null : verdict.score() + " " + band.name();
    }

    @Test
    void asksForWhatIsMissingAndSaysWhatIsWrong() {
        Checklist list = read("dust-seven-hundred-percent.yaml");
        Map<String, Answer> answers = all(list, true);
        answers.remove("hoarding");
        answers.put("covering", new Answer("maybe", null, null));
        answers.put("washing", new Answer("no", "没有冲洗台", List.of()));
        answers.put("pm10", new Answer("many", null, null));
        answers.put("moon", new Answer("yes", null, null));
        assertThat(Verdict.of(list, answers).faults())
                .extracting(fault -> fault.field() + " " + fault.code())
                .containsExactly(
                        "answers.moon check-item-unknown",
                        "answers.hoarding field-required",
                        "answers.covering field-choice",
                        "answers.washing.photos check-photos-missing",
                        "answers.pm10 field-number");
    }

    @Test
    void leavesWhatDoesNotApplyOutOfTheShare() {
        Checklist list = read("enterprise-safety.yaml");
        Map<String, Answer> answers = all(list, true);
        answers.put("machines", new Answer("na", null, null));
        answers.put("remark", new Answer(null, null, null));
        assertThat(Verdict.of(list, answers).percent()).isEqualTo(100);
        answers.put("extinguishers", new Answer("no", null, TWO_PHOTOS));
        Verdict verdict = Verdict.of(list, answers);
        assertThat(verdict.percent()).isEqualTo(93);
        assertThat(verdict.passed()).as("above the pass mark, nothing critical").isTrue();
    }

    @Test
    void tellsFileLineAndFault() {
        var faults = new YamlFaults();
        var list = ChecklistFile.read(
                "mine.yaml",
                "checklist: mine\nname: 我的\nnameEn: Mine\nsource: me\nmark: M\nitems:\n  - {key: a, text: 甲, textEn: A, judge: MAYBE}\n",
                opens -> List.of(),
                faults);
        assertThat(list).isEmpty();
        assertThat(faults.list().getFirst().toString())
                .startsWith("mine.yaml:7:")
                .contains("judge");
        var semantic = new YamlFaults();
        ChecklistFile.read(
                "mine.yaml",
                "checklist: mine\nname: 我的\nnameEn: Mine\nsource: me\nmark: M\nitems:\n"
                        + "  - {key: a, text: 甲, textEn: A, judge: CHOICE}\n",
                opens -> List.of(),
                semantic);
        assertThat(semantic.list().toString()).contains("items[0].choices").contains("check-choices");
    }
}
