package io.bihuan.server.calendar;

/** Calendars, holidays or seasons were read again: due times that lie ahead may be others now. */
public record CalendarsChanged() {}
