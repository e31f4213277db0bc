package io.bihuan.server.paper.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Cuts text into what is looked for. Chinese has no spaces, so each pair of neighbouring characters is a word, and the last
 * character of a run one of its own; letters and digits are words as they stand. Case and width do not matter.
 */
final class Words {

    private static final int LONGEST = 60;
    private static final int MOST = 20_000;

    private final Map<String, Character> weights = new LinkedHashMap<>();

    /** A run of one kind of characters. */
    private record Run(String text, boolean chinese) {}

    /** Adds a text; of several weights for a word, the first that was given stays. */
    void add(String text, char weight) {
        for (Run run : runs(text)) {
            if (run.chinese()) {
                List<String> pairs = pairs(run.text());
                pairs.forEach(pair -> put(pair, weight));
                put(last(run.text()), weight);
            } else {
                put(run.text(), weight);
            }
        }
    }

    private void put(String word, char weight) {
        if (weights.size() < MOST) {
            weights.putIfAbsent(word, weight);
        }
    }

    /** The words as PostgreSQL writes a tsvector. */
    String vector() {
        var out = new StringBuilder();
        weights.forEach((word, weight) ->
                out.append('\'').append(word).append("':1").append(weight).append(' '));
        return out.toString();
    }

    /** What must all be there, as PostgreSQL writes a tsquery; empty when nothing is looked for. */
    static String query(String asked) {
        Set<String> parts = new LinkedHashSet<>();
        for (Run run : runs(asked)) {
            if (!run.chinese() || run.text().codePointCount(0, run.text().length()) == 1) {
                parts.add("'" + run.text() + "':*");
            } else {
                pairs(run.text()).forEach(pair -> parts.add("'" + pair + "'"));
            }
        }
        return String.join(" & ", parts.stream().limit(32).toList());
    }

    /** What the reader asked for, word by word as they wrote it. */
    static List<String> terms(String asked) {
        return runs(asked).stream().map(Run::text).distinct().toList();
    }

    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static List<Run> runs(String text) {
        var runs = new ArrayList<Run>();
        var run = new StringBuilder();
        boolean chinese = false;
        for (int point : plain(text).codePoints().toArray()) {
            boolean letter = Character.isLetterOrDigit(point);
            boolean han = letter && Character.isIdeographic(point);
            if (!run.isEmpty() && (!letter || han != chinese)) {
                add(runs, run, chinese);
            }
            if (letter) {
                run.appendCodePoint(point);
                chinese = han;
            }
        }
        add(runs, run, chinese);
        return runs;
    }

    private static void add(List<Run> runs, StringBuilder run, boolean chinese) {
        if (!run.isEmpty()) {
            String text = run.toString();
            runs.add(new Run(chinese || text.length() <= LONGEST ? text : text.substring(0, LONGEST), chinese));
            run.setLength(0);
        }
    }

    private static List<String> pairs(String run) {
        int[] points = run.codePoints().toArray();
        var pairs = new ArrayList<String>();
        for (int i = 0; i + 1 < points.length; i++) {
            pairs.add(new String(points, i, 2));
        }
        return pairs;
    }

    private static String last(String run) {
        int[] points = run.codePoints().toArray();
        return new String(points, points.length - 1, 1);
    }
}
