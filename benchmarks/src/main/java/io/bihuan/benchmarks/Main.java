package io.bihuan.benchmarks;

import io.bihuan.benchmarks.ledger.LedgerSection;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./bihuan bench}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures the speed of the product and of its layers on this machine.",
        footer = "%nRates are of reports acknowledged with success; latencies are taken at half of the rate reached.")
public final class Main implements Callable<Integer> {

    /** What can be measured. */
    enum Section {
        CODEC,
        BARE,
        ENGINE,
        STORE,
        SERVE,
        LEDGER
    }

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Ready-made choices. */
    enum Preset {
        /** sockets, engine, store and the whole way in one table: 100 and 2,000 connections, windows 8 and 64, 20 s each */
        TABLE
    }

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "table",
            description =
                    "Sockets, engine, log and store, and the whole way in one table with its shares; 20 s a load.")
    private @Nullable Preset preset;

    @Option(names = "--quick", description = "Rough figures in a few minutes: shorter loads, fewer of them.")
    private boolean quick;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description =
                    "Measure only these: codec, bare (sockets without a product), engine (product without sockets),"
                            + " store (log and store alone), serve (the whole way), ledger (cases).")
    private @Nullable EnumSet<Section> only;

    @Option(names = "--seconds", paramLabel = "N", description = "Seconds each load is counted (60; quick: 8).")
    private @Nullable Integer seconds;

    @Option(names = "--warm-up", paramLabel = "N", description = "Seconds of load before counting (15; quick: 6).")
    private @Nullable Integer warmUp;

    @Option(names = "--connections", split = ",", paramLabel = "N", description = "Connections (100,2000).")
    private @Nullable List<Integer> connections;

    @Option(names = "--window", split = ",", paramLabel = "N", description = "Reports outstanding (8,64; quick: 8).")
    private @Nullable List<Integer> windows;

    @Option(names = "--cases", paramLabel = "N", description = "Cases in the ledger (1000000; quick: 50000).")
    private @Nullable Long cases;

    @Option(
            names = "--server-option",
            paramLabel = "OPTION",
            description = "A JVM option for the measured server; may be repeated.")
    private List<String> serverOptions = List.of();

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description = "Where measured servers keep their data and output; a new temporary one by default.")
    private @Nullable Path directory;

    @Option(names = "--keep", description = "Leave that directory behind.")
    private boolean keep;

    /** Runs the command line. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public Integer call() throws IOException, RunnerException {
        PrintWriter out = spec.commandLine().getOut();
        Path place = directory == null ? Files.createTempDirectory("bihuan-bench") : Files.createDirectories(directory);
        Set<Section> wanted = only != null
                ? only
                : preset == Preset.TABLE
                        ? EnumSet.of(Section.ENGINE, Section.STORE, Section.BARE, Section.SERVE)
                        : EnumSet.allOf(Section.class);
        Plan plan = plan(place);
        out.printf(
                "%d processors, %d MiB of heap for each program, JDK %s, %s on %s%n",
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20,
                Runtime.version(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"));
        try {
            run(wanted, plan, out);
            if (wanted.contains(Section.LEDGER)) {
                LedgerSection.run(place, cases == null ? (quick ? 50_000 : 1_000_000) : cases, serverOptions, out);
            }
        } finally {
            if (keep) {
                out.println("Left behind: " + place);
            } else {
                delete(place);
            }
            out.flush();
        }
        return 0;
    }

    private static void run(Set<Section> wanted, Plan plan, PrintWriter out) throws IOException, RunnerException {
        Limits limits = new Limits();
        if (wanted.contains(Section.CODEC)) {
            CodecSection.run(plan, out);
        }
        if (wanted.contains(Section.ENGINE)) {
            EngineSection.run(plan, limits, out);
        }
        if (wanted.contains(Section.STORE)) {
            StoreSection.run(plan, limits, out);
        }
        LoadTable table = new LoadTable(out, limits);
        if (wanted.contains(Section.BARE)) {
            BareSection.run(plan, table);
        }
        if (wanted.contains(Section.SERVE)) {
            ServeSection.run(plan, table, out);
        }
        limits.print(out);
    }

    private Plan plan(Path place) {
        int standard = preset == Preset.TABLE ? 20 : 60;
        int counted = seconds == null ? (quick ? 8 : standard) : seconds;
        int warm = warmUp == null ? (quick ? 6 : 15) : warmUp;
        return new Plan(
                connections == null ? List.of(100, 2000) : connections,
                windows == null ? (quick ? List.of(8) : List.of(8, 64)) : windows,
                Duration.ofSeconds(warm),
                Duration.ofSeconds(counted),
                serverOptions,
                place,
                quick);
    }

    private static void delete(Path place) throws IOException {
        Files.walkFileTree(place, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
