package io.bihuan.server.excel;

import java.util.List;

/**
 * A column of a sheet that is written.
 *
 * @param heading a required column's ends with a star
 * @param width in characters
 * @param choices what may be chosen in a column people fill in; empty for anything
 * @param note shown when the mouse rests on the heading; empty for none
 */
public record ExcelColumn(String heading, double width, List<String> choices, String note) {

    public ExcelColumn {
        choices = List.copyOf(choices);
    }

    /** A column of anything. */
    public static ExcelColumn of(String heading, double width) {
        return new ExcelColumn(heading, width, List.of(), "");
    }
}
