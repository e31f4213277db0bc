package io.bihuan.server.paper.form;

import io.bihuan.server.paper.form.Block.Cell;
import io.bihuan.server.paper.form.Block.Row;
import io.bihuan.server.paper.form.Block.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Reads the tables of a Word document. */
final class DocxTables {

    private static final double USUAL_INSET = 5.4;

    private final DocxStyles styles;
    private final Function<Element, List<Block>> blocks;

    DocxTables(DocxStyles styles, Function<Element, List<Block>> blocks) {
        this.styles = styles;
        this.blocks = blocks;
    }

    Table table(Element table) {
        Optional<Element> properties = Xml.child(table, "tblPr");
        var widths = new ArrayList<Double>();
        Xml.child(table, "tblGrid")
                .ifPresent(grid -> Xml.elements(grid, "gridCol")
                        .forEach(column -> widths.add(DocxReader.twips(Optional.of(column), "w", 50))));
        List<Row> rows = Xml.elements(table, "tr").stream().map(this::row).toList();
        int columns = rows.stream()
                .mapToInt(row -> row.cells().stream().mapToInt(Cell::span).sum())
                .max()
                .orElse(1);
        while (widths.size() < columns) {
            widths.add(widths.isEmpty() ? 100.0 : widths.getLast());
        }
        double inset = properties
                .flatMap(found -> Xml.child(found, "tblCellMar"))
                .map(found -> DocxReader.twips(Xml.child(found, "left"), "w", USUAL_INSET))
                .orElse(USUAL_INSET);
        return new Table(widths, rows, lines(properties), inset);
    }

    private boolean lines(Optional<Element> properties) {
        Optional<Element> own = properties.flatMap(found -> Xml.child(found, "tblBorders"));
        if (own.isPresent()) {
            return drawn(own.get());
        }
        String style = properties.map(found -> Xml.value(found, "tblStyle")).orElse("");
        return !style.isEmpty()
                && styles.chain(style).stream()
                        .flatMap(one -> Xml.child(one, "tblPr").stream())
                        .flatMap(one -> Xml.child(one, "tblBorders").stream())
                        .anyMatch(DocxTables::drawn);
    }

    private static boolean drawn(Element borders) {
        return Xml.children(borders).stream()
                .map(side -> Xml.attribute(side, "val"))
                .anyMatch(value -> !value.isEmpty() && !value.equals("nil") && !value.equals("none"));
    }

    private Row row(Element row) {
        Optional<Element> properties = Xml.child(row, "trPr");
        return new Row(
                Xml.elements(row, "tc").stream().map(this::cell).toList(),
                DocxReader.twips(properties.flatMap(found -> Xml.child(found, "trHeight")), "val", 0),
                properties.flatMap(found -> Xml.toggle(found, "tblHeader")).orElse(false));
    }

    private Cell cell(Element cell) {
        Optional<Element> properties = Xml.child(cell, "tcPr");
        String span = properties.map(found -> Xml.value(found, "gridSpan")).orElse("");
        boolean below = properties
                .flatMap(found -> Xml.child(found, "vMerge"))
                .map(found -> !Xml.attribute(found, "val").equals("restart"))
                .orElse(false);
        String fill = properties
                .flatMap(found -> Xml.child(found, "shd"))
                .map(found -> Xml.attribute(found, "fill"))
                .orElse("");
        @Nullable Integer colour = fill.matches("[0-9A-Fa-f]{6}") ? Integer.valueOf(fill, 16) : null;
        int place = switch (properties.map(found -> Xml.value(found, "vAlign")).orElse("")) {
            case "center" -> 1;
            case "bottom" -> 2;
            default -> 0;
        };
        return new Cell(
                blocks.apply(cell), span.matches("[1-9]\\d?") ? Integer.parseInt(span) : 1, below, colour, place);
    }
}
