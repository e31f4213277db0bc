package io.bihuan.server.demo;

import io.bihuan.server.yaml.YamlDocument;
import io.bihuan.server.yaml.YamlFaults;
import io.bihuan.server.yaml.YamlFiles;
import io.bihuan.server.yaml.YamlMap;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One whole way of a case, as a sample file of its type tells it: who files it, who does what when, until it is closed. The
 * demo city's past and the tests of the shipped types are made of the same files.
 *
 * @param type key of the case type
 * @param lookBack how it is looked back at afterwards, null where the type does not
 * @param others more cases of the kind that go the same way, perhaps not to its end
 */
public record Walk(
        String type,
        Opening file,
        List<Step> steps,
        @Nullable LookingBack lookBack,
        List<Other> others) {

    private static final Pattern DAY = Pattern.compile("\\{([+-]\\d+)d(T?)}");
    private static final Pattern AFTER = Pattern.compile("(\\d{1,4})([mhd])");

    public Walk {
        steps = List.copyOf(steps);
        others = List.copyOf(others);
    }

    /**
     * How it is filed.
     *
     * @param as login of who files
     * @param organisation key of who answers for it
     * @param at degrees of longitude and latitude, none when empty
     * @param condition code of the filing condition
     */
    public record Opening(
            String as,
            String title,
            int severity,
            String organisation,
            @Nullable String place,
            List<Double> at,
            @Nullable String reason,
            @Nullable String condition,
            Map<String, String> fields) {

        public Opening {
            at = List.copyOf(at);
            fields = Map.copyOf(fields);
        }
    }

    /**
     * One step.
     *
     * @param as login of who does it
     * @param onChild whether it is done to the newest part split off the case, not to the case
     * @param action key of the action
     * @param after how long after the step before
     * @param to key of the organisation that is to handle the case
     * @param evidence kinds of files handed in before it, each perhaps with its moment: {@code photo/after}
     */
    public record Step(
            String as,
            boolean onChild,
            String action,
            Duration after,
            @Nullable String to,
            @Nullable String reason,
            Map<String, String> fields,
            Map<String, String> inputs,
            List<String> evidence) {

        public Step {
            fields = Map.copyOf(fields);
            inputs = Map.copyOf(inputs);
            evidence = List.copyOf(evidence);
        }

        Step by(String login) {
            return new Step(login, onChild, action, after, to, reason, fields, inputs, evidence);
        }
    }

    /** Who looks back at it, and what is found. */
    public record LookingBack(String as, String result, String text) {}

    /**
     * Another case of the kind.
     *
     * @param daysAgo when it was filed
     * @param steps how many steps it has gone
     * @param lookBackWaits whether nobody has looked back at it, though that may be done by now
     * @param to who handles it, where that is another organisation
     * @param instead logins of who acts for whom of the whole way
     * @param opening what differs is changed already
     */
    public record Other(
            int daysAgo,
            int steps,
            boolean lookBackWaits,
            @Nullable String to,
            Map<String, String> instead,
            Opening opening) {

        public Other {
            instead = Map.copyOf(instead);
        }

        /** How long ago it was filed. */
        Duration age() {
            return Duration.ofDays(daysAgo).plusMinutes(150);
        }
    }

    /**
     * The day a value stands for: <code>{+5d}</code> is five days on, and <code>{+5dT}</code> the evening of that day.
     *
     * @return nothing when the value says itself what it is
     */
    public static Optional<LocalDate> day(String value, LocalDate today) {
        Matcher matcher = DAY.matcher(value);
        return matcher.matches() ? Optional.of(today.plusDays(Long.parseLong(matcher.group(1)))) : Optional.empty();
    }

    /** How long it takes from filing to the last step. */
    Duration length() {
        return steps.stream().map(Step::after).reduce(Duration.ZERO, Duration::plus);
    }

    /** The first steps of the way as another case goes it. */
    public List<Step> stepsOf(Other other) {
        return steps.subList(0, Math.min(other.steps(), steps.size())).stream()
                .map(step -> step.by(other.instead().getOrDefault(step.as(), step.as())))
                .toList();
    }

    /**
     * Reads the sample of a shipped type.
     *
     * @throws YamlFaults.InvalidYaml when the file has faults
     */
    public static Walk shipped(String type) {
        var faults = new YamlFaults();
        String file = "case-samples/" + type + ".yaml";
        Walk walk = YamlDocument.read(file, YamlFiles.shipped(file), faults)
                .map(Walk::read)
                .orElse(null);
        faults.throwIfAny();
        if (walk == null) {
            throw new IllegalStateException(file + " is empty");
        }
        return walk;
    }

    /** Whether a sample ships for a type; an installation's own types have none. */
    public static boolean isShipped(String type) {
        return Walk.class.getResource("/case-samples/" + type + ".yaml") != null;
    }

    private static Walk read(YamlMap top) {
        YamlMap file = top.map("file").orElse(top);
        Opening opening = opening(file);
        var steps = top.maps("steps").stream().map(Walk::step).toList();
        var others = new ArrayList<Other>();
        for (YamlMap map : top.maps("others")) {
            others.add(other(map, opening));
        }
        LookingBack back = top.map("lookBack").map(Walk::back).orElse(null);
        var walk = new Walk(top.text("type"), opening, steps, back, others);
        top.finish();
        return walk;
    }

    private static LookingBack back(YamlMap map) {
        var back = new LookingBack(map.text("as"), map.text("result"), map.text("text"));
        map.finish();
        return back;
    }

    private static Opening opening(YamlMap map) {
        var opening = new Opening(
                map.text("as"),
                map.text("title"),
                (int) map.integer("severity", 1, 4, 3),
                map.text("organisation"),
                map.optionalText("place").orElse(null),
                degrees(map),
                map.optionalText("reason").orElse(null),
                map.optionalText("condition").orElse(null),
                texts(map, "fields"));
        map.finish();
        return opening;
    }

    private static List<Double> degrees(YamlMap map) {
        return map.parsed("at", text -> {
                    String[] parts = text.split(",", 2);
                    return List.of(Double.valueOf(parts[0]), Double.valueOf(parts[1]));
                })
                .orElse(List.of());
    }

    private static Map<String, String> texts(YamlMap map, String key) {
        var texts = new TreeMap<String, String>();
        map.map(key).ifPresent(given -> {
            given.keys().forEach(each -> texts.put(each, given.text(each)));
            given.finish();
        });
        return texts;
    }

    private static Step step(YamlMap map) {
        var step = new Step(
                map.text("as"),
                map.flag("onChild", false),
                map.text("do"),
                map.requiredParsed("after", Walk::after).orElse(Duration.ZERO),
                map.optionalText("to").orElse(null),
                map.optionalText("reason").orElse(null),
                texts(map, "fields"),
                texts(map, "inputs"),
                map.texts("evidence"));
        map.finish();
        return step;
    }

    static Duration after(String text) {
        Matcher matcher = AFTER.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("must be minutes, hours or days such as 5m, 2h, 3d");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private static Other other(YamlMap map, Opening usual) {
        var fields = new TreeMap<>(usual.fields());
        fields.putAll(texts(map, "fields"));
        List<Double> at = degrees(map);
        Map<String, String> instead = texts(map, "instead");
        var opening = new Opening(
                map.optionalText("as").orElse(instead.getOrDefault(usual.as(), usual.as())),
                map.text("title"),
                (int) map.integer("severity", 1, 4, usual.severity()),
                map.optionalText("organisation").orElse(usual.organisation()),
                map.optionalText("place").orElse(usual.place()),
                at.isEmpty() ? usual.at() : at,
                usual.reason(),
                map.optionalText("condition").orElse(usual.condition()),
                fields);
        var other = new Other(
                (int) map.integer("daysAgo", 0, 400, 1),
                (int) map.integer("steps", 0, 99, 1),
                map.flag("lookBackWaits", false),
                map.optionalText("to").orElse(null),
                instead,
                opening);
        map.finish();
        return other;
    }
}
