package io.bihuan.benchmarks;

import io.bihuan.benchmarks.ledger.LedgerSection;
import io.bihuan.benchmarks.soak.SoakSection;
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

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "WHAT",
            description = {
                "What to measure (all):",
                "codec   the codec alone, one core",
                "bare    sockets without a product: what any platform could reach here",
                "engine  the product without sockets",
                "store   log and store alone",
                "serve   the whole way, from the socket to the durable acknowledgement",
                "table   engine, store, bare and serve in one table with the shares; 20 s a load",
                "start   from the command to 'ready', on empty and filled directories",
                "reads   positions in a rectangle, a day's and a month's track, idle and while it writes",
                "ledger  a million open cases: lists, search, filing, escalation, verification",
                "curves  costs against connections and against vehicles; memory of an idle connection",
                "soak    memory, files and threads under half load and hostile companions",
                "all     all of these but curves and soak"
            })
    private List<Section> wanted = List.of(Section.ALL);

    @Option(names = "--quick", description = "Rough figures in a few minutes: shorter loads, fewer of them.")
    private boolean quick;

    @Option(names = "--seconds", paramLabel = "N", description = "Seconds each load is counted (60; quick: 8).")
    private @Nullable Integer seconds;

    @Option(names = "--warm-up", paramLabel = "N", description = "Seconds of load before counting (15; quick: 6).")
    private @Nullable Integer warmUp;

    @Option(
            names = "--connections",
            split = ",",
            paramLabel = "N",
            description = "Connections (100,2000; curves: 100,1000,5000,20000; soak: 500).")
    private @Nullable List<Integer> connections;

    @Option(
            names = "--window",
            split = ",",
            paramLabel = "N",
            description = "Reports outstanding per connection (8,64; quick, curves and soak: 8).")
    private @Nullable List<Integer> windows;

    @Option(
            names = "--vehicles",
            split = ",",
            paramLabel = "N",
            description = "Vehicles (curves: 1000,10000,50000,200000; reads: 100000; quick: fewer).")
    private @Nullable List<Integer> vehicles;

    @Option(names = "--cases", paramLabel = "N", description = "Open cases in the ledger (1000000; quick: 50000).")
    private @Nullable Long cases;

    @Option(names = "--minutes", paramLabel = "N", description = "How long the soak lasts (30; quick: 3).")
    private @Nullable Double minutes;

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
        Set<Section> parts = EnumSet.noneOf(Section.class);
        wanted.forEach(choice -> parts.addAll(choice.parts()));
        Plan plan = plan(place);
        out.printf(
                "%d processors, %d MiB of heap for each program, JDK %s, %s on %s%n",
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20,
                Runtime.version(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"));
        try {
            run(parts, plan, out);
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

    private static void run(Set<Section> parts, Plan plan, PrintWriter out) throws IOException, RunnerException {
        Limits limits = new Limits();
        if (parts.contains(Section.CODEC)) {
            CodecSection.run(plan, out);
        }
        if (parts.contains(Section.ENGINE)) {
            EngineSection.run(plan, limits, out);
        }
        if (parts.contains(Section.STORE)) {
            StoreSection.run(plan, limits, out);
        }
        LoadTable table = new LoadTable(out, limits);
        if (parts.contains(Section.BARE)) {
            BareSection.run(plan, table);
        }
        if (parts.contains(Section.SERVE)) {
            ServeSection.run(plan, table, out);
        }
        limits.print(out);
        if (parts.contains(Section.START)) {
            StartSection.run(plan, out);
        }
        if (parts.contains(Section.READS)) {
            ReadsSection.run(plan, out);
        }
        if (parts.contains(Section.LEDGER)) {
            LedgerSection.run(
                    plan.directory(),
                    plan.cases(),
                    plan.warmUp().multipliedBy(4),
                    plan.measured().dividedBy(3),
                    plan.serverOptions(),
                    out);
        }
        if (parts.contains(Section.CURVES)) {
            CurvesSection.run(plan, out);
        }
        if (parts.contains(Section.SOAK)) {
            SoakSection.run(
                    plan.directory(),
                    plan.connections(500).getFirst(),
                    plan.warmUp(),
                    plan.soak(),
                    plan.serverOptions(),
                    out);
        }
    }

    private Plan plan(Path place) {
        boolean briefly = wanted.equals(List.of(Section.TABLE)) || wanted.equals(List.of(Section.CURVES));
        int counted = seconds == null ? (quick ? 8 : briefly ? 20 : 60) : seconds;
        int warm = warmUp == null ? (quick ? 6 : 15) : warmUp;
        return new Plan(
                connections,
                windows == null ? (quick ? List.of(8) : List.of(8, 64)) : windows,
                vehicles,
                Duration.ofSeconds(warm),
                Duration.ofSeconds(counted),
                Duration.ofSeconds(Math.round(60 * (minutes == null ? (quick ? 3 : 30) : minutes))),
                cases == null ? (quick ? 50_000 : 1_000_000) : cases,
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
