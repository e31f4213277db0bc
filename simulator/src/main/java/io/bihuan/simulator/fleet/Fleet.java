package io.bihuan.simulator.fleet;

import java.util.ArrayList;
import java.util.List;

/**
 * All units and what connects them. Two clocks: the vehicles' (whole seconds, may run faster than ours) and the
 * connections' (milliseconds, ours). The same calls with the same times give the same frames. Used by one thread.
 */
final class Fleet {
    private final List<Unit> units;
    private final List<Contact> contacts = new ArrayList<>();
    private final Fate fate;
    private final Network network;
    private long atSeconds;

    /**
     * @param dialsPerSecond how fast terminals come up at the start
     */
    Fleet(List<Unit> units, Fate fate, Network network, long startSeconds, int dialsPerSecond) {
        this.units = List.copyOf(units);
        this.fate = fate;
        this.network = network;
        this.atSeconds = startSeconds;
        for (int i = 0; i < units.size(); i++) {
            contacts.add(new Contact(units.get(i), 1_000L * i / dialsPerSecond));
        }
    }

    /** Moves everything on to this second of the vehicles' clock, step by step. */
    void advance(long toSeconds, long now) {
        while (atSeconds < toSeconds) {
            atSeconds++;
            fate.second(atSeconds, units);
            for (Unit unit : units) {
                unit.second(atSeconds, now);
            }
        }
    }

    /** Lets the connections' clock pass. */
    void tick(long now) {
        for (Contact contact : contacts) {
            contact.tick(network, atSeconds, now);
        }
    }

    long atSeconds() {
        return atSeconds;
    }

    List<Unit> units() {
        return units;
    }

    long connected() {
        return contacts.stream().filter(Contact::isUp).count();
    }

    long troubles() {
        return fate.dealt();
    }

    /** Sends nothing more and hangs up. */
    void disband() {
        units.forEach(unit -> unit.terminal().hangUp());
    }
}
