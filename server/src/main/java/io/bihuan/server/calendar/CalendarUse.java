package io.bihuan.server.calendar;

import java.util.Set;

/** Somebody who counts by calendars and seasons; what is in use cannot be taken away. */
public interface CalendarUse {

    /** Keys of calendars in use. */
    Set<String> calendars();

    /** Keys of seasons in use. */
    Set<String> seasons();
}
