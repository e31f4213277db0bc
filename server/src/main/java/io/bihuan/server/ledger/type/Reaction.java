package io.bihuan.server.ledger.type;

import io.bihuan.server.identity.Role;

/** What the platform does by rule, after an escalation or a recurrence. */
public sealed interface Reaction {

    /** Tells the people who handle the case. */
    record NotifyHandler() implements Reaction {}

    /** Tells people of a role, in the case's organisation or the nearest one above that has any. */
    record NotifyRole(Role role) implements Reaction {}

    /** Tells the leaders. */
    record CopyLeader() implements Reaction {}

    /** Raises the severity by so many, 4 at most. */
    record Raise(int by) implements Reaction {}

    /** Puts the case under listed supervision. */
    record Supervise() implements Reaction {}

    /** Shows the case on the list that everybody inside sees. */
    record Publish() implements Reaction {}

    /** Opens a case of another type that comes out of this one. */
    record Open(String type) implements Reaction {}
}
