package io.bihuan.server.register;

import io.bihuan.server.excel.ExcelCell;
import io.bihuan.server.excel.ExcelLimits;
import io.bihuan.server.excel.ExcelRow;
import io.bihuan.server.excel.ExcelSheet;
import io.bihuan.server.http.Messages;
import io.bihuan.server.http.Problem;
import io.bihuan.server.http.Problem.FieldError;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.Organisation;
import io.bihuan.server.ledger.Actor;
import io.bihuan.server.register.RegisterColumns.Common;
import io.bihuan.server.register.RegisterType.Field;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes filled-in workbooks of a register, row by row. A row whose number is there already changes that record, and blank
 * cells leave what was there; any other adds one. A faulty row is told by its cells and leaves its neighbours alone.
 */
@Component
public class RegisterIntake {

    /** What a fault is and where; the code names its message. */
    public record Fault(int row, String cell, String column, String code, List<Object> arguments) {}

    /** What came of an import: how many rows were added, how many changed what was there, what was refused. */
    public record Imported(int added, int changed, List<Fault> faults, boolean taken) {}

    private final RegisterTypes types;
    private final Registers registers;
    private final EntryStore store;
    private final Directory directory;
    private final Messages messages;
    private final TransactionTemplate whole;
    private final TransactionTemplate savepoint;

    RegisterIntake(
            RegisterTypes types,
            Registers registers,
            EntryStore store,
            Directory directory,
            Messages messages,
            PlatformTransactionManager transactions) {
        this.types = types;
        this.registers = registers;
        this.store = store;
        this.directory = directory;
        this.messages = messages;
        this.whole = new TransactionTemplate(transactions);
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    static RegisterColumns columns(RegisterType type, RegisterTypes types, Messages messages) {
        return new RegisterColumns(type, type.parent() == null ? null : types.get(type.parent()), messages);
    }

    /**
     * Takes a filled-in sheet.
     *
     * @param onlyAll true to take nothing when any row is refused, false to take the good ones
     * @param locale in whose language faulty columns are named
     * @throws Problem as {@link ExcelSheet#read}; 403 {@code register-role}; 422 {@code sheet-empty}
     */
    public Imported read(
            String register, InputStream workbook, boolean onlyAll, Actor actor, Instant at, Locale locale) {
        RegisterType type = types.get(register);
        if (!Registers.edits(type, actor)) {
            throw Problem.forbidden("register-role", type.name());
        }
        RegisterColumns columns = columns(type, types, messages);
        ExcelSheet sheet = ExcelSheet.read(
                workbook,
                List.of(columns.keyHeading(Locale.CHINA), columns.keyHeading(Locale.ENGLISH)),
                ExcelLimits.USUAL);
        if (!columns.readable(sheet)) {
            throw Problem.invalid("excel-headings-missing", columns.heading(Common.ORGANISATION, locale));
        }
        if (sheet.rows().isEmpty()) {
            throw Problem.invalid("sheet-empty");
        }
        var intake = new Rows(type, columns, actor, at, locale);
        return java.util.Objects.requireNonNull(whole.execute(status -> {
            Imported imported = intake.take(sheet.rows());
            if (onlyAll && !imported.faults().isEmpty()) {
                status.setRollbackOnly();
                return new Imported(0, 0, imported.faults(), false);
            }
            return imported;
        }));
    }

    /** One pass over the rows of a file. */
    private final class Rows {

        private final RegisterType type;
        private final RegisterColumns columns;
        private final Actor actor;
        private final Instant at;
        private final Locale locale;
        private final Map<String, List<Organisation>> organisations;
        private final Set<String> keys = new HashSet<>();
        private final List<Fault> faults = new ArrayList<>();
        private int added;
        private int changed;

        Rows(RegisterType type, RegisterColumns columns, Actor actor, Instant at, Locale locale) {
            this.type = type;
            this.columns = columns;
            this.actor = actor;
            this.at = at;
            this.locale = locale;
            this.organisations =
                    directory.organisations(actor.scope()).stream().collect(Collectors.groupingBy(Organisation::name));
        }

        Imported take(List<ExcelRow> rows) {
            rows.forEach(this::take);
            return new Imported(added, changed, List.copyOf(faults), true);
        }

        private void take(ExcelRow row) {
            int before = faults.size();
            Map<String, String> values = values(row);
            String key = values.getOrDefault(type.keyField(), "");
            Field keyField = type.field(type.keyField()).orElseThrow();
            if (!key.isEmpty() && !keys.add(key)) {
                fault(row, columns.cell(row, keyField), columns.heading(keyField, locale), "record-key-twice", key);
            }
            Optional<Entry> there = key.isEmpty() ? Optional.empty() : store.byKey(type.key(), key);
            check(row, there.map(Entry::fields).orElse(Map.of()), values);
            long organisation = organisation(row);
            Long parent = type.parent() == null ? null : parent(row, type.parent());
            Double longitude = degrees(row, Common.LONGITUDE, 180);
            Double latitude = degrees(row, Common.LATITUDE, 90);
            if (faults.size() > before) {
                return;
            }
            String place = columns.cell(row, Common.PLACE).text();
            var draft = new Draft(
                    organisation,
                    there.map(Entry::gridId).orElse(null),
                    parent,
                    place.isEmpty() ? there.map(Entry::place).orElse(null) : place,
                    longitude == null ? there.map(Entry::longitudeDegrees).orElse(null) : longitude,
                    latitude == null ? there.map(Entry::latitudeDegrees).orElse(null) : latitude,
                    values,
                    messages.text(Locale.CHINA, "register.reason.workbook"));
            write(row, there, draft);
        }

        private void write(ExcelRow row, Optional<Entry> there, Draft draft) {
            try {
                savepoint.executeWithoutResult(status -> {
                    if (there.isPresent()) {
                        registers.change(there.get().id(), null, draft, actor, at);
                    } else {
                        registers.add(type.key(), draft, actor, at);
                    }
                });
                added += there.isPresent() ? 0 : 1;
                changed += there.isPresent() ? 1 : 0;
            } catch (Problem problem) {
                if (problem.fieldErrors().isEmpty()) {
                    fault(row, new ExcelCell("", null, false), "", problem.code(), problem.arguments());
                }
                for (FieldError error : problem.fieldErrors()) {
                    fault(
                            row,
                            new ExcelCell("", null, false),
                            "",
                            error.code(),
                            error.arguments().toArray());
                }
            }
        }

        private Map<String, String> values(ExcelRow row) {
            var values = new HashMap<String, String>();
            for (Field field : type.fields()) {
                ExcelCell cell = columns.cell(row, field);
                if (!field.computed() && !cell.isBlank()) {
                    values.put(field.key(), RegisterColumns.kept(field, cell).strip());
                }
            }
            return values;
        }

        private void check(ExcelRow row, Map<String, String> there, Map<String, String> values) {
            var check = new FieldValues(type);
            check.merged(there, values, Registers.required(type));
            for (FieldError error : check.errors()) {
                Field field =
                        type.field(error.field().substring("fields.".length())).orElseThrow();
                fault(
                        row,
                        columns.cell(row, field),
                        columns.heading(field, locale),
                        error.code(),
                        error.arguments().toArray());
            }
        }

        private void fault(ExcelRow row, ExcelCell cell, String column, String code, Object... arguments) {
            faults.add(new Fault(row.number(), cell.address(), column, code, List.of(arguments)));
        }

        private void fault(ExcelRow row, Common column, String code, Object... arguments) {
            fault(row, columns.cell(row, column), columns.heading(column, locale), code, arguments);
        }

        private long organisation(ExcelRow row) {
            String name = columns.cell(row, Common.ORGANISATION).text();
            List<Organisation> named = organisations.getOrDefault(name, List.of());
            if (named.size() != 1) {
                fault(
                        row,
                        Common.ORGANISATION,
                        named.isEmpty() ? "record-organisation-unknown" : "record-organisation-many",
                        name);
                return 0;
            }
            return named.getFirst().id();
        }

        private @Nullable Long parent(ExcelRow row, String register) {
            String key = columns.cell(row, Common.PARENT).text();
            Optional<Entry> parent = store.byKey(register, key);
            if (parent.isEmpty()) {
                fault(row, Common.PARENT, "record-parent-unknown", key);
            }
            return parent.map(Entry::id).orElse(null);
        }

        private @Nullable Double degrees(ExcelRow row, Common column, int most) {
            ExcelCell cell = columns.cell(row, column);
            if (cell.isBlank()) {
                return null;
            }
            Optional<Double> degrees =
                    cell.number().map(Number::doubleValue).filter(number -> Math.abs(number) <= most);
            if (degrees.isEmpty()) {
                fault(row, column, column == Common.LONGITUDE ? "field-longitude" : "field-latitude");
            }
            return degrees.orElse(null);
        }
    }
}
