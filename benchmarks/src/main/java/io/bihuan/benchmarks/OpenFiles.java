package io.bihuan.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How many files and sockets a program may have open here. Java takes all that the hard limit gives. */
final class OpenFiles {

    /** Jars, the store's files and the database's connections. */
    private static final int OTHERS = 1_000;

    private OpenFiles() {}

    /** Brings numbers of connections down to what the limit lets through, and says so. */
    static List<Integer> within(List<Integer> connections, PrintWriter out) {
        long most = limit() - OTHERS;
        if (connections.stream().allMatch(wanted -> wanted <= most)) {
            return connections;
        }
        out.printf(
                "Here a program may have %,d files open, so that %,d connections are the most that can be measured;"
                        + " 'ulimit -n %d' before, where that is allowed, lifts this.%n",
                most + OTHERS,
                most,
                connections.stream().mapToInt(Integer::intValue).max().orElse(0) + OTHERS);
        return connections.stream()
                .map(wanted -> (int) Math.min(wanted, most))
                .distinct()
                .toList();
    }

    private static long limit() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/limits"))) {
            return lines.filter(line -> line.startsWith("Max open files"))
                    .map(line -> line.split("\\s{2,}")[2])
                    .mapToLong(hard -> hard.equals("unlimited") ? Integer.MAX_VALUE : Long.parseLong(hard))
                    .findFirst()
                    .orElse(Integer.MAX_VALUE);
        } catch (IOException e) {
            // Where there is no such list, the first connection too many will tell.
            return Integer.MAX_VALUE;
        }
    }
}
