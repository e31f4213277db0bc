package io.bihuan.server.excel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** One sheet while it is written. */
public final class ExcelPage {

    static final ExcelPage NONE = new ExcelPage();

    private static final int LONGEST_TEXT = 32_000;
    private static final int FLUSH_EVERY = 500;
    private static final int VALIDATED_ROWS = 10_001;
    private static final String HEADING_FILL = "D5E5E8";
    private static final String FAULT_FILL = "FFC7CE";

    private final @Nullable Worksheet sheet;
    private final int columns;
    private int row;
    private boolean ended;

    private ExcelPage() {
        this.sheet = null;
        this.columns = 0;
        this.ended = true;
    }

    ExcelPage(ExcelBook book, Worksheet sheet, List<ExcelColumn> columns) {
        this.sheet = sheet;
        this.columns = columns.size();
        for (int column = 0; column < columns.size(); column++) {
            heading(book, sheet, column, columns.get(column));
        }
        sheet.freezePane(0, 1);
        row = 1;
    }

    private static void heading(ExcelBook book, Worksheet sheet, int column, ExcelColumn what) {
        sheet.width(column, Math.min(what.width(), 100));
        sheet.inlineString(0, column, clean(what.heading()));
        sheet.style(0, column)
                .bold()
                .fillColor(HEADING_FILL)
                .wrapText(true)
                .verticalAlignment("center")
                .set();
        if (!what.note().isEmpty()) {
            sheet.comment(0, column, clean(what.note()));
        }
        if (!what.choices().isEmpty()) {
            sheet.range(1, column, VALIDATED_ROWS, column)
                    .validateWithListByFormula(book.choices(what.choices()))
                    .allowBlank(true)
                    .showErrorMessage(true)
                    .errorTitle(clean(what.heading()))
                    .error("请从下拉列表中选择");
        }
    }

    /** Number of the row that comes next, as Excel shows it. */
    public int nextRow() {
        return row + 1;
    }

    /**
     * Writes a row.
     *
     * @param values text, numbers, {@link LocalDate}, {@link LocalDateTime}, {@link Boolean}, {@link ExcelMark} or null;
     *     anything else as text
     */
    public void row(List<? extends @Nullable Object> values) {
        Worksheet open = open();
        for (int column = 0; column < values.size(); column++) {
            @Nullable Object value = values.get(column);
            if (value instanceof ExcelMark mark) {
                write(open, column, mark.value());
                open.style(row, column).fillColor(FAULT_FILL).set();
                open.comment(row, column, clean(mark.comment()));
            } else {
                write(open, column, value);
            }
        }
        row++;
        if (row % FLUSH_EVERY == 0) {
            try {
                open.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void write(Worksheet open, int column, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Number number -> open.value(row, column, number);
            case Boolean yes -> open.inlineString(row, column, yes ? "是" : "否");
            case LocalDate day -> {
                open.value(row, column, day);
                open.style(row, column).format("yyyy-mm-dd").set();
            }
            case LocalDateTime time -> {
                open.value(row, column, time);
                open.style(row, column).format("yyyy-mm-dd hh:mm").set();
            }
            default -> text(open, column, clean(value.toString()));
        }
    }

    /** A text cell; one that looks like a formula is kept as text also when somebody edits it. */
    private void text(Worksheet open, int column, String text) {
        if (text.isEmpty()) {
            return;
        }
        open.inlineString(row, column, text);
        if (Csv.startsLikeFormula(text)) {
            open.style(row, column).format("@").set();
        } else if (text.indexOf('\n') >= 0) {
            open.style(row, column).wrapText(true).verticalAlignment("top").set();
        }
    }

    /** Lets the reader filter by every column. */
    public void filterable() {
        if (row > 1 && columns > 0) {
            open().setAutoFilter(0, 0, row - 1, columns - 1);
        }
    }

    void end() {
        if (!ended) {
            ended = true;
            try {
                open().finish();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Worksheet open() {
        if (sheet == null) {
            throw new IllegalStateException("No sheet was begun");
        }
        return sheet;
    }

    /** Text as XML and Excel take it: no control characters, no half pairs, not too long. */
    static String clean(String text) {
        var clean = new StringBuilder(Math.min(text.length(), LONGEST_TEXT));
        text.codePoints()
                .limit(LONGEST_TEXT)
                .filter(point -> point == '\n' || point == '\t' || point >= 0x20)
                .filter(point -> !(point >= 0xD800 && point <= 0xDFFF) && point != 0xFFFE && point != 0xFFFF)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
