package io.bihuan.server.excel;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines of CSV, RFC 4180. Text that a spreadsheet would take for a formula gets an apostrophe in front, which makes it text
 * there: what one person typed must not run on another's computer. Numbers stay as they are.
 */
public final class Csv {

    private Csv() {}

    /** Writes one line; null is an empty field. */
    public static void line(Writer out, List<? extends @Nullable Object> fields) throws IOException {
        for (int i = 0; i < fields.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            Object field = fields.get(i);
            out.write(field == null ? "" : field instanceof Number ? field.toString() : text(field.toString()));
        }
        out.write("\r\n");
    }

    /** One field of text. */
    public static String text(String text) {
        String safe = startsLikeFormula(text) ? "'" + text : text;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    /** The full-width signs are formulas to spreadsheets of East Asian languages. */
    static boolean startsLikeFormula(String text) {
        return !text.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(text.charAt(0)) >= 0;
    }
}
