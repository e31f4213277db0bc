package io.bihuan.benchmarks;

import io.bihuan.benchmarks.load.Fleet;
import io.bihuan.benchmarks.load.Waiting;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** From the command to {@code ready}: how long it takes and how much work it is, without and with Java's start cache. */
final class StartSection {

    private static final int WINDOW = 8;
    private static final Path DROP_CACHES = Path.of("/proc/sys/vm/drop_caches");

    private final Plan plan;
    private final PrintWriter out;
    private final Path place;
    private final int runs;
    private final int vehicles;
    private int crashes;

    private StartSection(Plan plan, PrintWriter out) {
        this.plan = plan;
        this.out = out;
        this.place = plan.directory().resolve("start");
        this.runs = plan.quick() ? 1 : 3;
        this.vehicles = plan.quick() ? 200 : 2_000;
    }

    static void run(Plan plan, PrintWriter out) throws IOException {
        new StartSection(plan, out).measure();
    }

    private void measure() throws IOException {
        Path cache = Files.createDirectories(place).resolve("start.aot");
        long began = System.nanoTime();
        Served.start(place.resolve("training"), with("-XX:AOTCacheOutput=" + cache), Map.of())
                .close();
        Waiting.until("the start cache is written", Duration.ofMinutes(3), () -> Files.exists(cache));
        out.printf(
                "%nStart: from the command to 'ready', median of %d; a start cache of %,d MiB was made in %.0f s%n",
                runs, Files.size(cache) >> 20, (System.nanoTime() - began) / 1e9);
        out.printf("%-52s %9s %9s %14s %14s%n", "", "seconds", "CPU s", "cache: seconds", "cache: CPU s");
        int[] fresh = new int[1];
        row("empty directory", cache, () -> place.resolve("empty-" + fresh[0]++), () -> {});
        Path filled = place.resolve("filled");
        Served.open(filled, plan.serverOptions()).close();
        row("second start, nothing in it", cache, () -> filled, () -> {});
        String content = fill(filled);
        row(content, cache, () -> filled, () -> {});
        if (Files.isWritable(DROP_CACHES)) {
            row(content + ", nothing of it in memory", cache, () -> filled, StartSection::dropCaches);
        } else {
            out.println("(not as root: what the system keeps of files in memory could not be dropped)");
        }
        row("the same after a kill under load", cache, () -> filled, () -> crash(filled));
    }

    private List<String> with(String option) {
        List<String> options = new ArrayList<>(plan.serverOptions());
        options.add(option);
        return options;
    }

    private record Start(double seconds, double cpuSeconds) {}

    private void row(String what, Path cache, Supplier<Path> directory, Runnable before) {
        Start plain = median(plan.serverOptions(), directory, before);
        Start cached = median(with("-XX:AOTCache=" + cache), directory, before);
        out.printf(
                "%-52s %9.2f %9.2f %14.2f %14.2f%n",
                what, plain.seconds(), plain.cpuSeconds(), cached.seconds(), cached.cpuSeconds());
        out.flush();
    }

    private Start median(List<String> options, Supplier<Path> directory, Runnable before) {
        List<Double> seconds = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            before.run();
            try (Served server = Served.open(directory.get(), options)) {
                seconds.add(server.child().readySeconds());
                cpu.add(server.child().readyCpuSeconds());
            }
        }
        return new Start(middle(seconds), middle(cpu));
    }

    private static double middle(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(0.0);
    }

    private String fill(Path directory) {
        int each = plan.quick() ? 500 : 2_000;
        try (Served server = Served.open(directory, plan.serverOptions());
                Fleet fleet = Fleet.connect(server.terminals(), Fleet.Roster.of(vehicles))) {
            fleet.deliver(each, WINDOW);
        }
        return "%,d vehicles, %,d reports".formatted(vehicles, vehicles * each);
    }

    /** Ends a loaded server without warning, so that the next has a log to replay. */
    private void crash(Path directory) {
        try (Served server = Served.open(directory, plan.serverOptions());
                Fleet fleet = Fleet.connect(server.terminals(), later())) {
            fleet.saturate(WINDOW, Duration.ZERO, plan.warmUp(), () -> {}, server.child()::kill);
        }
    }

    /** The vehicles again, their clocks beyond all they have reported before. */
    private Fleet.Roster later() {
        crashes++;
        return new Fleet.Roster(0, vehicles, LocalDate.now().minusDays(600 - 20L * crashes));
    }

    private static void dropCaches() {
        try {
            Files.writeString(DROP_CACHES, "3");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
