package io.bihuan.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real {@code serve} process on a data directory of its own, and what the operating system says about it. */
final class ServerProcess implements AutoCloseable {

    private static final double TICKS_PER_SECOND = 100;

    private final Process process;
    private final Path data;
    private final int jt808Port;

    private ServerProcess(Process process, Path data, int jt808Port) {
        this.process = process;
        this.data = data;
        this.jt808Port = jt808Port;
    }

    /**
     * Starts the server with this process's class path and waits for its {@code ready} line.
     *
     * @param javaOptions of the server's virtual machine
     * @param settings environment, such as {@code BIHUAN_ENGINE_DURABILITY=grouped}
     */
    static ServerProcess start(Path data, List<String> javaOptions, List<String> settings)
            throws IOException, InterruptedException {
        int http = freePort();
        int jt808 = freePort();
        List<String> command = new java.util.ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.bihuan.server.cli.Main", "serve"));
        Path out = data.resolve("serve.out");
        var builder = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(data.resolve("serve.log").toFile());
        var environment = builder.environment();
        environment.put("BIHUAN_DATA", data.resolve("data").toString());
        environment.put("BIHUAN_HTTP_PORT", Integer.toString(http));
        environment.put("BIHUAN_JT808_PORT", Integer.toString(jt808));
        environment.put("BIHUAN_ADMIT_UNKNOWN", "true");
        environment.put(
                "BIHUAN_ADMIN_PASSWORD", "bench-" + ProcessHandle.current().pid() + "-Xy");
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            environment.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        var server = new ServerProcess(process, data, jt808);
        Await.until(
                "the server says ready; its log is " + data.resolve("serve.log"),
                180,
                () -> !process.isAlive() || contains(out, "ready "));
        if (!process.isAlive()) {
            throw new IllegalStateException("The server stopped; its log is " + data.resolve("serve.log"));
        }
        return server;
    }

    int jt808Port() {
        return jt808Port;
    }

    /** Processor time the server has used, user and system, in seconds. */
    double cpuSeconds() {
        String stat = read(Path.of("/proc", Long.toString(process.pid()), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    /** Resident memory in bytes, without that of its database. */
    long residentBytes() {
        return read(Path.of("/proc", Long.toString(process.pid()), "status"))
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(0);
    }

    /** Bytes of the engine's files. */
    long engineBytes() {
        return sizeOf(data.resolve("data").resolve("engine"));
    }

    static long sizeOf(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.mapToLong(
                            file -> file.toFile().isFile() ? file.toFile().length() : 0)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean contains(Path file, String text) {
        return Files.exists(file) && read(file).contains(text);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
