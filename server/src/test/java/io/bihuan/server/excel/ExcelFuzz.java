package io.bihuan.server.excel;

import io.bihuan.server.http.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Consumer;

/** Any file as a workbook: a sheet, or a problem that says what is wrong. */
public final class ExcelFuzz implements Consumer<byte[]> {

    /** A small workbook of our own. */
    public static List<byte[]> seeds() {
        var out = new ByteArrayOutputStream();
        try (var book = new ExcelBook(out)) {
            var page = book.sheet("fuzz", List.of(ExcelColumn.of("number", 10), ExcelColumn.of("name", 20)));
            page.row(List.of(1, "一"));
            page.row(List.of(2.5, "=1+1"));
        }
        return List.of(out.toByteArray());
    }

    @Override
    public void accept(byte[] input) {
        try {
            ExcelSheet.read(new ByteArrayInputStream(input));
        } catch (Problem refused) {
            if (refused.code().isBlank()) {
                throw new IllegalStateException("refused without a reason", refused);
            }
        }
    }
}
