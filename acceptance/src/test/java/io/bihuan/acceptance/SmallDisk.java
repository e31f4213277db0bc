package io.bihuan.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * A disk of a given size in memory, mounted in a name space of its own where no other process sees it. It can be filled
 * and made read-only. Needs Linux with {@code unshare} and {@code nsenter}; a test that cannot have it is skipped and
 * says so.
 */
final class SmallDisk implements AutoCloseable {

    private static final int CHUNK = 1 << 16;

    private final Process holder;
    private final Path directory;
    private final List<String> enter;

    private SmallDisk(Process holder, Path directory, List<String> enter) {
        this.holder = holder;
        this.directory = directory;
        this.enter = enter;
    }

    /** Mounts one over a directory. */
    static SmallDisk mount(Path directory, int megabytes) {
        boolean root = System.getProperty("user.name").equals("root");
        List<String> line = new ArrayList<>(List.of("unshare", root ? "-m" : "-Urm", "sh", "-c"));
        line.add("mount -t tmpfs -o size=$1m tmpfs \"$0\" && echo mounted && exec sleep 3600");
        line.add(directory.toString());
        line.add(Integer.toString(megabytes));
        try {
            Files.createDirectories(directory);
            Process holder = new ProcessBuilder(line).redirectErrorStream(true).start();
            BufferedReader answer = holder.inputReader(StandardCharsets.UTF_8);
            String said = answer.readLine();
            if (!"mounted".equals(said)) {
                holder.destroyForcibly();
                Assumptions.abort("no disk of its own can be mounted here: " + said);
            }
            List<String> enter = new ArrayList<>(List.of("nsenter", "-t", Long.toString(holder.pid()), "-m"));
            if (!root) {
                enter.addAll(List.of("-U", "--preserve-credentials"));
            }
            return new SmallDisk(holder, directory, enter);
        } catch (IOException e) {
            return Assumptions.abort("no disk of its own can be mounted here: " + e.getMessage());
        }
    }

    /** What to put before a command so that it sees this disk. */
    List<String> enter() {
        return List.copyOf(enter);
    }

    /** A file of this disk as this process sees it. */
    Path seen(String name) {
        return Path.of("/proc/" + holder.pid() + "/root" + directory).resolve(name);
    }

    /** Writes a file until nothing more goes in. */
    void fill() {
        byte[] bytes = new byte[CHUNK];
        java.util.Arrays.fill(bytes, (byte) 1);
        for (int size = CHUNK; size > 0; size /= 16) {
            try (OutputStream ballast = Files.newOutputStream(
                    seen("ballast"),
                    java.nio.file.StandardOpenOption.CREATE,
                    java.nio.file.StandardOpenOption.APPEND)) {
                while (true) {
                    ballast.write(bytes, 0, size);
                }
            } catch (IOException full) {
                continue;
            }
        }
    }

    /** Makes room again. */
    void clear() {
        try {
            Files.delete(seen("ballast"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void makeReadOnly() {
        run("mount", "-o", "remount,ro", directory.toString());
    }

    private void run(String... command) {
        List<String> line = new ArrayList<>(enter);
        line.addAll(List.of(command));
        try {
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(line + ": " + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        holder.destroyForcibly();
    }
}
