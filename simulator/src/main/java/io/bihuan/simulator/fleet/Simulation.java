package io.bihuan.simulator.fleet;

import io.bihuan.simulator.city.Chance;
import io.bihuan.simulator.city.City;
import io.bihuan.simulator.city.CityFile;
import io.bihuan.simulator.drive.Journey;
import io.bihuan.simulator.terminal.Box;
import io.bihuan.simulator.terminal.Terminal;
import io.bihuan.simulator.terminal.Witness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Runs a fleet against a platform until told to stop or the time is up. */
public final class Simulation {
    private static final long TICK_MILLIS = 50;
    private static final long STATUS_MILLIS = 5_000;
    private static final int CATCH_UP_SECONDS = 30;

    private final Plan plan;
    private final Consumer<String> status;
    private final LongSupplier nanos;
    private final CountDownLatch stop = new CountDownLatch(1);

    /**
     * @param plan what to run
     * @param status receives a line every few seconds
     * @param nanos a clock that never runs backwards, in nanoseconds
     */
    public Simulation(Plan plan, Consumer<String> status, LongSupplier nanos) {
        this.plan = plan;
        this.status = status;
        this.nanos = nanos;
    }

    /** Ends {@link #run} soon; may be called from any thread. */
    public void stop() {
        stop.countDown();
    }

    /**
     * Runs until {@link #stop} or the plan's duration is over.
     *
     * @return how many reports the platform acknowledged
     */
    public long run() {
        Book book = plan.book() == null ? null : new Book(plan.book());
        Tally tally = new Tally(book);
        try (TcpNetwork network = new TcpNetwork(plan.host(), plan.port())) {
            Fleet fleet = fleet(plan, tally, network);
            loop(fleet, network, tally);
            fleet.disband();
        } finally {
            if (book != null) {
                book.close();
            }
        }
        return tally.acknowledged();
    }

    private void loop(Fleet fleet, TcpNetwork network, Tally tally) {
        long start = nanos.getAsLong();
        long begun = fleet.atSeconds();
        long told = 0;
        long limit = plan.duration().isZero() ? Long.MAX_VALUE : plan.duration().toMillis();
        for (long now = 0; now < limit && !waited(); now = (nanos.getAsLong() - start) / 1_000_000) {
            network.deliver();
            long wanted = begun + (long) (now * plan.speedUp() / 1_000);
            fleet.advance(Math.min(wanted, fleet.atSeconds() + CATCH_UP_SECONDS), now);
            fleet.tick(now);
            tally.flush();
            if (now - told >= STATUS_MILLIS) {
                status.accept(tally.line(fleet.units(), fleet.connected(), fleet.troubles(), (now - told) / 1_000.0));
                told = now;
            }
        }
        network.deliver();
        status.accept(tally.line(fleet.units(), fleet.connected(), fleet.troubles(), 1));
    }

    private boolean waited() {
        try {
            return stop.await(TICK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    static Fleet fleet(Plan plan, Witness witness, Network network) {
        List<Unit> units = new ArrayList<>();
        long startSeconds = plan.start().getEpochSecond();
        Tracks tracks = plan.tracks();
        if (tracks == null) {
            drives(plan, witness, units);
            strangers(plan, witness, units);
        } else {
            replays(plan, tracks, witness, units);
        }
        int every = tracks == null ? plan.troubleSeconds() : 0;
        Fate fate = new Fate(plan.seed(), startSeconds, every, plan.city().forbidden());
        return new Fleet(units, fate, network, startSeconds, Math.max(50, units.size() / 20));
    }

    private static void drives(Plan plan, Witness witness, List<Unit> units) {
        City city = plan.city();
        for (CityFile.Vehicle vehicle : city.file().vehicles()) {
            units.add(drive(plan, vehicle, witness));
        }
    }

    private static Unit drive(Plan plan, CityFile.Vehicle vehicle, Witness witness) {
        Journey journey = new Journey(plan.city(), vehicle, plan.seed(), plan.start());
        int phase = (int) (Chance.fixed(vehicle.phone().hashCode(), 5) * 3 * plan.intervalSeconds());
        return new Unit(new Terminal(Box.of(vehicle), witness), new Drive(journey, phase), plan.intervalSeconds());
    }

    /** Terminals that no operator has entered anywhere: they knock and wait. */
    private static void strangers(Plan plan, Witness witness, List<Unit> units) {
        List<CityFile.Vehicle> vehicles = plan.city().file().vehicles();
        for (int i = 0; i < plan.strangers() && !vehicles.isEmpty(); i++) {
            CityFile.Vehicle like = vehicles.get(i * 7 % vehicles.size());
            CityFile.Vehicle stranger = new CityFile.Vehicle(
                    String.format(Locale.ROOT, "澄Z%05d", 90_001 + i),
                    like.plateColour(),
                    like.kind(),
                    like.organisation(),
                    like.grid(),
                    String.format(Locale.ROOT, like.edition().equals("2019") ? "%020d" : "%012d", 10_900_000_001L + i),
                    like.edition(),
                    "NOVEL",
                    like.model(),
                    String.format(Locale.ROOT, "N%06d", i + 1),
                    String.format(Locale.ROOT, "LBHSIMX0%09d", i + 1),
                    like.driverName(),
                    like.driverPhone(),
                    like.tyrePressure(),
                    like.cameras(),
                    like.cutOffValve(),
                    like.speedLimitKmh());
            units.add(drive(plan, stranger, witness));
        }
    }

    private static void replays(Plan plan, Tracks tracks, Witness witness, List<Unit> units) {
        long shift = plan.start().getEpochSecond() + 5 - tracks.startSeconds();
        tracks.byVehicle().forEach((name, rows) -> {
            Box box = plan.city().file().vehicles().stream()
                    .filter(vehicle ->
                            vehicle.plate().equals(name) || vehicle.phone().endsWith(name))
                    .findFirst()
                    .map(Box::of)
                    .orElseGet(() -> recorded(name, units.size()));
            units.add(new Unit(new Terminal(box, witness), new Replay(rows, shift), plan.intervalSeconds()));
        });
    }

    /** A terminal for a recorded vehicle that the city does not know: its own number if it is one, else a made-up one. */
    private static Box recorded(String name, int number) {
        boolean digits = name.matches("[0-9]{6,12}");
        String phone = digits
                ? "0".repeat(12 - name.length()) + name
                : String.format(Locale.ROOT, "%012d", 10_800_000_001L + number);
        return new Box(
                phone,
                io.bihuan.codec.jt808.Jt808Edition.V2013,
                "TRACK",
                "BH-REPLAY",
                String.format(Locale.ROOT, "R%06d", number + 1),
                digits ? String.format(Locale.ROOT, "澄R%05d", number + 1) : name,
                2,
                false,
                0);
    }

    /**
     * How long a plan with recorded tracks takes by itself.
     *
     * @param speedUp how much faster than recorded
     */
    static Duration length(Tracks tracks, double speedUp) {
        return Duration.ofMillis((long) ((tracks.endSeconds() - tracks.startSeconds() + 30) * 1_000 / speedUp));
    }

    static Instant defaultStart(Instant now, double speedUp, Duration duration) {
        return speedUp <= 1 || duration.isZero() ? now : now.minusMillis((long) ((speedUp - 1) * duration.toMillis()));
    }
}
