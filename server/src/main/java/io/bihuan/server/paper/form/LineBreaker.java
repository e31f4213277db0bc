package io.bihuan.server.paper.form;

import io.bihuan.server.paper.form.Block.Align;
import io.bihuan.server.paper.form.Block.Break;
import io.bihuan.server.paper.form.Block.Image;
import io.bihuan.server.paper.form.Block.Look;
import io.bihuan.server.paper.form.Block.PageNumber;
import io.bihuan.server.paper.form.Block.Paragraph;
import io.bihuan.server.paper.form.Block.Piece;
import io.bihuan.server.paper.form.Block.Shape;
import io.bihuan.server.paper.form.Block.Words;
import io.bihuan.server.paper.form.Line.Placed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Breaks a paragraph into lines: anywhere between Chinese characters, but no line begins with a closing mark or ends with
 * an opening one (GB/T 15834 §5.1), and Latin words stay whole where they fit.
 */
final class LineBreaker {

    private static final String NOT_FIRST = "，。、；：？！）》〉」』】〕”’…—～％℃,.;:?!)]}%·";
    private static final String NOT_LAST = "（《〈「『【〔“‘([{";
    private static final double LINE_FACTOR = 1.3;
    private static final double ASCENT = 0.88;

    private final Letters letters;

    LineBreaker(Letters letters) {
        this.letters = letters;
    }

    /** What is not divided at the end of a line. */
    private record Unit(
            String text, double width, Look look, @Nullable Piece piece, boolean space) {}

    /** The lines of a paragraph, with the room before and after it. */
    List<Line> lines(Paragraph paragraph, double width) {
        Shape shape = paragraph.shape();
        double room = Math.max(10, width - shape.left() - shape.right());
        var lines = new ArrayList<Line>();
        if (shape.before() > 0) {
            lines.add(Line.gap(shape.before()));
        }
        List<Unit> line = new ArrayList<>();
        double filled = 0;
        boolean first = true;
        boolean newPage = shape.newPage();
        for (Unit unit : units(paragraph, room)) {
            double left = room - (first ? shape.first() : 0);
            boolean breaks = unit.piece() instanceof Break;
            if (breaks || (filled + unit.width() > left + 0.01 && !line.isEmpty() && !unit.space())) {
                lines.add(line(line, paragraph, left, first, !breaks, newPage));
                newPage = unit.piece() instanceof Break mark && mark.page();
                line = new ArrayList<>();
                filled = 0;
                first = false;
            }
            if (!breaks && !(unit.space() && line.isEmpty() && !first)) {
                line.add(unit);
                filled += unit.width();
            }
        }
        lines.add(line(line, paragraph, room - (first ? shape.first() : 0), first, false, newPage));
        if (shape.after() > 0) {
            lines.add(Line.gap(shape.after()));
        }
        return lines;
    }

    private List<Unit> units(Paragraph paragraph, double room) {
        var units = new ArrayList<Unit>();
        for (Piece piece : paragraph.pieces()) {
            switch (piece) {
                case Words words -> split(words, room, units);
                case Image image -> {
                    double factor = Math.min(1, room / image.width());
                    var fitted = new Image(image.content(), image.width() * factor, image.height() * factor);
                    units.add(new Unit("", fitted.width() + 3, paragraph.empty(), fitted, false));
                }
                case PageNumber number ->
                    units.add(
                            new Unit("", letters.width("0", number.look().size()) * 1.5, number.look(), number, false));
                case Break mark -> units.add(new Unit("", 0, paragraph.empty(), mark, false));
            }
        }
        return units;
    }

    private void split(Words words, double room, List<Unit> units) {
        int[] points = words.text().codePoints().toArray();
        int i = 0;
        while (i < points.length) {
            int end = i + 1;
            while (NOT_LAST.indexOf(points[end - 1]) >= 0 && end < points.length) {
                end++;
            }
            while (isLatin(points[end - 1]) && end < points.length && isLatin(points[end])) {
                end++;
            }
            while (end < points.length && NOT_FIRST.indexOf(points[end]) >= 0) {
                end++;
            }
            String text = new String(points, i, end - i);
            add(text, words.look(), room, units);
            i = end;
        }
    }

    private void add(String text, Look look, double room, List<Unit> units) {
        double width = letters.width(text, look.size());
        if (width > room) {
            text.codePoints().forEach(point -> {
                String one = Character.toString(point);
                units.add(new Unit(one, letters.width(one, look.size()), look, null, false));
            });
            return;
        }
        boolean closing = !units.isEmpty()
                && !text.isEmpty()
                && NOT_FIRST.indexOf(text.codePointAt(0)) >= 0
                && units.getLast().piece() == null
                && units.getLast().look().equals(look);
        if (closing) {
            Unit last = units.removeLast();
            units.add(new Unit(last.text() + text, last.width() + width, look, null, false));
        } else {
            units.add(new Unit(text, width, look, null, text.isBlank()));
        }
    }

    private static boolean isLatin(int point) {
        return point > ' ' && point < 0x2000;
    }

    private Line line(
            List<Unit> units, Paragraph paragraph, double room, boolean first, boolean full, boolean newPage) {
        Shape shape = paragraph.shape();
        double filled = 0;
        double tallest = 0;
        double size = units.isEmpty() ? paragraph.empty().size() : 0;
        while (!units.isEmpty() && units.getLast().space()) {
            units.removeLast();
        }
        for (Unit unit : units) {
            filled += unit.width();
            size = Math.max(size, unit.look().size());
            tallest = Math.max(tallest, unit.piece() instanceof Image image ? image.height() : 0);
        }
        double spare = Math.max(0, room - filled);
        double x = shape.left() + (first ? shape.first() : 0);
        x += switch (shape.align()) {
            case CENTRE -> spare / 2;
            case RIGHT -> spare;
            case LEFT, BOTH -> 0;
        };
        boolean stretch = full && shape.align() == Align.BOTH && units.size() > 1 && spare < room / 4;
        List<Placed> placed = place(units, x, stretch ? spare / (units.size() - 1) : 0);
        double natural = Math.max(size * LINE_FACTOR, tallest + size * (LINE_FACTOR - ASCENT));
        double height = shape.line() < 0 ? Math.max(-shape.line(), tallest) : natural * shape.line();
        double baseline = tallest > size ? height - size * (LINE_FACTOR - ASCENT) : (height - size) / 2 + size * ASCENT;
        return new Line(height, baseline, placed, newPage);
    }

    private static List<Placed> place(List<Unit> units, double from, double gap) {
        var placed = new ArrayList<Placed>();
        double x = from;
        var text = new StringBuilder();
        double start = x;
        @Nullable Look look = null;
        for (Unit unit : units) {
            boolean joins = unit.piece() == null && gap == 0 && unit.look().equals(look);
            if (!joins && look != null && !text.isEmpty()) {
                placed.add(new Line.Glyphs(start, text.toString(), look));
                text.setLength(0);
            }
            if (unit.piece() instanceof Image image) {
                placed.add(new Line.Shown(x, image.content(), image.width(), image.height()));
            } else if (unit.piece() instanceof PageNumber number) {
                placed.add(new Line.Number(x, number.total(), number.look()));
            } else {
                start = joins ? start : x;
                text.append(unit.text());
            }
            look = unit.piece() == null ? unit.look() : null;
            x += unit.width() + gap;
        }
        if (look != null && !text.isEmpty()) {
            placed.add(new Line.Glyphs(start, text.toString(), look));
        }
        return placed;
    }
}
