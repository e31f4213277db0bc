package io.bihuan.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** One command of the product running as a process of its own, as the launcher would start it. */
final class BihuanProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private static final AtomicInteger STARTS = new AtomicInteger();

    private final Process process;
    private final Path output;

    private BihuanProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Starts {@code serve} and returns once it has said that it takes traffic.
     *
     * @param data the data directory
     * @param settings further settings as environment variables
     */
    static BihuanProcess serve(Path data, Map<String, String> settings) {
        BihuanProcess server = begin(data, settings);
        server.awaitLine("ready http://");
        return server;
    }

    /** Starts {@code serve} by way of another command that runs it, with its output beside the data directory. */
    static BihuanProcess serveWithin(List<String> within, Path output, Map<String, String> settings) {
        BihuanProcess server = beginWithin(within, output, settings);
        server.awaitLine("ready http://");
        return server;
    }

    /** The same, without waiting. */
    static BihuanProcess beginWithin(List<String> within, Path output, Map<String, String> settings) {
        return start(within, "io.bihuan.server.cli.Main", List.of("serve"), output, settings);
    }

    /** Starts {@code serve} and waits for nothing. */
    static BihuanProcess begin(Path data, Map<String, String> settings) {
        Path output = data.resolve("serve-" + STARTS.incrementAndGet() + ".out");
        return start("io.bihuan.server.cli.Main", List.of("serve"), output, settings);
    }

    /** Starts the simulator. */
    static BihuanProcess simulate(Path output, List<String> options) {
        List<String> arguments = new ArrayList<>(List.of("simulate"));
        arguments.addAll(options);
        return start("io.bihuan.simulator.Main", arguments, output, Map.of());
    }

    /** Runs a command of the server's command line to its end. */
    static BihuanProcess command(Path output, Map<String, String> settings, String... arguments) {
        BihuanProcess command = start("io.bihuan.server.cli.Main", List.of(arguments), output, settings);
        command.awaitExit();
        return command;
    }

    private static BihuanProcess start(
            String mainClass, List<String> arguments, Path output, Map<String, String> settings) {
        return start(List.of(), mainClass, arguments, output, settings);
    }

    private static BihuanProcess start(
            List<String> within, String mainClass, List<String> arguments, Path output, Map<String, String> settings) {
        List<String> line = new ArrayList<>(within);
        line.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx1g",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                mainClass));
        line.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().putAll(settings);
        try {
            Files.createDirectories(output.getParent());
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
            return new BihuanProcess(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for a line beginning with {@code start}, and fails with the whole output where the process ends first. */
    void awaitLine(String start) {
        Awaitility.await("a line '" + start + "' of " + output)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .failFast("the process ended: see " + output, () -> !process.isAlive())
                .until(() -> output().lines().anyMatch(line -> line.startsWith(start)));
    }

    /** What the process has printed so far. */
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the process to end by itself and gives back its exit code. */
    int awaitExit() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("did not end by itself: " + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Lets the process run for a while, or until it ends. */
    void runFor(Duration time) {
        try {
            process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** SIGKILL: no hook runs, nothing is flushed. */
    void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** SIGTERM and a clean end, before the block that owns the process is over. */
    void stop() {
        process.destroy();
        awaitExit();
    }

    /** SIGTERM and a clean end. */
    @Override
    public void close() {
        stop();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** A port nobody listens on at this moment. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
