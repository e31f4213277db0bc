package io.bihuan.simulator;

import io.bihuan.simulator.city.City;
import io.bihuan.simulator.city.CityFolder;
import io.bihuan.simulator.fleet.Plan;
import io.bihuan.simulator.fleet.PlanOptions;
import io.bihuan.simulator.fleet.Simulation;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code simulate}: lets a city of terminals speak to a platform, or writes the city to disk. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Lets a fictional coastal city's vehicles speak JT/T 808 to a platform over real sockets.")
final class SimulateCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--host", description = "The platform's host.", defaultValue = "127.0.0.1")
    private String host = "127.0.0.1";

    @Option(names = "--port", description = "The platform's JT/T 808 port.", defaultValue = "7611")
    private int port;

    @Option(names = "--vehicles", description = "How many vehicles, up to 20000.", defaultValue = "300")
    private int vehicles;

    @Option(names = "--seed", description = "The same seed gives the same city and the same day.", defaultValue = "7")
    private long seed;

    @Option(names = "--interval", description = "Seconds between reports of a moving vehicle.", defaultValue = "10")
    private int interval;

    @Option(names = "--speed-up", description = "How many times faster the vehicles' clock runs.", defaultValue = "1")
    private double speedUp;

    @Option(names = "--duration", description = "Stop after so many seconds; 0 for never.", defaultValue = "0")
    private long duration;

    @Option(
            names = "--start",
            description = "The vehicles' clock at the beginning, like 2026-11-22T00:00:00Z. Default: now; with"
                    + " --speed-up and --duration so early that it ends now.")
    private @Nullable Instant start;

    @Option(names = "--incident-every", description = "Seconds between incidents; 0 for none.", defaultValue = "25")
    private int incidentEvery;

    @Option(names = "--strangers", description = "Terminals that nobody has registered.", defaultValue = "3")
    private int strangers;

    @Option(names = "--city", paramLabel = "DIR", description = "Run the city written there by --write-city.")
    private @Nullable Path cityFolder;

    @Option(
            names = "--write-city",
            paramLabel = "DIR",
            description = "Write city.json and basemap.geojson there, and stop.")
    private @Nullable Path writeCity;

    @Option(
            names = "--tracks",
            paramLabel = "CSV",
            description = "Drive recorded tracks (vehicle,time,lon,lat,speed) instead of the city's vehicles.")
    private @Nullable Path tracks;

    @Option(
            names = "--book",
            paramLabel = "FILE",
            description = "Note every acknowledged report there: phone,device_time,serial.")
    private @Nullable Path book;

    @Override
    public Integer call() {
        CommandSpec self = spec;
        if (self == null) {
            throw new IllegalStateException("run by the command line only");
        }
        PrintWriter out = self.commandLine().getOut();
        try {
            City city = cityFolder == null ? City.of(seed, vehicles) : CityFolder.read(cityFolder);
            if (writeCity != null) {
                CityFolder.write(city, writeCity);
                out.println("wrote " + city.file().name() + " with "
                        + city.file().vehicles().size() + " vehicles to " + writeCity);
                return 0;
            }
            run(city, out);
            return 0;
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new ParameterException(self.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private void run(City city, PrintWriter out) {
        Plan plan = new PlanOptions(
                        city,
                        host,
                        port,
                        start,
                        interval,
                        speedUp,
                        Duration.ofSeconds(duration),
                        incidentEvery,
                        strangers,
                        tracks,
                        book)
                .plan(Instant.now());
        Simulation simulation = new Simulation(
                plan,
                line -> {
                    out.println(line);
                    out.flush();
                },
                System::nanoTime);
        Thread main = Thread.currentThread();
        Thread hook = new Thread(() -> {
            simulation.stop();
            try {
                main.join(3_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
        out.println("simulating " + city.file().name() + " against " + host + ":" + port + "; stop with Ctrl-C");
        out.flush();
        simulation.run();
    }
}
