package io.bihuan.server.fuzz;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Feeds one target with made-up inputs and keeps those that go new ways. A target fails by throwing, by taking too long, or
 * by taking memory out of proportion; the input is then kept as hex in {@code target/fuzz}, to be made a test by copying it
 * into the test resources {@code fuzz/<target>/}.
 */
public final class Fuzzer {

    private final String name;
    private final Consumer<byte[]> target;
    private final Random random;
    private final Mutations mutations;
    private final List<byte[]> corpus = new ArrayList<>();
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** What a run found out. */
    record Result(long runs, int kept, int pairs) {}

    Fuzzer(String name, Consumer<byte[]> target, List<String> words, long seed) {
        this.name = name;
        this.target = target;
        this.random = new Random(seed);
        this.mutations = new Mutations(random, words);
    }

    /** Lets a target say how its inputs are built, and so change them where it matters and not only somewhere. */
    public interface Builder {

        /** Another input made of this one. */
        byte[] change(byte[] input, Random random);
    }

    /** Runs the seeds, then inputs made of them, until the time is over. */
    Result run(List<byte[]> seeds, Duration time) {
        Coverage.forget();
        long runs = 0;
        for (byte[] seed : seeds) {
            if (runs++ == 0) {
                warmUp(seed);
            }
            once(seed);
            if (Coverage.isNew()) {
                corpus.add(seed);
            }
        }
        if (corpus.isEmpty()) {
            corpus.add(new byte[0]);
        }
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            for (int i = 0; i < 64; i++) {
                byte[] input = change(pick());
                once(input);
                runs++;
                if (Coverage.isNew()) {
                    corpus.add(input);
                }
            }
        }
        return new Result(runs, corpus.size(), Coverage.pairs());
    }

    /** Mostly as the target builds them, sometimes blindly. */
    private byte[] change(byte[] input) {
        return target instanceof Builder builder && random.nextInt(4) > 0
                ? builder.change(input, random)
                : mutations.of(input, corpus.get(random.nextInt(corpus.size())));
    }

    /** What a first run loads is not the input's doing. */
    private void warmUp(byte[] input) {
        target.accept(input);
        target.accept(input);
    }

    /** The newest finds are the most promising. */
    private byte[] pick() {
        int size = corpus.size();
        return corpus.get(random.nextBoolean() ? size - 1 - random.nextInt(Math.min(size, 16)) : random.nextInt(size));
    }

    private void once(byte[] input) {
        Coverage.begin();
        Coverage.watch(Thread.currentThread());
        long cpu = threads.getCurrentThreadCpuTime();
        long allocated = threads.getCurrentThreadAllocatedBytes();
        try {
            target.accept(input.clone());
            Proportion.check(
                    input.length,
                    threads.getCurrentThreadCpuTime() - cpu,
                    threads.getCurrentThreadAllocatedBytes() - allocated);
        } catch (RuntimeException | Error e) {
            throw failed(input, e.toString(), e);
        } finally {
            Coverage.watch(null);
        }
    }

    private AssertionError failed(byte[] input, String what, Throwable cause) {
        String hex = HexFormat.of().formatHex(input);
        try {
            Path directory = Files.createDirectories(Path.of("target", "fuzz"));
            Path file = directory.resolve(name + "-" + Integer.toHexString(hex.hashCode()) + ".hex");
            Files.writeString(file, hex + "\n");
            return new AssertionError(name + ": " + what + "; the input is in " + file + ": " + hex, cause);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
