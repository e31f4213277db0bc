package io.bihuan.server.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Every pattern of the program, taken from its source, against texts that make careless patterns try and try again. What
 * counts is how often a letter is looked at, not the time.
 */
class PatternsTests {

    private static final int LENGTH = 2_000;

    /**
     * So often a pattern may look at each letter on average: a few times for each place it may begin. Trying every way takes
     * more looks than there is time.
     */
    private static final long LOOKS_PER_LETTER = 4 * LENGTH;

    private static final Pattern LITERAL = Pattern.compile(
            "(?:compile|matches|replaceAll|replaceFirst|split)\\(\\s*(\"(?:[^\"\\\\\\n]|\\\\.)*\"(?:\\s*\\+\\s*\"(?:[^\"\\\\\\n]|\\\\.)*\")*)");
    /** What validation names, and where that is said. */
    private static final Pattern NAMED = Pattern.compile("regexp = (?:([A-Z_]+)|(\"[^\"\\n]*\"))");

    private static final Pattern PIECE = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

    /** A text that says how often its letters were looked at, and stops the one who looks too often. */
    private static final class Watched implements CharSequence {

        private final String text;
        private final long most;
        private long looks;

        Watched(String text, long most) {
            this.text = text;
            this.most = most;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++looks > most) {
                throw new TooOften();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final class TooOften extends RuntimeException {}

    private static List<String> patterns() throws IOException {
        Path sources = Path.of(System.getProperty("bihuan.root", "..")).resolve("server/src/main/java");
        var patterns = new TreeSet<String>();
        try (var files = Files.walk(sources)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> {
                var found = LITERAL.matcher(read(file));
                while (found.find()) {
                    patterns.add(joined(found.group(1)));
                }
                validations(read(file)).forEach(literal -> patterns.add(joined(literal)));
            });
        }
        return new ArrayList<>(patterns);
    }

    private static List<String> validations(String source) {
        var literals = new ArrayList<String>();
        var named = NAMED.matcher(source);
        while (named.find()) {
            if (named.group(1) == null) {
                literals.add(named.group(2));
                continue;
            }
            var said = Pattern.compile(named.group(1) + " =\\s+(\"[^\"\\n]*\")").matcher(source);
            assertThat(said.find())
                    .as(named.group(1) + " is said in the same file")
                    .isTrue();
            literals.add(said.group(1));
        }
        return literals;
    }

    private static String joined(String literals) {
        var whole = new StringBuilder();
        var piece = PIECE.matcher(literals);
        while (piece.find()) {
            whole.append(piece.group(1).translateEscapes());
        }
        return whole.toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Long runs of what patterns repeat, with an end that does not fit, and the pattern's own letters again and again. */
    private static List<String> texts(String pattern) {
        var texts = new ArrayList<String>();
        for (String run : List.of(
                "a", "A", "0", " ", "\t", "\n", "-", ".", "_", "a-", "a1", "0.", " \n", "{{", "{{a}}", "{{#a}}",
                "a=1;")) {
            String whole = run.repeat(LENGTH / run.length());
            texts.add(whole);
            texts.add(whole + "!");
            texts.add("{{#a}}" + whole + "{{/b}}");
        }
        String letters = pattern.replaceAll("[\\\\\\[\\](){}?*+|^$]", "");
        if (!letters.isEmpty()) {
            texts.add(letters.repeat(LENGTH / letters.length() + 1) + "!");
        }
        return texts;
    }

    @Test
    void noPatternTriesWithoutEnd() throws IOException {
        List<String> patterns = patterns();
        var endless = new TreeSet<String>();
        for (String source : patterns) {
            Pattern pattern = Pattern.compile(source);
            for (String text : texts(source)) {
                try {
                    pattern.matcher(new Watched(text, LOOKS_PER_LETTER * text.length()))
                            .matches();
                    var found = pattern.matcher(new Watched(text, LOOKS_PER_LETTER * text.length()));
                    boolean more = found.find();
                    while (more) {
                        more = found.find();
                    }
                } catch (TooOften e) {
                    endless.add(source);
                }
            }
        }

        assertThat(patterns).hasSizeGreaterThan(50).contains("1\\d{10}|\\+?\\d{6,15}", "zh-CN|en");
        assertThat(endless).isEmpty();
    }

    @Test
    void wouldFindACarelessPattern() {
        var text = new Watched("a".repeat(LENGTH) + "!", LOOKS_PER_LETTER * LENGTH);

        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> Pattern.compile("a*a*a*b").matcher(text).matches()))
                .isInstanceOf(TooOften.class);
    }
}
