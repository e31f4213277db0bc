package io.bihuan.simulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.simulator.city.City;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationIT {
    @TempDir
    private Path folder;

    private Plan plan(int port, int seconds, Path book) {
        return new Plan(
                City.of(7, 80),
                7,
                "127.0.0.1",
                port,
                Instant.parse("2026-11-22T02:00:00Z"),
                10,
                10,
                Duration.ofSeconds(seconds),
                0,
                0,
                null,
                book);
    }

    @Test
    void speaksToPlatformOverRealSocketsAndTellsHowItGoes() throws Exception {
        Path book = folder.resolve("book.csv");
        List<String> status = new CopyOnWriteArrayList<>();
        try (SocketPlatform platform = new SocketPlatform()) {
            long acknowledged = new Simulation(plan(platform.port(), 8, book), status::add, System::nanoTime).run();
            assertThat(acknowledged).isGreaterThan(200);
            assertThat(Files.readAllLines(book)).hasSize((int) acknowledged + 1);
        }
        assertThat(status).isNotEmpty();
        assertThat(status.getFirst()).contains("connected 80/80, in service 80", "frames sent", "acknowledged");
    }

    @Test
    void losesNothingWhenEveryLineIsCut() throws Exception {
        Path book = folder.resolve("book.csv");
        try (SocketPlatform platform = new SocketPlatform()) {
            Simulation simulation = new Simulation(
                    plan(platform.port(), 14, book),
                    line -> {
                        if (line.contains("in service 80") && platform.held.size() < 3_000) {
                            platform.cutEveryLine();
                        }
                    },
                    System::nanoTime);
            simulation.run();
            List<String> booked = Files.readAllLines(book).stream()
                    .skip(1)
                    .map(row -> row.substring(0, row.lastIndexOf(',')))
                    .toList();
            assertThat(platform.held).containsAll(booked);
            assertThat(booked).doesNotHaveDuplicates();
        }
    }
}
