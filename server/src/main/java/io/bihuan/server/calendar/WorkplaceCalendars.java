package io.bihuan.server.calendar;

/** Says by whose calendar an organisation works. */
public interface WorkplaceCalendars {

    /** The key of the calendar an organisation works by; always one that exists. */
    String of(long organisationId);
}
