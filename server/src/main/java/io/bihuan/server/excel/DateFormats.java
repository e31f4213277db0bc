package io.bihuan.server.excel;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.dhatim.fastexcel.reader.Cell;
import org.jspecify.annotations.Nullable;

/** Tells days from numbers: Excel keeps both as numbers, and only the format of the cell says which it is. */
final class DateFormats {

    private DateFormats() {}

    /** Whether a cell with a number shows it as a day or time. */
    static boolean isDate(Cell cell) {
        @Nullable Integer id = cell.getDataFormatId();
        if (id == null) {
            return false;
        }
        boolean builtIn =
                (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
        if (builtIn) {
            return true;
        }
        @Nullable String format = cell.getDataFormatString();
        return id >= 164 && format != null && showsDate(format);
    }

    /** Whether a number format shows days or times, once quoted text, colours and escapes are taken out. */
    static boolean showsDate(String format) {
        String bare = format.replaceAll("\"[^\"]*\"", "")
                .replaceAll("\\[[^\\]]*]", "")
                .replaceAll("\\\\.", "")
                .replaceAll("_.", "");
        return !bare.contains("General") && bare.matches("(?is).*[ymdhs].*");
    }

    /** The moment, to the second: the fraction of a day that Excel keeps is not exact. */
    static LocalDateTime date(Cell cell) {
        return cell.asDate().plusNanos(500_000_000).truncatedTo(ChronoUnit.SECONDS);
    }
}
