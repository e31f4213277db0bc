package io.bihuan.server.paper.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts out where a text was hit. Parts are plain text; the screen marks them, no markup travels. */
final class Snippets {

    private static final int AROUND = 24;

    /** A stretch of text, hit or not. */
    record Part(String text, boolean hit) {}

    private Snippets() {}

    /** Whether a text holds a word somebody asked for. */
    static boolean holds(String text, String term) {
        return Words.plain(text).contains(term);
    }

    /** The surroundings of the first hit, with all hits within them; empty when there is none. */
    static List<Part> cut(String text, List<String> terms) {
        String low = text.toLowerCase(Locale.ROOT);
        if (low.length() != text.length()) {
            low = text;
        }
        int first = Integer.MAX_VALUE;
        for (String term : terms) {
            int at = low.indexOf(term);
            first = at >= 0 ? Math.min(first, at) : first;
        }
        if (first == Integer.MAX_VALUE) {
            return List.of();
        }
        int from = whole(text, Math.max(0, first - AROUND));
        int to = whole(text, Math.min(text.length(), first + 3 * AROUND));
        return mark(text.substring(from, to), low.substring(from, to), terms, from > 0, to < text.length());
    }

    /** Not within a pair of surrogates. */
    private static int whole(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    private static List<Part> mark(String text, String low, List<String> terms, boolean before, boolean after) {
        var hits = new boolean[text.length()];
        for (String term : terms) {
            for (int at = low.indexOf(term); at >= 0; at = low.indexOf(term, at + 1)) {
                java.util.Arrays.fill(hits, at, at + term.length(), true);
            }
        }
        var parts = new ArrayList<Part>();
        int start = 0;
        for (int i = 1; i <= text.length(); i++) {
            if (i == text.length() || hits[i] != hits[start]) {
                String stretch = text.substring(start, i).replaceAll("\\s+", " ");
                boolean ends = i == text.length() && after;
                parts.add(new Part((start == 0 && before ? "…" : "") + stretch + (ends ? "…" : ""), hits[start]));
                start = i;
            }
        }
        return parts;
    }
}
