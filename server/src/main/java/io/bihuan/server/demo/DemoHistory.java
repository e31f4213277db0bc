package io.bihuan.server.demo;

import io.bihuan.server.asset.Asset;
import io.bihuan.server.asset.Assets;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.ledger.Actor;
import io.bihuan.server.ledger.Cases;
import io.bihuan.server.ledger.FileCase;
import io.bihuan.server.ledger.evidence.EvidenceFiles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes a month of past cases through the ledger's own door, as they would have gone: most closed in time, some late,
 * returned, refused or dismissed, the newest still on their way. Only where the ledger is empty.
 */
@Component
final class DemoHistory {
    private static final int DAYS = 30;
    private static final int CASES = 84;
    private static final int WHOLE_WAY = -1;

    /** How many of today's cases stand where, by steps done: filed, accepted, dispatched, handed in, verified. */
    private static final int[] STANDING = {2, 2, 4, 3, 2};

    private final Cases cases;
    private final EvidenceFiles files;
    private final Assets assets;
    private final Directory directory;
    private final DemoCast cast;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;

    DemoHistory(
            Cases cases,
            EvidenceFiles files,
            Assets assets,
            Directory directory,
            DemoCast cast,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Clock clock) {
        this.cases = cases;
        this.files = files;
        this.assets = assets;
        this.directory = directory;
        this.cast = cast;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Writes the month; returns how many cases were written. */
    int write(DemoCity city) {
        SplittableRandom random = new SplittableRandom(20_261);
        DemoCast.Players players = cast.of(city);
        Map<String, Asset> byPlate = new HashMap<>();
        assets.everything().forEach(asset -> byPlate.put(asset.plate(), asset));
        Instant now = clock.instant();
        List<Instant> moments = Stream.generate(() -> moment(now, random))
                .limit(CASES)
                .sorted(Comparator.naturalOrder())
                .toList();
        Writer writer = new Writer(city.vehicles(), byPlate, players, now, random);
        int written = 0;
        for (Instant filedAt : moments) {
            written += writer.whole(filedAt, WHOLE_WAY);
        }
        for (int steps = STANDING.length - 1; steps >= 0; steps--) {
            for (int i = 0; i < STANDING[steps]; i++) {
                written += writer.whole(now.minusSeconds(420L + 2_700L * steps + random.nextInt(120)), steps);
            }
        }
        return written;
    }

    /** Whether the ledger holds any case. */
    boolean hasCases() {
        return Boolean.TRUE.equals(transactions.execute(status -> jdbc.sql("select exists (select 1 from ledger_case)")
                .query(Boolean.class)
                .single()));
    }

    /** Any time of the past month, a little denser towards the end, the last of them some minutes ago. */
    private static Instant moment(Instant now, SplittableRandom random) {
        double share = Math.pow(random.nextDouble(), 1.25);
        return now.minusSeconds(600 + (long) (share * Duration.ofDays(DAYS).toSeconds()));
    }

    /** Some vehicles come up again and again, as in life. */
    private static DemoCity.Vehicle pick(List<DemoCity.Vehicle> vehicles, SplittableRandom random) {
        int among = random.nextInt(3) == 0 ? Math.min(9, vehicles.size()) : vehicles.size();
        return vehicles.get(random.nextInt(among));
    }

    /** Writes single cases with the same people and vehicles. */
    private final class Writer {
        private final List<DemoCity.Vehicle> vehicles;
        private final Map<String, Asset> byPlate;
        private final DemoCast.Players players;
        private final Instant now;
        private final SplittableRandom random;

        private Writer(
                List<DemoCity.Vehicle> vehicles,
                Map<String, Asset> byPlate,
                DemoCast.Players players,
                Instant now,
                SplittableRandom random) {
            this.vehicles = vehicles;
            this.byPlate = byPlate;
            this.players = players;
            this.now = now;
            this.random = random;
        }

        /** Writes one case with so many steps, wholly or not at all; returns how many cases that made. */
        private int whole(Instant filedAt, int steps) {
            return Objects.requireNonNull(transactions.execute(status -> write(filedAt, steps)));
        }

        private int write(Instant filedAt, int steps) {
            DemoCity.Vehicle vehicle = pick(vehicles, random);
            Asset asset = byPlate.get(vehicle.plate());
            if (asset == null) {
                return 0;
            }
            Optional<Actor> manager = players.manager(asset.organisationId());
            Optional<Actor> supervisor = players.supervisor(asset.organisationId());
            if (manager.isEmpty() || supervisor.isEmpty()) {
                return 0;
            }
            List<DemoStory> fitting =
                    DemoStory.ALL.stream().filter(story -> story.fits(vehicle)).toList();
            DemoStory story = fitting.get(random.nextInt(fitting.size()));
            Optional<Actor> inspector = players.inspector(asset);
            Actor finder = inspector.filter(actor -> random.nextInt(3) > 0).orElse(supervisor.get());
            long id = file(story, vehicle, asset, finder, filedAt, random);
            DemoCourse course = new DemoCourse(
                    cases,
                    files,
                    random,
                    now,
                    id,
                    story,
                    vehicle,
                    supervisor.get(),
                    manager.get(),
                    inspector.orElse(null));
            if (steps == WHOLE_WAY) {
                course.run(filedAt);
            } else {
                course.runSteps(filedAt, steps);
            }
            return 1;
        }
    }

    private long file(
            DemoStory story, DemoCity.Vehicle vehicle, Asset asset, Actor finder, Instant at, SplittableRandom random) {
        Long grid = asset.gridId();
        @Nullable Double longitude = null;
        @Nullable Double latitude = null;
        String place = null;
        if (grid != null) {
            var found = directory.grid(grid).orElseThrow();
            place = found.name();
            longitude = moved(found.centreLongitude(), random);
            latitude = moved(found.centreLatitude(), random);
        }
        return cases.file(
                        new FileCase(
                                "vehicle-safety",
                                vehicle.plate() + " " + story.title(),
                                story.severity(),
                                asset.id(),
                                vehicle.plate(),
                                asset.organisationId(),
                                grid,
                                place,
                                longitude,
                                latitude,
                                Map.of("driver", vehicle.driverName()),
                                "日常抽查监控与轨迹时发现"),
                        finder,
                        at)
                .id();
    }

    private static @Nullable Double moved(@Nullable Double degrees, SplittableRandom random) {
        return degrees == null ? null : Objects.requireNonNull(degrees) + (random.nextDouble() - 0.5) / 60;
    }
}
