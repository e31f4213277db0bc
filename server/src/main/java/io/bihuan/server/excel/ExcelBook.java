package io.bihuan.server.excel;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes a workbook as a stream: rows leave the memory as they come, so that a hundred thousand are no burden. Sheets are
 * written one after the other; opening the next ends the one before. Text is written as text whatever it begins with, so
 * that nothing typed by one person runs as a formula on another's computer.
 */
public final class ExcelBook implements AutoCloseable {

    private static final String CHOICES = "选项";

    private final Workbook book;
    private final List<List<String>> choices = new ArrayList<>();
    private ExcelPage page = ExcelPage.NONE;

    /** Begins a workbook. The stream stays open. */
    public ExcelBook(OutputStream out) {
        this.book = new Workbook(out, "Bihuan", "1.0");
    }

    /**
     * Begins a sheet with its headings.
     *
     * @param name shown on its tab; what Excel does not take in a name is replaced
     */
    public ExcelPage sheet(String name, List<ExcelColumn> columns) {
        page.end();
        page = new ExcelPage(this, book.newWorksheet(sheetName(name)), columns);
        return page;
    }

    private static String sheetName(String name) {
        String clean = name.replaceAll("[\\\\/?*\\[\\]:']", " ").strip();
        return clean.isEmpty() ? "Sheet" : clean.substring(0, Math.min(clean.length(), 31));
    }

    /** Keeps choices for a hidden sheet and gives the formula that names them. */
    String choices(List<String> offered) {
        choices.add(offered);
        String column = columnName(choices.size() - 1);
        return "'%s'!$%s$1:$%s$%d".formatted(CHOICES, column, column, offered.size());
    }

    /** The letters of a column, from 0. */
    static String columnName(int column) {
        String last = String.valueOf((char) ('A' + column % 26));
        return column < 26 ? last : columnName(column / 26 - 1) + last;
    }

    /** Ends the workbook. */
    @Override
    public void close() {
        try {
            page.end();
            if (!choices.isEmpty()) {
                writeChoices();
            }
            book.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeChoices() {
        Worksheet sheet = book.newWorksheet(CHOICES);
        sheet.setVisibilityState(VisibilityState.VERY_HIDDEN);
        for (int column = 0; column < choices.size(); column++) {
            List<String> offered = choices.get(column);
            for (int row = 0; row < offered.size(); row++) {
                sheet.inlineString(row, column, ExcelPage.clean(offered.get(row)));
            }
        }
    }
}
