package io.bihuan.server.register;

import io.bihuan.server.database.DataScopes;
import io.bihuan.server.excel.ExcelBook;
import io.bihuan.server.excel.ExcelCell;
import io.bihuan.server.excel.ExcelColumn;
import io.bihuan.server.excel.ExcelPage;
import io.bihuan.server.excel.ExcelRow;
import io.bihuan.server.excel.ExcelSheet;
import io.bihuan.server.http.PageQuery;
import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.Organisation;
import io.bihuan.server.ledger.Actor;
import io.bihuan.server.register.RegisterType.Choice;
import io.bihuan.server.register.RegisterType.Field;
import io.bihuan.server.register.RegisterType.FieldKind;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Registers as workbooks: written as they are shown, read row by row with every fault told at its cell. */
@Component
public class RegisterSheets {

    private static final String ORGANISATION = "所属单位";
    private static final String PLACE = "地点";
    private static final String PARENT = "所属记录编号";
    private static final String STATE = "状态";
    private static final String GRADE = "等级";
    private static final String REASON = "从表格导入";

    /** What a fault is and where; the code names its message. */
    public record Fault(int row, String cell, String column, String code, List<Object> arguments) {}

    /** What came of an import: how many rows were added, how many changed what was there, what was refused. */
    public record Imported(int added, int changed, List<Fault> faults, boolean taken) {}

    private final RegisterTypes types;
    private final RegisterBook book;
    private final Registers registers;
    private final EntryStore store;
    private final Directory directory;

    RegisterSheets(RegisterTypes types, RegisterBook book, Registers registers, EntryStore store, Directory directory) {
        this.types = types;
        this.book = book;
        this.registers = registers;
        this.store = store;
        this.directory = directory;
    }

    /** Writes an empty sheet to fill in, with drop-downs. */
    public void template(String register, OutputStream out) {
        RegisterType type = types.get(register);
        List<String> units = directory.organisations(DataScopes.current()).stream()
                .map(Organisation::name)
                .distinct()
                .limit(1000)
                .toList();
        try (var workbook = new ExcelBook(out)) {
            workbook.sheet(type.name(), columns(type, units));
        }
    }

    /** Writes the records of a list. */
    public void export(String register, EntryFilter filter, PageQuery order, OutputStream out) {
        RegisterType type = types.get(register);
        try (var workbook = new ExcelBook(out)) {
            var columns = new ArrayList<>(columns(type, List.of()));
            columns.add(ExcelColumn.of(STATE, 14));
            columns.add(ExcelColumn.of(GRADE, 10));
            ExcelPage page = workbook.sheet(type.name(), columns);
            book.each(register, filter, order, row -> page.row(values(type, row)));
            page.filterable();
        }
    }

    private List<ExcelColumn> columns(RegisterType type, List<String> units) {
        var columns = new ArrayList<ExcelColumn>();
        for (Field field : type.fields()) {
            columns.add(new ExcelColumn(
                    heading(field) + (field.required() ? "*" : ""),
                    field.kind() == FieldKind.TEXT ? 24 : 14,
                    field.choices().stream().map(Choice::name).toList(),
                    field.computed() ? "由系统计算，不用填写" : ""));
        }
        columns.add(new ExcelColumn(ORGANISATION + "*", 28, units, ""));
        columns.add(ExcelColumn.of(PLACE, 24));
        if (type.parent() != null) {
            String parent = types.get(type.parent()).name();
            columns.add(new ExcelColumn(PARENT + "*", 18, List.of(), parent + "的编号"));
        }
        return columns;
    }

    private static String heading(Field field) {
        return field.unit().isEmpty() ? field.name() : field.name() + "（" + field.unit() + "）";
    }

    private List<@Nullable Object> values(RegisterType type, EntryRow row) {
        var values = new ArrayList<@Nullable Object>();
        for (Field field : type.fields()) {
            @Nullable String value = row.fields().get(field.key());
            values.add(value == null ? null : cell(field, value));
        }
        values.add(row.organisation().name());
        values.add(row.place());
        if (type.parent() != null) {
            values.add(
                    row.parentId() == null
                            ? null
                            : store.find(row.parentId()).map(Entry::key).orElse(""));
        }
        values.add(row.state().name());
        values.add(row.grade() == null ? null : row.grade().name());
        return values;
    }

    private static Object cell(Field field, String value) {
        return switch (field.kind()) {
            case TEXT -> value;
            case NUMBER -> new BigDecimal(value);
            case DATE -> LocalDate.parse(value);
            case CHOICE ->
                field.choices().stream()
                        .filter(choice -> choice.key().equals(value))
                        .map(Choice::name)
                        .findFirst()
                        .orElse(value);
        };
    }

    /**
     * Takes a filled-in sheet. A row whose number is there already changes that record, any other adds one.
     *
     * @param onlyAll true to take nothing when any row is refused, false to take the good ones
     * @throws Problem as {@link ExcelSheet#read}; 403 {@code register-role}
     */
    @Transactional
    public Imported read(String register, InputStream workbook, boolean onlyAll, Actor actor, Instant at) {
        RegisterType type = types.get(register);
        if (!Registers.edits(type, actor)) {
            throw Problem.forbidden("register-role", type.name());
        }
        ExcelSheet sheet = ExcelSheet.read(workbook);
        var faults = new ArrayList<Fault>();
        var good = new ArrayList<Draft>();
        for (String heading : List.of(keyHeading(type), ORGANISATION)) {
            if (!sheet.has(ExcelSheet.plain(heading))) {
                throw Problem.invalid("excel-headings-missing", heading);
            }
        }
        for (ExcelRow row : sheet.rows()) {
            int before = faults.size();
            Draft draft = draft(type, row, actor, faults);
            if (faults.size() == before) {
                good.add(draft);
            }
        }
        if (onlyAll && !faults.isEmpty()) {
            return new Imported(0, 0, faults, false);
        }
        int added = 0;
        for (Draft draft : good) {
            String key = draft.fields().getOrDefault(type.keyField(), "");
            var there = store.byKey(register, key);
            if (there.isPresent()) {
                registers.change(there.get().id(), null, draft, actor, at);
            } else {
                registers.add(register, draft, actor, at);
                added++;
            }
        }
        return new Imported(added, good.size() - added, faults, true);
    }

    private static String keyHeading(RegisterType type) {
        return type.field(type.keyField()).map(RegisterSheets::heading).orElse("");
    }

    private Draft draft(RegisterType type, ExcelRow row, Actor actor, List<Fault> faults) {
        Map<String, String> values = new HashMap<>();
        for (Field field : type.fields()) {
            ExcelCell cell = row.cell(ExcelSheet.plain(heading(field)));
            if (!field.computed() && !cell.isBlank()) {
                values.put(field.key(), text(field, cell));
            }
        }
        var check = new FieldValues(type);
        var required = new java.util.HashSet<String>();
        type.fields().stream().filter(Field::required).map(Field::key).forEach(required::add);
        required.add(type.keyField());
        required.add(type.titleField());
        check.merged(Map.of(), values, required);
        for (var error : check.errors()) {
            Field field =
                    type.field(error.field().substring("fields.".length())).orElseThrow();
            ExcelCell cell = row.cell(ExcelSheet.plain(heading(field)));
            faults.add(new Fault(row.number(), cell.address(), heading(field), error.code(), error.arguments()));
        }
        long organisation = organisation(row, actor, faults);
        @Nullable Long parent = type.parent() == null ? null : parent(type.parent(), row, faults);
        String place = row.text(PLACE);
        return new Draft(organisation, null, parent, place.isEmpty() ? null : place, null, null, values, REASON);
    }

    private static String text(Field field, ExcelCell cell) {
        return switch (field.kind()) {
            case TEXT -> cell.text();
            case NUMBER -> cell.number().map(BigDecimal::toPlainString).orElse(cell.text());
            case DATE -> cell.date().map(LocalDate::toString).orElse(cell.text());
            case CHOICE ->
                field.choices().stream()
                        .filter(choice -> choice.name().equals(cell.text())
                                || choice.key().equals(cell.text()))
                        .map(Choice::key)
                        .findFirst()
                        .orElse(cell.text());
        };
    }

    private long organisation(ExcelRow row, Actor actor, List<Fault> faults) {
        ExcelCell cell = row.cell(ORGANISATION);
        List<Organisation> named = directory.organisations(actor.scope()).stream()
                .filter(each -> each.name().equals(cell.text()))
                .toList();
        if (named.size() != 1) {
            String code = named.isEmpty() ? "record-organisation-unknown" : "record-organisation-many";
            faults.add(new Fault(row.number(), cell.address(), ORGANISATION, code, List.of(cell.text())));
            return 0;
        }
        return named.getFirst().id();
    }

    private @Nullable Long parent(String register, ExcelRow row, List<Fault> faults) {
        ExcelCell cell = row.cell(PARENT);
        @Nullable Long id = store.byKey(register, cell.text()).map(Entry::id).orElse(null);
        if (id == null) {
            faults.add(new Fault(row.number(), cell.address(), PARENT, "record-parent-unknown", List.of(cell.text())));
        }
        return id;
    }
}
