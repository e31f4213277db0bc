package io.bihuan.benchmarks;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The whole way: terminals on real sockets, a real {@code serve} process with durable commits, detectors and database, and
 * acknowledgements counted only when they came back with the right serial.
 */
class EndToEnd implements Callable<Integer> {

    private static final double WARM_SHARE = 0.25;

    @Option(names = "--connections", split = ",", defaultValue = "100,2000", description = "terminals; one run each")
    private List<Integer> connections = List.of();

    @Option(names = "--window", defaultValue = "8", description = "reports a terminal may have unacknowledged")
    private int window;

    @Option(names = "--seconds", defaultValue = "60", description = "how long each full-speed run counts")
    private double seconds;

    @Option(names = "--quick", description = "10 seconds and 100 terminals, for a first look")
    private boolean quick;

    @Option(
            names = "--server-java",
            defaultValue = "-XX:+UseParallelGC -XX:+UseCompactObjectHeaders -Xmx2g"
                    + " --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow",
            description = "options of the server's virtual machine")
    private String serverJava = "";

    @Option(names = "--set", description = "a setting of the server, such as BIHUAN_ENGINE_DURABILITY=grouped")
    private List<String> settings = List.of();

    @Option(names = "--keep", description = "leave the server's data directory for a look")
    private boolean keep;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        List<Integer> runs = quick ? List.of(100) : connections;
        double counted = quick ? 10 : seconds;
        print(
                "date %s, %s, %d processors, Java %s, window %d, %.0f s a run",
                Instant.now(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                window,
                counted);
        print(
                "%-12s %12s %14s %10s %10s %10s %9s %10s %9s",
                "connections",
                "acked/s",
                "CPU s/1,000",
                "p50 ms",
                "p99 ms",
                "at rate/s",
                "RSS MiB",
                "bytes/fix",
                "failures");
        boolean good = true;
        for (int number : runs) {
            good &= run(number, counted);
        }
        return good ? 0 : 1;
    }

    private boolean run(int number, double counted) throws Exception {
        Path directory = Files.createTempDirectory("bihuan-bench-");
        try (var server = ServerProcess.start(directory, List.of(serverJava.split(" +")), settings);
                var load = new Load()) {
            long start = Instant.now().getEpochSecond() - 4 * 86_400;
            load.connect("127.0.0.1", server.jt808Port(), number, window, start);
            load.fullSpeed();
            Await.pass(counted * WARM_SHARE, () -> false);
            Load.Sample before = load.sample();
            double cpu = server.cpuSeconds();
            Await.pass(counted, () -> false);
            Load.Sample after = load.sample();
            cpu = server.cpuSeconds() - cpu;
            long acknowledged = after.acknowledged() - before.acknowledged();
            double rate = acknowledged / ((after.nanos() - before.nanos()) / 1e9);
            load.hold();
            long lost = load.drain();
            load.forgetLatency();
            double half = load.atRate(rate / 2, Math.max(5, counted / 3)) / Math.max(5, counted / 3);
            lost += load.drain();
            Load.Sample end = load.sample();
            print(
                    "%-12d %,12.0f %14.4f %10.2f %10.2f %,10.0f %9d %10.1f %9d",
                    number,
                    rate,
                    cpu / acknowledged * 1000,
                    load.latencyMillis(50),
                    load.latencyMillis(99),
                    half,
                    server.residentBytes() >> 20,
                    (double) server.engineBytes() / end.acknowledged(),
                    end.failures() + lost + number - end.connected());
            return end.failures() + lost == 0 && end.connected() == number;
        } finally {
            if (!keep) {
                delete(directory);
            } else {
                print("data kept in %s", directory);
            }
        }
    }

    private static void delete(Path directory) throws java.io.IOException {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private void print(String format, Object... values) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(format + "%n", values);
        out.flush();
    }
}
