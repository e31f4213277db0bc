package io.bihuan.server.paper.sheet;

import io.bihuan.server.excel.ExcelColumn;
import io.bihuan.server.http.Messages;
import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.Ref;
import io.bihuan.server.ledger.CaseBook.Listed;
import io.bihuan.server.ledger.CaseRow;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseType.Field;
import io.bihuan.server.ledger.type.CaseType.FieldKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** The columns a list of cases can have in Excel: those of every case, and the fields of one type. */
final class CaseColumns {

    private static final String FIELD = "field:";
    private static final int NARROW = 14;

    private final Messages messages;
    private final Locale locale;
    private final ZoneId zone;
    private final LongFunction<String> conditions;
    private final Map<String, Column> known = new LinkedHashMap<>();

    /** A column: what stands above it and what stands in it. */
    record Column(ExcelColumn head, Function<Listed, @Nullable Object> value) {}

    /**
     * The columns there are.
     *
     * @param conditions what a filing condition is called, by its number
     */
    CaseColumns(
            Messages messages, Locale locale, ZoneId zone, Optional<CaseType> type, LongFunction<String> conditions) {
        this.messages = messages;
        this.locale = locale;
        this.zone = zone;
        this.conditions = conditions;
        addOfRow();
        type.ifPresent(fixed -> fixed.fields().forEach(field -> addField(field)));
    }

    private void addOfRow() {
        add("number", 20, listed -> listed.row().number());
        add("title", 40, listed -> listed.row().title());
        add("type", NARROW, listed -> listed.row().type().name());
        add("stage", NARROW, listed -> listed.row().stage().name());
        add("state", 10, listed -> word("state." + listed.row().state().name()));
        add("severity", 10, listed -> word("severity." + listed.row().severity()));
        add("urgency", 10, listed -> word("urgency." + listed.row().urgency()));
        add("condition", 30, this::condition);
        add("asset", NARROW, CaseColumns::plate);
        add("organisation", 28, listed -> listed.row().organisation().name());
        add("grid", 18, listed -> name(listed.row().grid()));
        add("handler", 28, listed -> name(listed.row().handler()));
        add("place", 30, Listed::place);
        add("longitudeDegrees", 12, Listed::longitudeDegrees);
        add("latitudeDegrees", 12, Listed::latitudeDegrees);
        add("filedAt", 18, listed -> time(listed.row().filedAt()));
        add("dueAt", 18, listed -> time(listed.row().dueAt()));
        add("stageDueAt", 18, listed -> time(listed.row().stageDueAt()));
        add("overdue", 10, listed -> word("overdue." + listed.row().overdue()));
        add("closedAt", 18, listed -> time(listed.row().closedAt()));
        add("alarmCount", 10, listed -> listed.row().alarmCount());
        add("updatedAt", 18, listed -> time(listed.row().updatedAt()));
    }

    private void add(String key, int width, Function<Listed, @Nullable Object> value) {
        known.put(key, new Column(ExcelColumn.of(word("column." + key), width), value));
    }

    private void addField(Field field) {
        String heading = inLanguage(field.name(), field.nameEn());
        known.put(
                FIELD + field.key(),
                new Column(
                        ExcelColumn.of(heading, 22),
                        listed -> value(field, listed.fields().get(field.key()))));
    }

    private @Nullable Object value(Field field, @Nullable Object stated) {
        if (stated == null) {
            return null;
        }
        String text = stated.toString();
        return switch (field.kind()) {
            case CHOICE ->
                field.choices().stream()
                        .filter(choice -> choice.key().equals(text))
                        .map(choice -> inLanguage(choice.name(), choice.nameEn()))
                        .findFirst()
                        .orElse(text);
            case DATE -> LocalDate.parse(text);
            case NUMBER -> new BigDecimal(text);
            default -> text;
        };
    }

    private String inLanguage(String chinese, String english) {
        return locale.getLanguage().equals("en") ? english : chinese;
    }

    private String word(String key) {
        return messages.text(locale, "sheet." + key);
    }

    private @Nullable Object time(@Nullable Instant time) {
        return time == null ? null : time.atZone(zone).toLocalDateTime();
    }

    private static @Nullable String name(@Nullable Ref ref) {
        return ref == null ? null : ref.name();
    }

    private @Nullable String condition(Listed listed) {
        Long id = listed.conditionId();
        return id == null ? null : conditions.apply(id);
    }

    private static @Nullable String plate(Listed listed) {
        CaseRow.AssetRef asset = listed.row().asset();
        return asset == null ? null : asset.plate();
    }

    /**
     * The columns asked for, in that order; all of them when none is asked for.
     *
     * @throws Problem 422 {@code sheet-column-unknown}
     */
    List<Column> chosen(List<String> keys) {
        if (keys.isEmpty()) {
            return List.copyOf(known.values());
        }
        var columns = new ArrayList<Column>();
        for (String key : keys) {
            Column column = known.get(key);
            if (column == null) {
                throw Problem.invalid("sheet-column-unknown", key, String.join("、", known.keySet()));
            }
            columns.add(column);
        }
        return columns;
    }

    /** Whether a field is asked for in a way that Excel can offer. */
    static boolean isChoice(Field field) {
        return field.kind() == FieldKind.CHOICE;
    }
}
