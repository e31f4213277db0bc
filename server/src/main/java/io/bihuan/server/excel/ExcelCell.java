package io.bihuan.server.excel;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One cell as somebody filled it in.
 *
 * @param address as Excel shows it, such as {@code B7}
 * @param value text, {@link BigDecimal}, {@link LocalDateTime}, {@link Boolean}; null when empty. Of a formula the value
 *     that was last computed in Excel; formulas are never evaluated here
 * @param faulty whether it holds an error such as {@code #REF!}, which is then its text
 */
public record ExcelCell(String address, @Nullable Object value, boolean faulty) {

    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.ofPattern("uuuu-M-d"),
            DateTimeFormatter.ofPattern("uuuu/M/d"),
            DateTimeFormatter.ofPattern("uuuu.M.d"),
            DateTimeFormatter.ofPattern("uuuu年M月d日"),
            DateTimeFormatter.BASIC_ISO_DATE);
    private static final List<DateTimeFormatter> TIMES =
            List.of(DateTimeFormatter.ofPattern("H:m"), DateTimeFormatter.ofPattern("H:m:s"));

    /** Whether nothing, or only blanks, stand in it. */
    public boolean isBlank() {
        return text().isEmpty();
    }

    /** What stands in it as text: numbers plainly, days as {@code 2026-11-22}, moments as {@code 2026-11-22 08:30}. */
    public String text() {
        return switch (value) {
            case null -> "";
            case BigDecimal number -> number.stripTrailingZeros().toPlainString();
            case LocalDateTime time
            when time.toLocalTime().equals(LocalTime.MIDNIGHT) ->
                time.toLocalDate().toString();
            case LocalDateTime time ->
                time.toLocalDate() + " " + DateTimeFormatter.ofPattern("HH:mm").format(time);
            case Boolean yes -> yes ? "是" : "否";
            default -> value.toString().strip();
        };
    }

    /** The number in it, also one written as text; empty when it is none. */
    public Optional<BigDecimal> number() {
        if (value instanceof BigDecimal number) {
            return Optional.of(number);
        }
        try {
            return value instanceof String ? Optional.of(new BigDecimal(text().replace(",", ""))) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The day in it, also one written as text such as {@code 2026/1/5} or {@code 2026年1月5日}; empty when it is none. */
    public Optional<LocalDate> date() {
        if (value instanceof LocalDateTime time) {
            return Optional.of(time.toLocalDate());
        }
        return value instanceof String ? date(text()) : Optional.empty();
    }

    /** The moment in it, in the city's time; a mere day begins at midnight. Empty when it is none. */
    public Optional<LocalDateTime> dateTime() {
        if (value instanceof LocalDateTime time) {
            return Optional.of(time);
        }
        if (!(value instanceof String)) {
            return Optional.empty();
        }
        String[] words = text().replace('T', ' ').split("\\s+", 2);
        Optional<LocalDate> day = date(words[0]);
        if (day.isEmpty() || words.length == 1) {
            return day.map(LocalDate::atStartOfDay);
        }
        for (DateTimeFormatter format : TIMES) {
            try {
                return Optional.of(day.get().atTime(LocalTime.parse(words[1], format)));
            } catch (DateTimeException e) {
                // the next way of writing it
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> date(String text) {
        for (DateTimeFormatter format : DATES) {
            try {
                return Optional.of(
                        LocalDate.parse(text, format.withResolverStyle(java.time.format.ResolverStyle.STRICT)));
            } catch (DateTimeException e) {
                // the next way of writing it
            }
        }
        return Optional.empty();
    }
}
