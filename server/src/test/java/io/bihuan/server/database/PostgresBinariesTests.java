package io.bihuan.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesTests {

    @Test
    void twoWhoUnpackAtOnceShareWhatTheQuickerOneLeft(@TempDir Path parent) throws Exception {
        var together = new CyclicBarrier(2);
        Callable<Path> unpack = () -> {
            together.await();
            return PostgresBinaries.unpack(parent);
        };
        List<Path> homes;
        try (var threads = Executors.newFixedThreadPool(2)) {
            homes = threads.invokeAll(List.of(unpack, unpack)).stream()
                    .map(Future::resultNow)
                    .toList();
        }
        assertThat(homes.getFirst().resolve("bin/postgres")).isExecutable();
        assertThat(homes.getLast()).isEqualTo(homes.getFirst());
        assertThat(below(parent)).containsExactly(homes.getFirst());
    }

    private static List<Path> below(Path parent) throws IOException {
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.toList();
        }
    }
}
