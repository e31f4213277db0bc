package io.bihuan.server.paper.form;

import io.bihuan.server.paper.form.Block.Cell;
import io.bihuan.server.paper.form.Block.Paragraph;
import io.bihuan.server.paper.form.Block.Row;
import io.bihuan.server.paper.form.Block.Table;
import java.util.ArrayList;
import java.util.List;

/** Lets a document flow over pages: paragraphs line by line, tables row by row with their headings on every page. */
final class PageFlow {

    private static final int MOST_PAGES = 2_000;

    private final Page page;
    private final LineBreaker breaker;
    private final List<Sheet> sheets = new ArrayList<>();
    private Sheet sheet = new Sheet();
    private double y;

    private PageFlow(Page page, LineBreaker breaker) {
        this.page = page;
        this.breaker = breaker;
    }

    static List<Sheet> lay(DocxReader.Content content, LineBreaker breaker) {
        var flow = new PageFlow(content.page(), breaker);
        flow.turn();
        for (int i = 0; i < content.body().size(); i++) {
            flow.keepTogether(content.body(), i);
            switch (content.body().get(i)) {
                case Paragraph paragraph -> flow.paragraph(paragraph);
                case Table table -> flow.table(table);
            }
        }
        flow.dropEmptyEnd();
        flow.edges(content);
        return flow.sheets;
    }

    private double bottom() {
        return page.height() - page.bottom();
    }

    private void turn() {
        if (sheets.size() >= MOST_PAGES) {
            throw io.bihuan.server.http.Problem.invalid("form-too-long", MOST_PAGES);
        }
        sheet = new Sheet();
        sheets.add(sheet);
        y = page.top();
    }

    /** Turns the page where a heading or picture would be parted from what belongs to it. */
    private void keepTogether(List<Block> blocks, int from) {
        double height = 0;
        int i = from;
        while (i < blocks.size()
                && blocks.get(i) instanceof Paragraph paragraph
                && paragraph.shape().withNext()) {
            height += breaker.lines(paragraph, page.textWidth()).stream()
                    .mapToDouble(Line::height)
                    .sum();
            i++;
        }
        if (i == from || y <= page.top() + 0.01) {
            return;
        }
        double next = i < blocks.size() && blocks.get(i) instanceof Paragraph paragraph
                ? breaker.lines(paragraph, page.textWidth()).stream()
                        .limit(2)
                        .mapToDouble(Line::height)
                        .sum()
                : 60;
        if (y + height + next > bottom() && height + next < bottom() - page.top()) {
            turn();
        }
    }

    private void paragraph(Paragraph paragraph) {
        for (Line line : breaker.lines(paragraph, page.textWidth())) {
            boolean atTop = y <= page.top() + 0.01;
            if ((line.newPageBefore() && !atTop) || (y + line.height() > bottom() + 0.01 && !atTop)) {
                turn();
            }
            sheet.texts.add(new Sheet.Text(page.left(), y, line));
            y += line.height();
        }
    }

    /** A row, laid out: the lines of each cell. */
    private record Laid(Row row, List<List<Line>> cells, double height) {}

    private void table(Table table) {
        double sum = table.widths().stream().mapToDouble(Double::doubleValue).sum();
        double factor = sum > page.textWidth() + 1 ? page.textWidth() / sum : 1;
        List<Double> widths =
                table.widths().stream().map(width -> width * factor).toList();
        List<Laid> laid = table.rows().stream()
                .map(row -> lay(row, widths, table.inset()))
                .toList();
        List<Laid> heads = laid.stream().takeWhile(one -> one.row().head()).toList();
        double headHeight = heads.stream().mapToDouble(Laid::height).sum();
        for (int i = 0; i < laid.size(); i++) {
            Laid row = laid.get(i);
            boolean below = i + 1 < laid.size()
                    && laid.get(i + 1).row().cells().stream().anyMatch(Cell::below);
            if (y + row.height() > bottom() + 0.01 && y > page.top() + 0.01) {
                if (row.height() > bottom() - page.top() - headHeight) {
                    divide(row, widths, table, heads);
                    continue;
                }
                turn();
                if (i >= heads.size()) {
                    heads.forEach(head -> draw(head, widths, table, false));
                }
            } else if (row.height() > bottom() - page.top()) {
                divide(row, widths, table, List.of());
                continue;
            }
            draw(row, widths, table, below);
        }
    }

    private Laid lay(Row row, List<Double> widths, double inset) {
        var cells = new ArrayList<List<Line>>();
        double height = row.least();
        int column = 0;
        for (Cell cell : row.cells()) {
            double width = width(widths, column, cell.span());
            List<Line> lines = cell.below() ? List.of() : lines(cell.blocks(), Math.max(8, width - 2 * inset));
            cells.add(lines);
            height = Math.max(height, lines.stream().mapToDouble(Line::height).sum());
            column += cell.span();
        }
        return new Laid(row, cells, height);
    }

    private static double width(List<Double> widths, int column, int span) {
        double width = 0;
        for (int i = column; i < Math.min(widths.size(), column + span); i++) {
            width += widths.get(i);
        }
        return width;
    }

    /** The lines of a cell; a table within a cell gives its cells one below the other. */
    private List<Line> lines(List<Block> blocks, double width) {
        var lines = new ArrayList<Line>();
        for (Block block : blocks) {
            switch (block) {
                case Paragraph paragraph -> lines.addAll(breaker.lines(paragraph, width));
                case Table inner ->
                    inner.rows().forEach(row -> row.cells().forEach(cell -> lines.addAll(lines(cell.blocks(), width))));
            }
        }
        return lines;
    }

    /** Draws a row that is higher than what is left of a page, as much on each page as fits. */
    private void divide(Laid row, List<Double> widths, Table table, List<Laid> heads) {
        List<List<Line>> left = new ArrayList<>();
        row.cells().forEach(lines -> left.add(new ArrayList<>(lines)));
        while (left.stream().anyMatch(lines -> !lines.isEmpty())) {
            double room = bottom() - y;
            var taken = new ArrayList<List<Line>>();
            double height = 0;
            for (List<Line> lines : left) {
                var here = new ArrayList<Line>();
                double used = 0;
                while (!lines.isEmpty() && used + lines.getFirst().height() <= room) {
                    used += lines.getFirst().height();
                    here.add(lines.removeFirst());
                }
                taken.add(here);
                height = Math.max(height, used);
            }
            if (height == 0 && y <= page.top() + 0.01) {
                left.stream().filter(lines -> !lines.isEmpty()).forEach(List::removeFirst);
                continue;
            }
            if (height > 0) {
                draw(new Laid(row.row(), taken, height), widths, table, false);
            }
            if (left.stream().anyMatch(lines -> !lines.isEmpty())) {
                turn();
                heads.forEach(head -> draw(head, widths, table, false));
            }
        }
    }

    private void draw(Laid row, List<Double> widths, Table table, boolean below) {
        double x = page.left();
        int column = 0;
        List<Cell> cells = row.row().cells();
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            double width = width(widths, column, cell.span());
            Integer fill = cell.fill();
            if (fill != null && fill != 0xFFFFFF) {
                sheet.fills.add(new Sheet.Fill(x, y, width, row.height(), fill));
            }
            double used = row.cells().get(i).stream().mapToDouble(Line::height).sum();
            double top = y + (row.height() - used) * cell.place() / 2;
            for (Line line : row.cells().get(i)) {
                sheet.texts.add(new Sheet.Text(x + table.inset(), top, line));
                top += line.height();
            }
            if (table.lines()) {
                rules(x, width, row.height(), cell, below);
            }
            x += width;
            column += cell.span();
        }
        y += row.height();
    }

    private void rules(double x, double width, double height, Cell cell, boolean below) {
        sheet.rules.add(new Sheet.Rule(x, y, x, y + height));
        sheet.rules.add(new Sheet.Rule(x + width, y, x + width, y + height));
        if (!cell.below()) {
            sheet.rules.add(new Sheet.Rule(x, y, x + width, y));
        }
        if (!below) {
            sheet.rules.add(new Sheet.Rule(x, y + height, x + width, y + height));
        }
    }

    /** A last page on which nothing stands but the empty paragraph Word demands after a table. */
    private void dropEmptyEnd() {
        boolean empty = sheet.rules.isEmpty()
                && sheet.texts.stream().allMatch(text -> text.line().pieces().isEmpty());
        if (sheets.size() > 1 && empty) {
            sheets.removeLast();
        }
    }

    private void edges(DocxReader.Content content) {
        List<Line> header = lines(content.header(), page.textWidth());
        List<Line> footer = lines(content.footer(), page.textWidth());
        double footerHeight = footer.stream().mapToDouble(Line::height).sum();
        for (Sheet one : sheets) {
            edge(one, header, page.header());
            edge(one, footer, page.height() - page.footer() - footerHeight);
        }
    }

    private void edge(Sheet one, List<Line> lines, double from) {
        double top = from;
        for (Line line : lines) {
            one.texts.add(new Sheet.Text(page.left(), top, line));
            top += line.height();
        }
    }
}
