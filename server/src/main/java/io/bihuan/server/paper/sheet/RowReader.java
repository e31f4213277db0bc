package io.bihuan.server.paper.sheet;

import io.bihuan.server.asset.Asset;
import io.bihuan.server.excel.ExcelCell;
import io.bihuan.server.excel.ExcelRow;
import io.bihuan.server.identity.Organisation;
import io.bihuan.server.identity.Viewer;
import io.bihuan.server.ledger.FileCase;
import io.bihuan.server.ledger.condition.FilingCondition;
import io.bihuan.server.ledger.type.CaseType.Choice;
import io.bihuan.server.ledger.type.CaseType.Field;
import io.bihuan.server.ledger.type.LoopRules;
import io.bihuan.server.ledger.type.Urgency;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns one filled-in row into the command that files a case, and tells for every cell what is wrong with it. */
final class RowReader {

    /**
     * What a row says.
     *
     * @param command null when a cell was wrong
     * @param faults message code by heading
     */
    record Read(@Nullable FileCase command, Map<String, String> faults) {}

    private final ImportColumns columns;
    private final Viewer viewer;
    private final Map<String, List<Organisation>> organisations = new HashMap<>();
    private final Map<String, Asset> assets = new HashMap<>();
    private final Map<String, List<FilingCondition>> conditions = new HashMap<>();

    RowReader(ImportColumns columns, Viewer viewer, Collection<Organisation> inScope, Collection<Asset> seen) {
        this.columns = columns;
        this.viewer = viewer;
        inScope.forEach(organisation -> organisations
                .computeIfAbsent(organisation.name(), name -> new ArrayList<>())
                .add(organisation));
        seen.forEach(asset -> assets.put(asset.plate(), asset));
        columns.conditions()
                .forEach(condition -> Stream.of(condition.code(), condition.name(), ImportColumns.label(condition))
                        .distinct()
                        .forEach(called -> conditions
                                .computeIfAbsent(called, name -> new ArrayList<>())
                                .add(condition)));
    }

    /** Names a case can be filed for, told apart where two are called the same. */
    static List<String> names(Collection<Organisation> inScope) {
        Map<String, Long> count = new HashMap<>();
        inScope.forEach(one -> count.merge(one.name(), 1L, Long::sum));
        return inScope.stream()
                .map(one -> count.getOrDefault(one.name(), 0L) > 1 ? one.name() + "#" + one.id() : one.name())
                .toList();
    }

    Read read(ExcelRow row) {
        var faults = new LinkedHashMap<String, String>();
        for (var cell : row.cells().entrySet()) {
            if (cell.getValue().faulty()) {
                faults.put(cell.getKey(), "sheet-cell-error");
            }
        }
        String title = row.text(heading(ImportColumns.TITLE));
        if (title.isEmpty()) {
            faults.putIfAbsent(heading(ImportColumns.TITLE), "field-required");
        }
        int severity = severity(row.text(heading(ImportColumns.SEVERITY)), faults);
        Urgency urgency = urgency(row.text(heading(ImportColumns.URGENCY)), faults);
        @Nullable Long condition = condition(row.text(heading(ImportColumns.CONDITION)), faults);
        @Nullable Asset asset = asset(row.text(heading(ImportColumns.PLATE)), faults);
        long otherwise = asset == null ? viewer.organisationId() : asset.organisationId();
        long organisation = organisation(row.text(heading(ImportColumns.ORGANISATION)), otherwise, faults);
        @Nullable Double longitude = degrees(row, ImportColumns.LONGITUDE, 180, faults);
        @Nullable Double latitude = degrees(row, ImportColumns.LATITUDE, 90, faults);
        Map<String, String> fields = fields(row, faults);
        if (!faults.isEmpty()) {
            return new Read(null, faults);
        }
        var command = new FileCase(
                columns.type().key(),
                title,
                severity,
                asset == null ? null : asset.id(),
                asset == null ? null : asset.plate(),
                organisation,
                asset == null ? viewer.gridId() : asset.gridId(),
                blankToNull(row.text(heading(ImportColumns.PLACE))),
                longitude,
                latitude,
                fields,
                blankToNull(row.text(heading(ImportColumns.REASON))),
                condition,
                urgency.key(),
                List.of());
        return new Read(command, faults);
    }

    private String heading(String key) {
        return columns.heading(key);
    }

    private int severity(String text, Map<String, String> faults) {
        for (int severity = 1; severity <= 4; severity++) {
            if (text.equals(columns.severity(severity)) || text.equals(Integer.toString(severity))) {
                return severity;
            }
        }
        faults.putIfAbsent(heading(ImportColumns.SEVERITY), text.isEmpty() ? "field-required" : "field-choice");
        return 0;
    }

    private Urgency urgency(String text, Map<String, String> faults) {
        if (text.isEmpty()) {
            return Urgency.NORMAL;
        }
        for (Urgency urgency : Urgency.values()) {
            if (text.equals(columns.urgency(urgency)) || text.equals(urgency.key())) {
                return urgency;
            }
        }
        faults.putIfAbsent(heading(ImportColumns.URGENCY), "field-choice");
        return Urgency.NORMAL;
    }

    /** A condition by its code, by its name, or as the list offers it: both. */
    private @Nullable Long condition(String text, Map<String, String> faults) {
        String heading = heading(ImportColumns.CONDITION);
        LoopRules.Conditions rule = columns.conditionRule();
        if (text.isEmpty()) {
            if (rule == LoopRules.Conditions.REQUIRED) {
                faults.putIfAbsent(heading, "field-required");
            }
            return null;
        }
        if (rule == LoopRules.Conditions.NONE) {
            faults.putIfAbsent(heading, "sheet-condition-none");
            return null;
        }
        List<FilingCondition> called = conditions.getOrDefault(text, List.of());
        if (called.size() != 1) {
            faults.putIfAbsent(heading, called.isEmpty() ? "sheet-condition-unknown" : "sheet-condition-twice");
            return null;
        }
        return called.getFirst().id();
    }

    private @Nullable Asset asset(String plate, Map<String, String> faults) {
        if (plate.isEmpty()) {
            return null;
        }
        @Nullable Asset found = assets.get(plate);
        if (found == null) {
            faults.putIfAbsent(heading(ImportColumns.PLATE), "sheet-asset-unknown");
        }
        return found;
    }

    private long organisation(String name, long otherwise, Map<String, String> faults) {
        if (name.isEmpty()) {
            return otherwise;
        }
        int mark = name.lastIndexOf('#');
        String plain = mark > 0 ? name.substring(0, mark) : name;
        String id = mark > 0 ? name.substring(mark + 1) : "";
        List<Organisation> called = organisations.getOrDefault(plain, List.of()).stream()
                .filter(one -> id.isEmpty() || id.equals(Long.toString(one.id())))
                .toList();
        if (called.size() != 1) {
            faults.putIfAbsent(
                    heading(ImportColumns.ORGANISATION),
                    called.isEmpty() ? "sheet-organisation-unknown" : "sheet-organisation-twice");
            return otherwise;
        }
        return called.getFirst().id();
    }

    private @Nullable Double degrees(ExcelRow row, String key, int most, Map<String, String> faults) {
        ExcelCell cell = row.cell(heading(key));
        if (cell.isBlank()) {
            return null;
        }
        Optional<BigDecimal> number = cell.number();
        if (number.isEmpty() || Math.abs(number.get().doubleValue()) > most) {
            faults.putIfAbsent(
                    heading(key), key.equals(ImportColumns.LONGITUDE) ? "field-longitude" : "field-latitude");
            return null;
        }
        return number.get().doubleValue();
    }

    private Map<String, String> fields(ExcelRow row, Map<String, String> faults) {
        var stated = new HashMap<String, String>();
        for (Field field : columns.type().fields()) {
            String heading = columns.heading(field);
            ExcelCell cell = row.cell(heading);
            if (cell.isBlank()) {
                if (field.required()) {
                    faults.putIfAbsent(heading, "field-required");
                }
                continue;
            }
            Optional<String> value = value(field, cell);
            value.ifPresentOrElse(
                    text -> stated.put(field.key(), text), () -> faults.putIfAbsent(heading, fault(field)));
        }
        return stated;
    }

    private static Optional<String> value(Field field, ExcelCell cell) {
        return switch (field.kind()) {
            case CHOICE ->
                field.choices().stream()
                        .filter(choice -> List.of(choice.key(), choice.name(), choice.nameEn())
                                .contains(cell.text()))
                        .map(Choice::key)
                        .findFirst();
            case DATE -> cell.date().map(Object::toString);
            case NUMBER ->
                cell.number().map(number -> number.stripTrailingZeros().toPlainString());
            default -> Optional.of(cell.text());
        };
    }

    private static String fault(Field field) {
        return switch (field.kind()) {
            case CHOICE -> "field-choice";
            case DATE -> "field-date";
            default -> "field-number";
        };
    }

    private static @Nullable String blankToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
