package io.bihuan.server.excel;

import io.bihuan.server.http.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The first visible sheet of a workbook, read as a table: one row of headings, rows below it.
 *
 * @param name of the sheet
 * @param headings in order, without blanks around them and without the star that marks a required column
 * @param headingRow number of the row with the headings, from 1
 * @param rows those in which something stands
 */
public record ExcelSheet(String name, List<String> headings, int headingRow, List<ExcelRow> rows) {

    private static final int LOOK_FOR_HEADINGS = 20;

    public ExcelSheet {
        headings = List.copyOf(headings);
        rows = List.copyOf(rows);
    }

    /** As {@link #read(InputStream, Collection, ExcelLimits)} with the usual limits and the first row as headings. */
    public static ExcelSheet read(InputStream workbook) {
        return read(workbook, Set.of(), ExcelLimits.USUAL);
    }

    /**
     * Reads a workbook.
     *
     * @param expected headings of which at least one must be found; above them there may be titles and remarks. Empty to
     *     take the first row in which something stands
     * @throws Problem 413 {@code excel-too-large}, 422 {@code excel-unreadable}, {@code excel-locked} (an old .xls, or one
     *     with a password), {@code excel-too-many-rows}, {@code excel-headings-missing}, {@code excel-heading-twice}
     */
    public static ExcelSheet read(InputStream workbook, Collection<String> expected, ExcelLimits limits) {
        try {
            Path file = Files.createTempFile("bihuan-workbook", ".xlsx");
            try {
                ZipGuard.copy(workbook, file, limits);
                return read(file, expected, limits);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ExcelSheet read(Path file, Collection<String> expected, ExcelLimits limits) {
        try (var book = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false))) {
            Sheet sheet = book.getSheets()
                    .filter(one -> one.getVisibility() == SheetVisibility.VISIBLE)
                    .findFirst()
                    .orElseThrow(() -> Problem.invalid("excel-unreadable"));
            try (Stream<Row> rows = sheet.openStream()) {
                return new Reading(expected, limits).table(sheet.getName(), rows);
            }
        } catch (Problem e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The library answers damaged workbooks with whatever goes wrong in it.
            throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "excel-unreadable");
        }
    }

    /** Whether a heading is there. */
    public boolean has(String heading) {
        return headings.contains(heading);
    }

    /** A heading without what is only for the eye. */
    public static String plain(String heading) {
        return heading.replaceAll("[*＊\\s\\u00A0]+", "");
    }

    /** One pass over the rows. */
    private static final class Reading {

        private final Set<String> expected;
        private final ExcelLimits limits;
        private final Map<Integer, String> headings = new LinkedHashMap<>();
        private final List<ExcelRow> rows = new ArrayList<>();
        private int headingRow;

        Reading(Collection<String> expected, ExcelLimits limits) {
            this.expected = new HashSet<>();
            expected.forEach(heading -> this.expected.add(plain(heading)));
            this.limits = limits;
        }

        ExcelSheet table(String name, Stream<Row> found) {
            found.forEach(row -> {
                if (headingRow == 0) {
                    takeHeadings(row);
                } else {
                    takeRow(row);
                }
            });
            if (headingRow == 0) {
                throw Problem.invalid("excel-headings-missing", String.join("、", expected));
            }
            return new ExcelSheet(name, List.copyOf(headings.values()), headingRow, rows);
        }

        private void takeHeadings(Row row) {
            if (row.getRowNum() > LOOK_FOR_HEADINGS) {
                throw Problem.invalid("excel-headings-missing", String.join("、", expected));
            }
            var texts = new LinkedHashMap<Integer, String>();
            for (Cell cell : row) {
                String text = cell == null ? "" : plain(cell(cell).text());
                if (!text.isEmpty() && cell != null && cell.getColumnIndex() < limits.columns()) {
                    texts.put(cell.getColumnIndex(), text);
                }
            }
            if (texts.isEmpty()
                    || (!expected.isEmpty() && texts.values().stream().noneMatch(expected::contains))) {
                return;
            }
            var seen = new HashSet<String>();
            texts.values().stream().filter(text -> !seen.add(text)).findFirst().ifPresent(twice -> {
                throw Problem.invalid("excel-heading-twice", twice);
            });
            headings.putAll(texts);
            headingRow = row.getRowNum();
        }

        private void takeRow(Row row) {
            var cells = new HashMap<String, ExcelCell>();
            boolean blank = true;
            for (var heading : headings.entrySet()) {
                Cell cell = heading.getKey() < row.getCellCount() ? row.getCell(heading.getKey()) : null;
                ExcelCell read = cell == null
                        ? new ExcelCell(ExcelBook.columnName(heading.getKey()) + row.getRowNum(), null, false)
                        : cell(cell);
                blank &= read.isBlank();
                cells.put(heading.getValue(), read);
            }
            if (blank) {
                return;
            }
            if (rows.size() >= limits.rows()) {
                throw Problem.invalid("excel-too-many-rows", limits.rows());
            }
            rows.add(new ExcelRow(row.getRowNum(), cells));
        }

        private static ExcelCell cell(Cell cell) {
            String address = cell.getAddress().toString();
            if (cell.getType() == CellType.ERROR) {
                return new ExcelCell(address, String.valueOf(cell.getRawValue()), true);
            }
            @Nullable Object value = cell.getValue();
            if (value instanceof java.math.BigDecimal && DateFormats.isDate(cell)) {
                return new ExcelCell(address, DateFormats.date(cell), false);
            }
            return new ExcelCell(address, value, false);
        }
    }
}
