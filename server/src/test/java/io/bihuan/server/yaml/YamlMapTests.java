package io.bihuan.server.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.util.List;
import org.junit.jupiter.api.Test;

class YamlMapTests {

    private final YamlFaults faults = new YamlFaults();

    private YamlMap read(String text) {
        return YamlDocument.read("a.yaml", text, faults).orElseThrow();
    }

    private List<String> told() {
        return faults.list().stream().map(YamlFault::toString).toList();
    }

    @Test
    void tellsMissingKeysAtTheMappingThatLacksThem() {
        read("outer:\n  name: x\n").map("outer").orElseThrow().text("key");
        assertThat(told()).containsExactly("a.yaml:2:3: outer.key is missing.");
    }

    @Test
    void tellsUnknownKeysWithTheNearestKnownOne() {
        var map = read("limt: 3\n");
        map.has("limit");
        map.finish();
        assertThat(told()).containsExactly("a.yaml:1:1: Unknown key 'limt', did you mean 'limit'?; known here: limit.");
    }

    @Test
    void tellsKeysGivenTwice() {
        read("a: 1\na: 2\n");
        assertThat(told()).containsExactly("a.yaml:2:1: The key 'a' is given twice.");
    }

    @Test
    void tellsWhatANumberMustBe() {
        var map = read("a: x\nb: 11\nc: 1.5\n");
        map.number("a", 0, 10);
        map.number("b", 0, 10);
        assertThat(map.integer("c", 0, 10, 7)).isEqualTo(7);
        assertThat(told())
                .containsExactly(
                        "a.yaml:1:4: a is 'x' and must be a number.",
                        "a.yaml:2:4: b is '11' and must lie between 0 and 10.",
                        "a.yaml:3:4: c must be a whole number.");
    }

    @Test
    void tellsTheChoicesOfAnEnum() {
        var map = read("days: [monday, funday]\n");
        assertThat(map.choices("days", DayOfWeek.class)).containsExactly(DayOfWeek.MONDAY);
        assertThat(told())
                .singleElement()
                .asString()
                .startsWith("a.yaml:1:16: days is 'funday' and must be one of MON");
    }

    @Test
    void tellsWhereTextStopsBeingYaml() {
        assertThat(YamlDocument.read("a.yaml", "a: [1\nb: 2\n", faults)).isEmpty();
        assertThat(told()).singleElement().asString().startsWith("a.yaml:2:2: Not YAML: ");
    }

    @Test
    void refusesAListAtTheTop() {
        assertThat(YamlDocument.read("a.yaml", "- 1\n", faults)).isEmpty();
        assertThat(told()).containsExactly("a.yaml:1:1: The file must be a mapping of keys to values.");
    }
}
