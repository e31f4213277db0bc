package io.bihuan.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The whole product, {@code serve}, as a process of its own with a data directory of its own. */
public final class Served implements AutoCloseable {

    /** The password of {@code admin}. */
    public static final String PASSWORD = "bench-Passw0rd-808";

    /** Bytes of the heap under {@link #HEAP_IN_FULL}. */
    public static final long HEAP_BYTES = 1L << 30;

    /** JVM options that take the whole heap at once, so that all other memory shows as growth of the whole. */
    public static final List<String> HEAP_IN_FULL =
            List.of("-Xms" + HEAP_BYTES, "-Xmx" + HEAP_BYTES, "-XX:+AlwaysPreTouch");

    private static final String MAIN = "io.bihuan.server.cli.Main";

    private final Path data;
    private final int port;
    private final Child child;

    private Served(Path data, int port, Child child) {
        this.data = data;
        this.port = port;
        this.child = child;
    }

    /**
     * Starts it on {@code place/data}, which may hold what an earlier run left, and waits until it is ready.
     *
     * @param options JVM options
     * @param settings further settings as environment variables
     */
    public static Served start(Path place, List<String> options, Map<String, String> settings) {
        try {
            Path data = Files.createDirectories(place.resolve("data"));
            int port = Child.freePort();
            Map<String, String> all = new HashMap<>(settings(place));
            all.put("BIHUAN_HTTP_PORT", Integer.toString(Child.freePort()));
            all.put("BIHUAN_JT808_PORT", Integer.toString(port));
            all.put("BIHUAN_ADMIN_PASSWORD", PASSWORD);
            all.putAll(settings);
            Child child = Child.start(MAIN, List.of("serve"), options, all, place.resolve("serve.out"));
            return new Served(data, port, child);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, letting in every terminal that calls. */
    public static Served open(Path place, List<String> options) {
        return start(place, options, Map.of("BIHUAN_ADMIT_UNKNOWN", "true"));
    }

    /** Runs another command on the data directory of a server that has stopped, and gives back what it printed. */
    public static String run(Path place, String command) {
        return Child.run(MAIN, List.of(command), settings(place), place.resolve(command + ".out"));
    }

    private static Map<String, String> settings(Path place) {
        return Map.of("BIHUAN_DATA", place.resolve("data").toString());
    }

    /** Where terminals call. */
    public InetSocketAddress terminals() {
        return new InetSocketAddress("127.0.0.1", port);
    }

    /** Where screens and programs call. */
    public String address() {
        return child.readyText();
    }

    /** Its process. */
    public Child child() {
        return child;
    }

    /** Bytes of everything the engine keeps on the disk. */
    public long engineBytes() {
        return bytes(data.resolve("engine"));
    }

    static long bytes(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.mapToLong(Served::bytesOfFile).sum();
        } catch (NoSuchFileException e) {
            throw new IllegalStateException("The server left no " + directory, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long bytesOfFile(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    /** Stops it in order. */
    @Override
    public void close() {
        child.close();
    }
}
