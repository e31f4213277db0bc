package io.bihuan.benchmarks;

import io.bihuan.benchmarks.load.Reports;
import io.bihuan.codec.jt808.Jt808Codec;
import io.bihuan.codec.jt808.Jt808Edition;
import io.bihuan.codec.jt808.Jt808Framing;
import io.bihuan.codec.jt808.Jt808HeaderView;
import io.bihuan.codec.jt808.Jt808Rejection;
import io.bihuan.codec.jt808.Jt808Splitter;
import io.bihuan.codec.jt808.LocationView;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Frames of 0x0200 with a 28-byte body per second of one core, in three depths. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class CodecBenchmark {

    private static final int FRAMES = 512;
    private static final int BODY = 12;

    private byte[] stream = new byte[0];
    private final int[] ends = new int[FRAMES];

    /** Writes the frames as they come from a socket. */
    @Setup
    public void fill() {
        byte[] room = new byte[FRAMES * Reports.LONGEST_FRAME];
        Reports reports = new Reports(Reports.course(1), 1, LocalDate.of(2026, 11, 1));
        int length = 0;
        for (int i = 0; i < FRAMES; i++) {
            length = reports.nextFrame(room, length);
            ends[i] = length;
        }
        stream = java.util.Arrays.copyOf(room, length);
    }

    /** Cut, unescape, check, and read every field in place: the way of the product. */
    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public void cutCheckAndReadInPlace(Blackhole sink) {
        new Jt808Splitter().feed(stream, 0, stream.length, new Jt808Splitter.Sink() {
            @Override
            public void frame(byte[] buffer, int from, int to) {
                readFields(Jt808Framing.open(buffer, from, to), sink);
            }

            @Override
            public void rejected(Jt808Rejection rejection, byte[] buffer, int from, int to) {
                throw rejection;
            }
        });
    }

    /** Unescape, check, and read every field in place, frames being cut already. */
    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public void checkAndReadInPlace(Blackhole sink) {
        int from = 0;
        for (int end : ends) {
            readFields(Jt808Framing.open(stream, from + 1, end - 1), sink);
            from = end;
        }
    }

    /** Unescape, check, and make message records, as everything but position reports is read. */
    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public void checkAndMakeRecords(Blackhole sink) {
        int from = 0;
        for (int end : ends) {
            byte[] content = Jt808Framing.open(stream, from + 1, end - 1);
            sink.consume(Jt808Codec.decode(Jt808Framing.frame(content), Jt808Edition.V2013));
            from = end;
        }
    }

    private static void readFields(byte[] content, Blackhole sink) {
        sink.consume(Jt808HeaderView.messageId(content));
        sink.consume(Jt808HeaderView.serial(content));
        sink.consume(Jt808HeaderView.phoneKey(content));
        sink.consume(LocationView.alarmBits(content, BODY));
        sink.consume(LocationView.statusBits(content, BODY));
        sink.consume(LocationView.latitudeMicrodegrees(content, BODY));
        sink.consume(LocationView.longitudeMicrodegrees(content, BODY));
        sink.consume(LocationView.altitudeMetres(content, BODY));
        sink.consume(LocationView.speedDecikmh(content, BODY));
        sink.consume(LocationView.directionDegrees(content, BODY));
        sink.consume(LocationView.epochMillis(content, BODY));
    }
}
