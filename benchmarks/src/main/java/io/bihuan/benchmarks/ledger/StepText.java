package io.bihuan.benchmarks.ledger;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text of one case, cut so that the same can be written for another: other number, times, road and organisations. */
final class StepText {

    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Pattern CHANGING = Pattern.compile(
            "(?<time>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z)|(?<=\"(?:organisation|handler)\":)(?<unit>\\d+)"
                    + "|(?<road>" + Models.ROAD + ")"
                    + "|(?<number>[A-Z]+-\\d{8}-\\d{4,})");

    private sealed interface Piece {

        record Literal(String text) implements Piece {}

        record Time(Instant time) implements Piece {}

        record Number() implements Piece {}

        record Unit() implements Piece {}

        record Road() implements Piece {}
    }

    private final List<Piece> pieces = new ArrayList<>();

    StepText(String text) {
        Matcher matcher = CHANGING.matcher(text);
        int reached = 0;
        while (matcher.find()) {
            pieces.add(new Piece.Literal(text.substring(reached, matcher.start())));
            pieces.add(changing(matcher));
            reached = matcher.end();
        }
        pieces.add(new Piece.Literal(text.substring(reached)));
    }

    private static Piece changing(Matcher matcher) {
        if (matcher.group("time") != null) {
            return new Piece.Time(Instant.parse(matcher.group("time")));
        }
        if (matcher.group("unit") != null) {
            return new Piece.Unit();
        }
        return matcher.group("road") == null ? new Piece.Number() : new Piece.Road();
    }

    /** The text as it stands in another case. */
    String of(Copied copied) {
        var text = new StringBuilder();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Literal literal -> text.append(literal.text());
                case Piece.Time time -> text.append(written(time.time().minus(copied.earlier())));
                case Piece.Number ignored -> text.append(copied.number());
                case Piece.Road ignored -> text.append(copied.road());
                case Piece.Unit ignored -> text.append(copied.organisation());
            }
        }
        return text.toString();
    }

    static String written(Instant time) {
        return MICROSECONDS.format(time);
    }
}
