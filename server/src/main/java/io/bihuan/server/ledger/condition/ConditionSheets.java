package io.bihuan.server.ledger.condition;

import io.bihuan.server.excel.ExcelBook;
import io.bihuan.server.excel.ExcelColumn;
import io.bihuan.server.excel.ExcelLimits;
import io.bihuan.server.excel.ExcelRow;
import io.bihuan.server.excel.ExcelSheet;
import io.bihuan.server.http.Messages;
import io.bihuan.server.http.PageQuery;
import io.bihuan.server.http.Problem;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The table of filing conditions as a workbook, out and in. What is brought in is taken as a whole or not at all. */
@Component
public class ConditionSheets {

    /** What a row that was refused says; {@code cell} such as {@code H7}. */
    public record Refused(String cell, String message) {}

    /** What became of a workbook: how many conditions were written, or what was wrong. */
    public record Taken(int saved, List<Refused> refused) {

        public Taken {
            refused = List.copyOf(refused);
        }
    }

    /** The columns, their widths, and what of a condition stands in them. */
    private enum Column {
        TYPE(18, FilingCondition::type),
        CODE(14, FilingCondition::code),
        CATEGORY(14, FilingCondition::category),
        SUBCATEGORY(14, FilingCondition::subcategory),
        NAME(30, FilingCondition::name),
        FILING(40, FilingCondition::filing),
        CLOSING(40, FilingCondition::closing),
        LIMIT(12, FilingCondition::limit),
        LIMIT_URGENT(12, FilingCondition::limitUrgent),
        LIMIT_VERY_URGENT(12, FilingCondition::limitVeryUrgent),
        SOURCE(30, FilingCondition::source),
        MARK(8, FilingCondition::mark),
        RETIRED(10, condition -> condition.retired() ? "1" : null);

        private final double width;
        private final Function<FilingCondition, @Nullable String> text;

        Column(double width, Function<FilingCondition, @Nullable String> text) {
            this.width = width;
            this.text = text;
        }

        String field() {
            StringBuilder camel = new StringBuilder();
            for (String part : name().toLowerCase(Locale.ROOT).split("_")) {
                camel.append(
                        camel.isEmpty() ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
            }
            return camel.toString();
        }
    }

    private final FilingConditions conditions;
    private final Messages messages;

    ConditionSheets(FilingConditions conditions, Messages messages) {
        this.conditions = conditions;
        this.messages = messages;
    }

    /** Writes all conditions of a type, or of all types, retired ones too. */
    @Transactional(readOnly = true)
    public void write(@Nullable String type, OutputStream out, Locale locale) {
        try (var book = new ExcelBook(out)) {
            var sheet = book.sheet(
                    messages.text(locale, "condition.sheet"),
                    Arrays.stream(Column.values())
                            .map(column -> ExcelColumn.of(heading(column, locale), column.width))
                            .toList());
            int number = 0;
            List<FilingCondition> rows;
            do {
                rows = conditions
                        .find(type, null, true, new PageQuery(number++, PageQuery.LARGEST, null))
                        .items();
                for (FilingCondition condition : rows) {
                    sheet.row(Arrays.stream(Column.values())
                            .map(column -> column.text.apply(condition))
                            .toList());
                }
            } while (rows.size() == PageQuery.LARGEST);
            sheet.filterable();
        }
    }

    private String heading(Column column, Locale locale) {
        return messages.text(locale, "condition." + column.field());
    }

    /**
     * Takes a workbook with the headings of {@link #write}. A condition whose type and code are known takes the place of
     * what was there; when anything is wrong, nothing is written.
     *
     * @throws Problem as {@link ExcelSheet#read} says
     */
    @Transactional
    public Taken read(InputStream workbook, Locale locale) {
        List<String> expected = Arrays.stream(new Column[] {Column.TYPE, Column.CODE, Column.NAME})
                .map(column -> heading(column, locale))
                .toList();
        ExcelSheet sheet = ExcelSheet.read(workbook, expected, ExcelLimits.USUAL);
        var refused = new ArrayList<Refused>();
        int saved = 0;
        for (ExcelRow row : sheet.rows()) {
            try {
                conditions.save(condition(row, locale));
                saved++;
            } catch (Problem problem) {
                refused.addAll(words(row, problem, locale));
            }
        }
        if (!refused.isEmpty()) {
            undo();
            return new Taken(0, refused);
        }
        return new Taken(saved, List.of());
    }

    private static void undo() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
    }

    private FilingCondition condition(ExcelRow row, Locale locale) {
        Function<Column, String> text = column -> row.text(heading(column, locale));
        return new FilingCondition(
                0,
                text.apply(Column.TYPE),
                text.apply(Column.CODE),
                text.apply(Column.CATEGORY),
                text.apply(Column.SUBCATEGORY),
                text.apply(Column.NAME),
                text.apply(Column.FILING),
                text.apply(Column.CLOSING),
                text.apply(Column.LIMIT),
                text.apply(Column.LIMIT_URGENT),
                text.apply(Column.LIMIT_VERY_URGENT),
                text.apply(Column.SOURCE),
                text.apply(Column.MARK),
                !text.apply(Column.RETIRED).isEmpty());
    }

    private List<Refused> words(ExcelRow row, Problem problem, Locale locale) {
        if (problem.fieldErrors().isEmpty()) {
            String text = messages.text(locale, "problem." + problem.code(), problem.arguments());
            return List.of(new Refused(Integer.toString(row.number()), text));
        }
        return problem.fieldErrors().stream()
                .map(error -> new Refused(
                        address(row, error.field(), locale),
                        messages.text(
                                locale,
                                "problem." + error.code(),
                                error.arguments().toArray())))
                .toList();
    }

    private String address(ExcelRow row, String field, Locale locale) {
        return Arrays.stream(Column.values())
                .filter(column -> column.field().equals(field))
                .map(column -> row.cell(heading(column, locale)).address())
                .findFirst()
                .orElse(Integer.toString(row.number()));
    }
}
