package io.bihuan.server.register;

import io.bihuan.server.excel.ExcelCell;
import io.bihuan.server.excel.ExcelColumn;
import io.bihuan.server.excel.ExcelRow;
import io.bihuan.server.excel.ExcelSheet;
import io.bihuan.server.http.Messages;
import io.bihuan.server.register.RegisterType.Choice;
import io.bihuan.server.register.RegisterType.Field;
import io.bihuan.server.register.RegisterType.FieldKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a register's workbook: the same in the template, in an export and when a file is read. They are written in
 * the reader's language; what is read may be in either.
 */
final class RegisterColumns {

    private static final List<Locale> LANGUAGES = List.of(Locale.CHINA, Locale.ENGLISH);

    /** What every record has besides its fields. */
    enum Common {
        ORGANISATION(28),
        PLACE(24),
        LONGITUDE(12),
        LATITUDE(12),
        PARENT(18),
        STATE(14),
        GRADE(10);

        private final int width;

        Common(int width) {
            this.width = width;
        }

        private String key() {
            return "register.column." + name().toLowerCase(Locale.ROOT);
        }
    }

    private final RegisterType type;
    private final @Nullable RegisterType parent;
    private final Messages messages;

    RegisterColumns(RegisterType type, @Nullable RegisterType parent, Messages messages) {
        this.type = type;
        this.parent = parent;
        this.messages = messages;
    }

    String name(Locale locale) {
        return RegisterBook.inLanguage(locale, type.name(), type.nameEn());
    }

    String heading(Common column, Locale locale) {
        return messages.text(locale, column.key());
    }

    String heading(Field field, Locale locale) {
        String name = RegisterBook.inLanguage(locale, field.name(), field.nameEn());
        return field.unit().isEmpty() ? name : messages.text(locale, "register.column.unit", name, field.unit());
    }

    /** The heading of the field by which a record is known. */
    String keyHeading(Locale locale) {
        return type.field(type.keyField()).map(field -> heading(field, locale)).orElse("");
    }

    /** What is filled in; those marked with a star must be. */
    List<ExcelColumn> asked(Locale locale, List<String> organisations) {
        var columns = new ArrayList<ExcelColumn>();
        for (Field field : type.fields()) {
            boolean must = field.required()
                    || field.key().equals(type.keyField())
                    || field.key().equals(type.titleField());
            columns.add(new ExcelColumn(
                    heading(field, locale) + (must ? "*" : ""),
                    field.kind() == FieldKind.TEXT ? 24 : 14,
                    field.choices().stream()
                            .map(choice -> RegisterBook.inLanguage(locale, choice.name(), choice.nameEn()))
                            .toList(),
                    field.computed() ? messages.text(locale, "register.note.computed") : ""));
        }
        columns.add(new ExcelColumn(
                heading(Common.ORGANISATION, locale) + "*", Common.ORGANISATION.width, organisations, ""));
        for (Common each : List.of(Common.PLACE, Common.LONGITUDE, Common.LATITUDE)) {
            columns.add(ExcelColumn.of(heading(each, locale), each.width));
        }
        RegisterType above = parent;
        if (above != null) {
            columns.add(new ExcelColumn(
                    heading(Common.PARENT, locale) + "*",
                    Common.PARENT.width,
                    List.of(),
                    messages.text(
                            locale,
                            "register.note.parent",
                            RegisterBook.inLanguage(locale, above.name(), above.nameEn()))));
        }
        return columns;
    }

    /** What is written: what is filled in, and where the record stands. */
    List<ExcelColumn> written(Locale locale) {
        var columns = new ArrayList<>(asked(locale, List.of()));
        for (Common each : List.of(Common.STATE, Common.GRADE)) {
            columns.add(ExcelColumn.of(heading(each, locale), each.width));
        }
        return columns;
    }

    /** A field's value as a cell shows it. */
    static Object shown(Field field, String value, Locale locale) {
        return switch (field.kind()) {
            case TEXT -> value;
            case NUMBER -> new BigDecimal(value);
            case DATE -> LocalDate.parse(value);
            case CHOICE ->
                field.choices().stream()
                        .filter(choice -> choice.key().equals(value))
                        .map(choice -> RegisterBook.inLanguage(locale, choice.name(), choice.nameEn()))
                        .findFirst()
                        .orElse(value);
        };
    }

    /** A field's value as it is kept, from a cell; what cannot be read stays as it is, to be refused with its reason. */
    static String kept(Field field, ExcelCell cell) {
        return switch (field.kind()) {
            case TEXT -> cell.text();
            case NUMBER -> cell.number().map(BigDecimal::toPlainString).orElse(cell.text());
            case DATE -> cell.date().map(LocalDate::toString).orElse(cell.text());
            case CHOICE ->
                field.choices().stream()
                        .filter(choice -> List.of(choice.name(), choice.nameEn(), choice.key())
                                .contains(cell.text()))
                        .map(Choice::key)
                        .findFirst()
                        .orElse(cell.text());
        };
    }

    /** Whether a sheet has the columns without which no row can be read. */
    boolean readable(ExcelSheet sheet) {
        return has(sheet, LANGUAGES.stream().map(this::keyHeading))
                && has(sheet, LANGUAGES.stream().map(locale -> heading(Common.ORGANISATION, locale)));
    }

    private static boolean has(ExcelSheet sheet, Stream<String> headings) {
        return headings.map(ExcelSheet::plain).anyMatch(sheet::has);
    }

    ExcelCell cell(ExcelRow row, Field field) {
        return cell(row, LANGUAGES.stream().map(locale -> heading(field, locale)));
    }

    ExcelCell cell(ExcelRow row, Common column) {
        return cell(row, LANGUAGES.stream().map(locale -> heading(column, locale)));
    }

    private static ExcelCell cell(ExcelRow row, Stream<String> headings) {
        return headings.map(ExcelSheet::plain)
                .map(row::cell)
                .filter(cell -> !cell.address().isEmpty())
                .findFirst()
                .orElse(new ExcelCell("", null, false));
    }
}
