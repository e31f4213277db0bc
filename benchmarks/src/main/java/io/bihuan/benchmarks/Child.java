package io.bihuan.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A Java program started with this program's own class path and options, and what Linux says it uses. */
public final class Child implements AutoCloseable {

    private static final long START_SECONDS = 180;
    private static final long STOP_SECONDS = 60;
    private static final double TICKS_PER_SECOND = 100;

    private final Process process;
    private final CompletableFuture<String> ready = new CompletableFuture<>();
    private final long began = System.nanoTime();
    private volatile long readyAt;
    private double readyCpuSeconds;

    private Child(Process process, Path output) {
        this.process = process;
        Thread.ofVirtual().name("child-output").start(() -> copy(output));
    }

    /**
     * Starts a program and waits until it prints a line that begins with {@code ready}.
     *
     * @param output where what it prints is kept
     * @throws IllegalStateException when it ends before, or says nothing for minutes
     */
    public static Child start(
            String mainClass, List<String> arguments, List<String> options, Map<String, String> settings, Path output) {
        ProcessBuilder builder =
                program(mainClass, arguments, options, settings).redirectErrorStream(true);
        try {
            Child child = new Child(builder.start(), output);
            child.awaitReady(output);
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProcessBuilder program(
            String mainClass, List<String> arguments, List<String> options, Map<String, String> settings) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-X") || argument.startsWith("--"))
                .forEach(line::add);
        line.addAll(options);
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        line.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().putAll(settings);
        return builder;
    }

    /**
     * Runs a program to its end.
     *
     * @param output where what it prints is kept
     * @return what it printed
     * @throws IllegalStateException when it ends with another code than 0
     */
    public static String run(String mainClass, List<String> arguments, Map<String, String> settings, Path output) {
        try {
            Process process = program(mainClass, arguments, List.of(), settings)
                    .redirectOutput(output.toFile())
                    .start();
            int code = process.waitFor();
            String said = Files.readString(output).strip();
            if (code != 0) {
                throw new IllegalStateException(mainClass + " " + arguments + " ended with " + code + ": " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a program ran", e);
        }
    }

    /** A port nobody listens on now. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copy(Path output) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
                var writer = Files.newBufferedWriter(output)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                writer.write(line);
                writer.newLine();
                writer.flush();
                if (line.startsWith("ready ")) {
                    readyAt = System.nanoTime();
                    ready.complete(line.substring("ready ".length()));
                }
            }
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
        ready.completeExceptionally(new IllegalStateException("the program ended; it printed " + output));
    }

    private void awaitReady(Path output) {
        try {
            ready.get(START_SECONDS, TimeUnit.SECONDS);
            readyCpuSeconds = cpuSeconds();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new IllegalStateException("Interrupted while a program started", e);
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IllegalStateException("The program did not start, see " + output + ": " + e.getMessage(), e);
        }
    }

    /** What followed {@code ready}. */
    public String readyText() {
        return ready.join();
    }

    long processId() {
        return process.pid();
    }

    /** Seconds from its start until it said that it was ready. */
    double readySeconds() {
        return (readyAt - began) / 1e9;
    }

    /** CPU seconds used until then, what it started included. */
    double readyCpuSeconds() {
        return readyCpuSeconds;
    }

    /** CPU seconds used so far by the program and what it started, ended or not, in user and kernel mode. */
    public double cpuSeconds() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .mapToDouble(handle -> cpuSeconds(handle.pid()))
                .sum();
    }

    private static double cpuSeconds(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            // Its own in user and kernel mode, then those of the children it has waited for.
            return Stream.of(fields[11], fields[12], fields[13], fields[14])
                            .mapToLong(Long::parseLong)
                            .sum()
                    / TICKS_PER_SECOND;
        } catch (IOException e) {
            // It ended between being listed and being read.
            return 0;
        }
    }

    /** Resident memory of the program itself in bytes. */
    public long residentBytes() {
        return status("VmRSS:") * 1024;
    }

    /** Threads of the program. */
    public long threads() {
        return status("Threads:");
    }

    private long status(String name) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files and sockets the program has open, tables of its store left out: of those there are more with more data. */
    public long openFiles() {
        try (Stream<Path> files = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
            return files.filter(file -> !isTable(file)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isTable(Path file) {
        try {
            return Files.readSymbolicLink(file).toString().contains(".sst");
        } catch (IOException e) {
            // It was closed between being listed and being looked at; the next look will not count it.
            return false;
        }
    }

    /** Ends it as a crash would, and waits for its end. */
    void kill() {
        process.destroyForcibly();
        await();
    }

    private void await() {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a program ended", e);
        }
    }

    /** Asks it to end and waits; kills it after a minute. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            // Not Process.destroy(), which also closes the pipe that the program still writes to while it ends.
            process.toHandle().destroy();
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
