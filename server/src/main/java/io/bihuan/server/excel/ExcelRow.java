package io.bihuan.server.excel;

import java.util.Map;
import java.util.Objects;

/**
 * One row below the headings.
 *
 * @param number as Excel shows it, from 1
 * @param cells by heading; every heading has a cell, if only an empty one
 */
public record ExcelRow(int number, Map<String, ExcelCell> cells) {

    public ExcelRow {
        cells = Map.copyOf(cells);
    }

    /** The cell under a heading. An empty one without an address where the sheet has no such heading. */
    public ExcelCell cell(String heading) {
        return Objects.requireNonNullElse(cells.get(heading), new ExcelCell("", null, false));
    }

    /** The text under a heading, empty when there is none. */
    public String text(String heading) {
        return cell(heading).text();
    }
}
