package io.bihuan.codec.jt808;

import java.util.List;

/**
 * The events a driver can report (clause 8.25; layout of 2013).
 *
 * @param action 0 delete all, 1 replace, 2 append, 3 change, 4 delete those listed
 * @param events the events; empty for action 0
 */
public record T8301SetEvents(int action, List<Event> events) implements TextMessage {
    private static final int DELETE_LISTED = 4;

    static T8301SetEvents read(ByteReader in, Jt808Edition edition) {
        int action = in.u8("action");
        if (in.isEmpty()) {
            return new T8301SetEvents(action, List.of());
        }
        int announced = in.u8("events");
        int count = edition.is2011() && !in.isEmpty() ? in.u8("events") : announced;
        boolean idsOnly = action == DELETE_LISTED && in.remaining() == count;
        return new T8301SetEvents(
                action,
                in.list(
                        count,
                        idsOnly ? 1 : 2,
                        "events",
                        item -> new Event(item.u8("eventId"), idsOnly ? "" : item.text8("text"))));
    }

    @Override
    public int id() {
        return 0x8301;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u8(action).u8(events.size());
        if (edition.is2011()) {
            out.u8(events.size());
        }
        for (Event event : events) {
            out.u8(event.eventId());
            if (action != DELETE_LISTED) {
                out.text8(event.text());
            }
        }
    }

    /**
     * One event.
     *
     * @param eventId its number
     * @param text its name, empty when it is to be deleted
     */
    public record Event(int eventId, String text) {}
}
