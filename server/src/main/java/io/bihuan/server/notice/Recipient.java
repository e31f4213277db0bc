package io.bihuan.server.notice;

import io.bihuan.server.identity.Person;
import java.util.Locale;

/** Somebody a notice reaches. */
record Recipient(long personId, long organisationId, Locale language) {

    static Recipient of(Person person) {
        return new Recipient(person.id(), person.organisationId(), person.language());
    }
}
