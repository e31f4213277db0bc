package io.bihuan.simulator.fleet;

import io.bihuan.simulator.city.Chance;
import io.bihuan.simulator.terminal.Line;

/** A unit's connection: dials, and dials again after growing pauses. Used by the fleet's thread. */
final class Contact implements Network.Peer {
    private enum State {
        DOWN,
        DIALLING,
        UP
    }

    private static final long FIRST_PAUSE = 1_000;
    private static final long LONGEST_PAUSE = 30_000;

    private final Unit unit;
    private final double jitter;
    private State state = State.DOWN;
    private long dialAt;
    private long pause = FIRST_PAUSE;
    private long now;

    Contact(Unit unit, long firstDial) {
        this.unit = unit;
        this.dialAt = firstDial;
        this.jitter = Chance.fixed(unit.terminal().box().phone().hashCode(), 3);
    }

    void tick(Network network, long atSeconds, long time) {
        now = time;
        if (state == State.DOWN && now >= dialAt && unit.mayConnect(atSeconds)) {
            state = State.DIALLING;
            network.dial(this);
        } else if (state == State.UP) {
            unit.terminal().tick(now);
        }
    }

    @Override
    public void up(Line line) {
        state = State.UP;
        pause = FIRST_PAUSE;
        unit.terminal().connected(line, now);
    }

    @Override
    public void frame(byte[] escaped) {
        if (state == State.UP) {
            unit.terminal().received(escaped, now);
        }
    }

    @Override
    public void down() {
        if (state == State.UP) {
            unit.terminal().disconnected();
        }
        state = State.DOWN;
        dialAt = now + pause + (long) (jitter * pause);
        pause = Math.min(LONGEST_PAUSE, 2 * pause);
    }

    boolean isUp() {
        return state == State.UP;
    }
}
