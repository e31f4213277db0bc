package io.bihuan.server.casenotice;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes RFC 5545: lines end with CRLF and are folded at 75 octets between characters; times are UTC. */
public final class ICalendar {

    private static final int LONGEST_LINE = 75;
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder();

    /** Begins a calendar that readers ask for again every hour. */
    public ICalendar(String name) {
        line("BEGIN:VCALENDAR");
        line("VERSION:2.0");
        line("PRODID:-//Bihuan//Due times//EN");
        line("CALSCALE:GREGORIAN");
        line("METHOD:PUBLISH");
        line("X-WR-CALNAME:" + escaped(name));
        line("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        line("X-PUBLISHED-TTL:PT1H");
    }

    /**
     * A moment in the calendar.
     *
     * @param uid the same for the same thing at every reading
     * @param changed when the thing last changed
     */
    public record Entry(
            String uid, Instant changed, Instant at, String summary, String description, String url, int priority) {}

    /** Adds a moment. It takes no time from anybody's day, and reminds an hour before. */
    public ICalendar add(Entry entry) {
        line("BEGIN:VEVENT");
        line("UID:" + escaped(entry.uid()));
        line("DTSTAMP:" + UTC.format(entry.changed()));
        line("LAST-MODIFIED:" + UTC.format(entry.changed()));
        line("DTSTART:" + UTC.format(entry.at()));
        line("DURATION:PT0S");
        line("SUMMARY:" + escaped(entry.summary()));
        line("DESCRIPTION:" + escaped(entry.description()));
        if (!entry.url().isEmpty()) {
            line("URL:" + entry.url());
        }
        line("PRIORITY:" + entry.priority());
        line("TRANSP:TRANSPARENT");
        line("BEGIN:VALARM");
        line("ACTION:DISPLAY");
        line("DESCRIPTION:" + escaped(entry.summary()));
        line("TRIGGER:-PT1H");
        line("END:VALARM");
        line("END:VEVENT");
        return this;
    }

    /** The whole calendar. */
    public String write() {
        return text + "END:VCALENDAR\r\n";
    }

    private void line(String content) {
        int octets = 0;
        for (int i = 0; i < content.length(); ) {
            int character = content.codePointAt(i);
            String one = Character.toString(character);
            int size = one.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LONGEST_LINE) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(one);
            octets += size;
            i += one.length();
        }
        text.append("\r\n");
    }

    /** Text values: backslash, semicolon, comma and line ends are escaped, other control characters dropped. */
    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r\n", "\\n")
                .replace("\n", "\\n")
                .replaceAll("\\p{Cntrl}", "");
    }
}
