package io.bihuan.server.check;

import io.bihuan.server.check.Checklist.Band;
import io.bihuan.server.check.Checklist.Choice;
import io.bihuan.server.check.Checklist.FailsOn;
import io.bihuan.server.check.Checklist.Item;
import io.bihuan.server.check.Checklist.Judge;
import io.bihuan.server.check.Checklist.Opens;
import io.bihuan.server.check.Checklist.PhotoRule;
import io.bihuan.server.check.Checklist.Scoring;
import io.bihuan.server.ledger.condition.FilingOutlines.Fault;
import io.bihuan.server.yaml.YamlDocument;
import io.bihuan.server.yaml.YamlFaults;
import io.bihuan.server.yaml.YamlMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads one checklist from its YAML file; docs/checklists.md explains every key. */
final class ChecklistFile {

    private final Function<Opens, List<Fault>> openings;

    private ChecklistFile(Function<Opens, List<Fault>> openings) {
        this.openings = openings;
    }

    /**
     * Reads a file; empty when it has faults, which are added to the collection.
     *
     * @param openings what is wrong in what an item opens, by its key
     */
    static Optional<Checklist> read(
            String file, String text, Function<Opens, List<Fault>> openings, YamlFaults faults) {
        int before = faults.list().size();
        Optional<YamlMap> top = YamlDocument.read(file, text, faults);
        if (top.isEmpty()) {
            return Optional.empty();
        }
        Checklist list = new ChecklistFile(openings).list(top.get());
        if (faults.list().size() == before) {
            ChecklistRules.faults(list)
                    .forEach(fault -> top.get().fault(fault.field() + ": " + fault.code() + " " + fault.arguments()));
        }
        return faults.list().size() == before ? Optional.of(list) : Optional.empty();
    }

    private Checklist list(YamlMap map) {
        String key = map.text("checklist");
        Defaults defaults = defaults(map);
        List<Band> bands = map.maps("bands").stream().map(ChecklistFile::band).toList();
        List<Item> items =
                map.maps("items").stream().map(item -> item(item, defaults)).toList();
        var list = new Checklist(
                key,
                map.text("name"),
                map.text("nameEn"),
                map.optionalText("kind").orElse("general"),
                map.choice("scoring", Scoring.class).orElse(Scoring.SHARE),
                (int) map.integer("passPercent", 0, 100, 100),
                map.text("source"),
                map.text("mark"),
                map.optionalText("note").orElse(null),
                bands,
                items);
        map.finish();
        return list;
    }

    /** What holds for every item that does not say otherwise. */
    private record Defaults(Judge judge, FailsOn failsOn, PhotoRule photo, Optional<Opens> opens) {}

    private Defaults defaults(YamlMap map) {
        Optional<YamlMap> defaults = map.map("defaults");
        if (defaults.isEmpty()) {
            return new Defaults(Judge.YES_NO, FailsOn.NO, PhotoRule.NONE, Optional.empty());
        }
        YamlMap each = defaults.get();
        var read = new Defaults(
                each.choice("judge", Judge.class).orElse(Judge.YES_NO),
                each.choice("failsOn", FailsOn.class).orElse(FailsOn.NO),
                each.choice("photo", PhotoRule.class).orElse(PhotoRule.NONE),
                each.map("opens").map(this::opens));
        each.finish();
        return read;
    }

    private static Band band(YamlMap map) {
        var band = new Band(
                (int) map.integer("from", -1000, 100_000, 0),
                map.text("name"),
                map.text("nameEn"),
                map.flag("fails", false));
        map.finish();
        return band;
    }

    private Item item(YamlMap map, Defaults defaults) {
        Judge judge = map.choice("judge", Judge.class).orElse(defaults.judge());
        FailsOn failsOn = map.choice("failsOn", FailsOn.class).orElse(defaults.failsOn());
        PhotoRule photo = map.choice("photo", PhotoRule.class).orElse(defaults.photo());
        boolean canFail = judge != Judge.TEXT && !(judge.name().startsWith("YES") && failsOn == FailsOn.NEVER);
        Optional<Opens> own = map.map("opens").map(this::opens);
        boolean silent = map.flag("opensNothing", false);
        var item = new Item(
                map.text("key"),
                map.optionalText("section").orElse(null),
                map.text("text"),
                map.text("textEn"),
                judge,
                failsOn,
                (int) map.integer("points", 0, 1000, 0),
                (int) map.integer("weight", 0, 1000, 1),
                map.flag("critical", false),
                map.flag("required", true),
                map.number("min", -1e9, 1e9).orElse(null),
                map.number("max", -1e9, 1e9).orElse(null),
                map.optionalText("unit").orElse(null),
                map.maps("choices").stream().map(ChecklistFile::choice).toList(),
                photo,
                (int) map.integer("photos", 1, 9, 1),
                own.or(() -> canFail && !silent ? defaults.opens() : Optional.empty())
                        .orElse(null));
        map.finish();
        return item;
    }

    private static Choice choice(YamlMap map) {
        var choice = new Choice(
                map.text("key"),
                map.text("name"),
                map.text("nameEn"),
                (int) map.integer("points", 0, 1000, 0),
                map.flag("fails", false));
        map.finish();
        return choice;
    }

    private Opens opens(YamlMap map) {
        Map<String, String> fields = new LinkedHashMap<>();
        map.map("fields").ifPresent(given -> given.keys().forEach(key -> fields.put(key, given.text(key))));
        var opens = new Opens(
                map.text("type"),
                (int) map.integer("severity", 1, 4, 2),
                map.optionalText("condition").orElse(null),
                fields);
        openings.apply(opens).forEach(fault -> map.fault(fault.error().field(), fault.sentence()));
        map.finish();
        return opens;
    }
}
