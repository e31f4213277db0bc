package io.bihuan.simulator.fleet;

import io.bihuan.simulator.city.Chance;
import io.bihuan.simulator.city.Point;
import io.bihuan.simulator.city.VehicleKinds;
import io.bihuan.simulator.drive.Journey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Deals out troubles at a calm pace: the first within seconds, then one every interval. Each kind comes round in turn,
 * so that a short watch shows many; some drivers are drawn more often than others, so that cases recur.
 */
final class Fate {
    private static final int FIRST_SECONDS = 8;

    private static final List<Trouble> OFTEN = List.of(
            Trouble.PHONE,
            Trouble.OVERSPEED,
            Trouble.SMOKING,
            Trouble.FORWARD_COLLISION,
            Trouble.FATIGUE,
            Trouble.OVERSPEED,
            Trouble.DISTRACTION,
            Trouble.HEADWAY,
            Trouble.PHONE,
            Trouble.LANE_DEPARTURE);

    private final Chance chance;
    private final int everySeconds;
    private final List<Point> forbidden;
    private final List<Trouble> deck = new ArrayList<>();
    private long next;
    private long dealt;

    /**
     * @param everySeconds seconds between troubles, 0 for none
     * @param forbidden where those go who trespass
     */
    Fate(long seed, long startSeconds, int everySeconds, List<Point> forbidden) {
        this.chance = new Chance(seed, "fate");
        this.everySeconds = everySeconds;
        this.forbidden = List.copyOf(forbidden);
        this.next = startSeconds + FIRST_SECONDS;
        deck.addAll(List.of(Trouble.values()));
    }

    void second(long atSeconds, List<Unit> units) {
        if (everySeconds <= 0 || atSeconds < next) {
            return;
        }
        for (int i = 0; i < deck.size(); i++) {
            Unit unit = choose(deck.get(i), units);
            if (unit != null) {
                unit.befall(deck.remove(i), atSeconds, forbidden);
                dealt++;
                next = atSeconds + Math.max(1, everySeconds * (dealt < 3 ? 1 : 2) / (dealt < 3 ? 3 : 2));
                next += everySeconds > 5 ? chance.below(everySeconds / 4 + 1) : 0;
                refill();
                return;
            }
        }
        next = atSeconds + 1;
    }

    private void refill() {
        if (deck.size() < 3) {
            List<Trouble> more = new ArrayList<>(List.of(Trouble.values()));
            more.addAll(OFTEN);
            while (!more.isEmpty()) {
                deck.add(more.remove(chance.below(more.size())));
            }
        }
    }

    private @Nullable Unit choose(Trouble trouble, List<Unit> units) {
        List<Unit> able = new ArrayList<>();
        List<Unit> known = new ArrayList<>();
        for (Unit unit : units) {
            Journey journey = unit.journey();
            if (journey != null && unit.isWell() && meets(trouble.need(), journey)) {
                able.add(unit);
                if (Chance.fixed(unit.terminal().box().phone().hashCode(), 17) < 0.12) {
                    known.add(unit);
                }
            }
        }
        if (able.isEmpty()) {
            return null;
        }
        return chance.of(!known.isEmpty() && chance.is(0.5) ? known : able);
    }

    private boolean meets(Trouble.Need need, Journey journey) {
        return switch (need) {
            case MOVING -> journey.isMoving();
            case CAMERA -> journey.isMoving() && journey.vehicle().cameras() > 0;
            case OPEN_ROAD -> journey.openRoadAhead() > 2_500;
            case TYRES -> journey.isMoving() && journey.vehicle().tyrePressure();
            case VALVE -> journey.isMoving() && journey.vehicle().cutOffValve();
            case DANGEROUS ->
                journey.isMoving()
                        && VehicleKinds.dangerous(journey.vehicle().kind())
                        && forbidden.stream().anyMatch(point -> journey.distance(point) < 9_000);
        };
    }

    /** How many it has dealt. */
    long dealt() {
        return dealt;
    }
}
