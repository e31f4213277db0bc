package io.bihuan.server.paper.sheet;

import io.bihuan.server.excel.ExcelBook;
import io.bihuan.server.excel.ExcelColumn;
import io.bihuan.server.excel.ExcelPage;
import io.bihuan.server.http.Messages;
import io.bihuan.server.ledger.condition.FilingCondition;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseType.Field;
import io.bihuan.server.ledger.type.CaseType.FieldKind;
import io.bihuan.server.ledger.type.LoopRules;
import io.bihuan.server.ledger.type.Urgency;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The columns in which cases of a type are brought in: the same in the template, when the file is read, and in the file
 * that comes back. They follow from the type's YAML file.
 */
final class ImportColumns {

    static final String TITLE = "title";
    static final String SEVERITY = "severity";
    static final String URGENCY = "urgency";
    static final String CONDITION = "condition";
    static final String ORGANISATION = "organisation";
    static final String PLATE = "asset";
    static final String PLACE = "place";
    static final String LONGITUDE = "longitudeDegrees";
    static final String LATITUDE = "latitudeDegrees";
    static final String REASON = "reason";

    private static final int MOST_OFFERED = 1_000;

    private final CaseType type;
    private final Messages messages;
    private final Locale locale;
    private final List<FilingCondition> conditions;
    private final List<String> organisations;

    /**
     * The columns of a type.
     *
     * @param conditions the filing conditions under which its cases can be filed
     * @param organisations names of those a case can be filed for, offered to choose from
     */
    ImportColumns(
            CaseType type,
            Messages messages,
            Locale locale,
            List<FilingCondition> conditions,
            List<String> organisations) {
        this.type = type;
        this.messages = messages;
        this.locale = locale;
        this.conditions = List.copyOf(conditions);
        this.organisations = organisations.size() > MOST_OFFERED ? List.of() : List.copyOf(organisations);
    }

    CaseType type() {
        return type;
    }

    String heading(String key) {
        return messages.text(locale, "sheet.column." + key);
    }

    String heading(Field field) {
        return locale.getLanguage().equals("en") ? field.nameEn() : field.name();
    }

    String caseNumber() {
        return heading("number");
    }

    String outcome() {
        return heading("outcome");
    }

    String severity(int severity) {
        return messages.text(locale, "sheet.severity." + severity);
    }

    String urgency(Urgency urgency) {
        return messages.text(locale, "sheet.urgency." + urgency.key());
    }

    /** Whether cases of the type are filed under a condition. */
    LoopRules.Conditions conditionRule() {
        return type.loop().conditions();
    }

    List<FilingCondition> conditions() {
        return conditions;
    }

    /** A condition as the list offers it. */
    static String label(FilingCondition condition) {
        return condition.code() + " " + condition.name();
    }

    /** Every heading that is filled in, in order. */
    List<ExcelColumn> asked() {
        var columns = new ArrayList<ExcelColumn>();
        columns.add(new ExcelColumn(heading(TITLE) + "*", 36, List.of(), note("title")));
        columns.add(new ExcelColumn(
                heading(SEVERITY) + "*",
                10,
                List.of(severity(1), severity(2), severity(3), severity(4)),
                note("severity")));
        columns.add(new ExcelColumn(
                heading(URGENCY),
                10,
                Arrays.stream(Urgency.values()).map(this::urgency).toList(),
                note("urgency")));
        if (conditionRule() != LoopRules.Conditions.NONE) {
            columns.add(new ExcelColumn(
                    heading(CONDITION) + (conditionRule() == LoopRules.Conditions.REQUIRED ? "*" : ""),
                    30,
                    conditions.size() > MOST_OFFERED
                            ? List.of()
                            : conditions.stream().map(ImportColumns::label).toList(),
                    note("condition")));
        }
        columns.add(new ExcelColumn(heading(ORGANISATION), 28, organisations, note("organisation")));
        columns.add(new ExcelColumn(heading(PLATE), 14, List.of(), note("asset")));
        columns.add(new ExcelColumn(heading(PLACE), 30, List.of(), note("place")));
        columns.add(new ExcelColumn(heading(LONGITUDE), 12, List.of(), note("coordinates")));
        columns.add(new ExcelColumn(heading(LATITUDE), 12, List.of(), note("coordinates")));
        for (Field field : type.fields()) {
            columns.add(new ExcelColumn(
                    heading(field) + (field.required() ? "*" : ""), 22, choices(field), note(field.kind())));
        }
        columns.add(new ExcelColumn(heading(REASON), 36, List.of(), note("reason")));
        return columns;
    }

    private List<String> choices(Field field) {
        return field.choices().stream()
                .map(choice -> locale.getLanguage().equals("en") ? choice.nameEn() : choice.name())
                .toList();
    }

    private String note(String key) {
        return messages.text(locale, "sheet.note." + key);
    }

    private String note(FieldKind kind) {
        return switch (kind) {
            case DATE -> note("date");
            case NUMBER -> note("number");
            case CHOICE -> note("choice");
            default -> note("text");
        };
    }

    /** Writes the empty workbook to be filled in, with a sheet of instructions behind it. */
    void writeTemplate(OutputStream out) {
        List<ExcelColumn> asked = asked();
        try (var book = new ExcelBook(out)) {
            book.sheet(messages.text(locale, "sheet.fill"), asked);
            ExcelPage help = book.sheet(
                    messages.text(locale, "sheet.help"),
                    List.of(
                            ExcelColumn.of(messages.text(locale, "sheet.help.column"), 24),
                            ExcelColumn.of(messages.text(locale, "sheet.help.required"), 10),
                            ExcelColumn.of(messages.text(locale, "sheet.help.how"), 70),
                            ExcelColumn.of(messages.text(locale, "sheet.help.choices"), 60)));
            for (ExcelColumn column : asked) {
                boolean required = column.heading().endsWith("*");
                help.row(List.of(
                        column.heading().replace("*", ""),
                        messages.text(locale, required ? "sheet.yes" : "sheet.no"),
                        column.note(),
                        column.choices().size() > 30 ? "" : String.join("、", column.choices())));
            }
            help.row(List.of());
            help.row(List.of(messages.text(locale, "sheet.help.rows")));
            help.row(List.of(messages.text(locale, "sheet.help.again")));
            if (!conditions.isEmpty()) {
                writeConditions(book);
            }
        }
    }

    /** The conditions with what each means, to look up. */
    private void writeConditions(ExcelBook book) {
        ExcelPage page = book.sheet(
                messages.text(locale, "condition.sheet"),
                List.of(
                        ExcelColumn.of(messages.text(locale, "condition.code"), 14),
                        ExcelColumn.of(messages.text(locale, "condition.category"), 14),
                        ExcelColumn.of(messages.text(locale, "condition.subcategory"), 14),
                        ExcelColumn.of(messages.text(locale, "condition.name"), 36),
                        ExcelColumn.of(messages.text(locale, "condition.filing"), 44),
                        ExcelColumn.of(messages.text(locale, "condition.closing"), 36)));
        for (FilingCondition condition : conditions) {
            page.row(Arrays.asList(
                    condition.code(),
                    condition.category(),
                    condition.subcategory(),
                    condition.name(),
                    condition.filing(),
                    condition.closing()));
        }
        page.filterable();
    }
}
