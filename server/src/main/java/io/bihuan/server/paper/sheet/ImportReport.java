package io.bihuan.server.paper.sheet;

import io.bihuan.server.excel.ExcelBook;
import io.bihuan.server.excel.ExcelColumn;
import io.bihuan.server.excel.ExcelMark;
import io.bihuan.server.excel.ExcelPage;
import io.bihuan.server.excel.ExcelRow;
import io.bihuan.server.excel.ExcelSheet;
import io.bihuan.server.http.Messages;
import io.bihuan.server.http.Problem;
import io.bihuan.server.paper.sheet.ImportRun.Outcome;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the file that comes back: the rows as they were sent, in their order and columns, faulty cells coloured with the
 * reason as comment, and two columns behind them: the case's number, and what became of the row. Corrected and sent again,
 * rows that have a number are left alone.
 */
final class ImportReport {

    private final Messages messages;
    private final Locale locale;
    private final ImportColumns columns;

    ImportReport(Messages messages, Locale locale, ImportColumns columns) {
        this.messages = messages;
        this.locale = locale;
        this.columns = columns;
    }

    byte[] write(ExcelSheet sheet, List<Outcome> outcomes) {
        List<String> headings = sheet.headings().stream()
                .filter(heading -> !heading.equals(columns.caseNumber()) && !heading.equals(columns.outcome()))
                .toList();
        var heads = new ArrayList<ExcelColumn>();
        headings.forEach(heading -> heads.add(head(heading)));
        heads.add(ExcelColumn.of(columns.caseNumber(), 20));
        heads.add(ExcelColumn.of(columns.outcome(), 60));
        var out = new ByteArrayOutputStream();
        try (var book = new ExcelBook(out)) {
            ExcelPage page = book.sheet(messages.text(locale, "sheet.fill"), heads);
            for (int i = 0; i < outcomes.size(); i++) {
                page.row(row(sheet.rows().get(i), headings, outcomes.get(i)));
            }
        }
        return out.toByteArray();
    }

    /** The column as the template has it, so that the choices are offered again; others as they came. */
    private ExcelColumn head(String heading) {
        return columns.asked().stream()
                .filter(column -> ExcelSheet.plain(column.heading()).equals(heading))
                .findFirst()
                .orElse(ExcelColumn.of(heading, 18));
    }

    private List<@Nullable Object> row(ExcelRow row, List<String> headings, Outcome outcome) {
        var values = new ArrayList<@Nullable Object>();
        for (String heading : headings) {
            @Nullable Object value = row.cell(heading).value();
            Optional<Problem> fault = outcome.faults().entrySet().stream()
                    .filter(entry -> ExcelSheet.plain(entry.getKey()).equals(heading))
                    .map(Map.Entry::getValue)
                    .findFirst();
            values.add(fault.isPresent() ? new ExcelMark(value, text(fault.get())) : value);
        }
        values.add(outcome.number());
        String words = words(row, outcome);
        values.add(outcome.kind() == ImportRun.Kind.REFUSED ? new ExcelMark(words, words) : words);
        return values;
    }

    private String words(ExcelRow row, Outcome outcome) {
        if (outcome.kind() != ImportRun.Kind.REFUSED) {
            return messages.text(locale, "sheet.outcome." + outcome.kind().name());
        }
        return outcome.faults().entrySet().stream()
                .map(fault -> fault.getKey().isEmpty()
                        ? text(fault.getValue())
                        : messages.text(
                                locale,
                                "sheet.fault",
                                fault.getKey(),
                                row.cell(ExcelSheet.plain(fault.getKey())).address(),
                                text(fault.getValue())))
                .collect(Collectors.joining("；"));
    }

    private String text(Problem problem) {
        return messages.text(locale, "problem." + problem.code(), problem.arguments());
    }
}
