package io.bihuan.server.calendar;

import java.time.LocalDate;
import java.util.List;

/**
 * The statutory holidays of one year.
 *
 * @param source where the table was published
 * @param mark how sure it is: S seen in the source, M general knowledge, ? weak
 */
public record YearTable(int year, String source, String mark, List<Holiday> holidays) {

    public YearTable {
        holidays = List.copyOf(holidays);
    }

    /**
     * One holiday with the days swapped into it.
     *
     * @param makeUpDays weekly days off on which people work for it
     */
    public record Holiday(String name, LocalDate from, LocalDate to, List<LocalDate> makeUpDays) {

        public Holiday {
            makeUpDays = List.copyOf(makeUpDays);
        }
    }
}
