package io.bihuan.simulator.fleet;

import io.bihuan.codec.jt808.LocationExtra;
import io.bihuan.simulator.city.Point;
import io.bihuan.simulator.drive.Journey;
import io.bihuan.simulator.drive.Sample;
import io.bihuan.simulator.terminal.ReportWriter;
import io.bihuan.simulator.terminal.Terminal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The trouble a unit has just now: how it begins, goes on and ends, on the road and on the wire. */
final class Ailment {
    private static final int LEAKING_WHEEL = 2;
    private static final int HOT_WHEEL = 4;

    private final Unit unit;
    private final Journey journey;
    private @Nullable Trouble trouble;
    private long endsAt;
    /** The terminal's number for it: the second it began, so that a restarted terminal does not use a number twice. */
    private long alarmId;

    private boolean warned;

    Ailment(Unit unit, Journey journey) {
        this.unit = unit;
        this.journey = journey;
    }

    boolean isIll() {
        return trouble != null;
    }

    void befall(Trouble what, long atSeconds, List<Point> forbidden) {
        trouble = what;
        endsAt = atSeconds + what.seconds();
        alarmId = atSeconds & 0xFFFF_FFFFL;
        warned = false;
        switch (what) {
            case OVERSPEED -> journey.push(1.27);
            case TYRE_LEAK -> journey.leakTyre(LEAKING_WHEEL);
            case TYRE_HOT -> journey.burnTyre(HOT_WHEEL);
            case TRESPASS -> journey.trespass(nearest(forbidden));
            case VALVE_STUCK -> journey.valve(430);
            case DROP_OUT, LONG_DROP_OUT -> unit.fallSilent(endsAt);
            case GARBLED -> garble(atSeconds);
            case JUMP -> journey.throwOff(60_000);
            case SOS -> unit.alarm(0, true);
            case POWER_LOST -> unit.alarm(8, true);
            case ANTENNA_OPEN -> unit.alarm(5, true);
            default -> event(what, 1, atSeconds);
        }
    }

    private Point nearest(List<Point> forbidden) {
        Point best = forbidden.getFirst();
        for (Point point : forbidden) {
            best = journey.distance(point) < journey.distance(best) ? point : best;
        }
        return best;
    }

    void second(long atSeconds) {
        Trouble now = trouble;
        if (now == null) {
            return;
        }
        if (now == Trouble.TYRE_LEAK || now == Trouble.TYRE_HOT) {
            warn(now, atSeconds);
        }
        boolean roadEnds = now == Trouble.OVERSPEED && journey.openRoadAhead() < 500;
        boolean there = now == Trouble.TRESPASS && journey.isStanding();
        if (atSeconds >= endsAt || roadEnds || there) {
            end(now, atSeconds);
            trouble = null;
        }
    }

    /** The tyre sensor warns once its own limit is crossed. */
    private void warn(Trouble now, long atSeconds) {
        Sample sample = journey.sample(Instant.ofEpochSecond(atSeconds));
        boolean bad = sample.tyres().stream()
                .anyMatch(
                        tyre -> tyre.kiloPascal() < ReportWriter.LOW_KPA || tyre.celsius() > ReportWriter.HOT_CELSIUS);
        if (bad && !warned) {
            warned = true;
            unit.attach(unit.writer().tyres(sample, alarmId, 1, now == Trouble.TYRE_LEAK, 0));
        }
    }

    private void end(Trouble now, long atSeconds) {
        switch (now) {
            case OVERSPEED -> journey.push(1);
            case TYRE_LEAK, TYRE_HOT -> {
                journey.mendTyres();
                if (warned) {
                    Sample sample = journey.sample(Instant.ofEpochSecond(atSeconds));
                    unit.attach(unit.writer().tyres(sample, alarmId, 2, false, 0));
                }
            }
            case VALVE_STUCK -> journey.valve(1_000);
            case SOS -> unit.alarm(0, false);
            case POWER_LOST -> unit.alarm(8, false);
            case ANTENNA_OPEN -> unit.alarm(5, false);
            case DROP_OUT, LONG_DROP_OUT, TRESPASS, GARBLED, JUMP -> {}
            default -> event(now, 2, atSeconds);
        }
    }

    private void event(Trouble what, int state, long atSeconds) {
        Sample sample = journey.sample(Instant.ofEpochSecond(atSeconds));
        unit.attach(item(what, state, sample));
    }

    private LocationExtra item(Trouble what, int state, Sample sample) {
        ReportWriter writer = unit.writer();
        int level = sample.speedKmh() > 50 ? 2 : 1;
        return switch (what) {
            case FATIGUE -> writer.driver(sample, alarmId, state, 1, level, 0);
            case PHONE -> writer.driver(sample, alarmId, state, 2, level, 0);
            case SMOKING -> writer.driver(sample, alarmId, state, 3, level, 0);
            case DISTRACTION -> writer.driver(sample, alarmId, state, 4, level, 0);
            case FORWARD_COLLISION -> writer.road(sample, alarmId, state, 1, level, 0);
            case LANE_DEPARTURE -> writer.road(sample, alarmId, state, 2, level, 0);
            case HEADWAY -> writer.road(sample, alarmId, state, 3, level, 0);
            case BLIND_SPOT -> writer.blindSpot(sample, alarmId, state, 1 + (int) (alarmId % 3), 0);
            default -> throw new IllegalStateException(what + " is not an active-safety alarm");
        };
    }

    /** Two frames a broken modem would send: one with a wrong byte, and half of one. */
    private void garble(long atSeconds) {
        Terminal terminal = unit.terminal();
        Sample sample = journey.sample(Instant.ofEpochSecond(atSeconds));
        byte[] good =
                terminal.frames(unit.writer().report(sample, 0, List.of())).getFirst();
        byte[] flipped = good.clone();
        int at = flipped.length - 6;
        flipped[at] = (byte) (flipped[at] == 0x11 ? 0x12 : 0x11);
        terminal.sendBroken(flipped);
        byte[] half = Arrays.copyOf(good, good.length / 2);
        half[half.length - 1] = 0x7E;
        terminal.sendBroken(half);
    }
}
