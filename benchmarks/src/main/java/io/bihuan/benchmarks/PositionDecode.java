package io.bihuan.benchmarks;

import io.bihuan.codec.jt808.Jt808Codec;
import io.bihuan.codec.jt808.Jt808Edition;
import io.bihuan.codec.jt808.Jt808Framing;
import io.bihuan.codec.jt808.Jt808HeaderView;
import io.bihuan.codec.jt808.Jt808Rejection;
import io.bihuan.codec.jt808.Jt808Splitter;
import io.bihuan.codec.jt808.LocationView;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Reading 0x0200 on one core: a thousand distinct reports, from the wire's bytes to their fields. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PositionDecode {

    static final int FRAMES = 1_000;

    private byte[] stream = new byte[0];
    private byte[][] escaped = new byte[0][];

    /** Makes the reports of ten vehicles. */
    @Setup
    public void reports() {
        ByteBuf all = Unpooled.buffer();
        escaped = new byte[FRAMES][];
        FixTrack[] tracks = new FixTrack[10];
        for (int i = 0; i < tracks.length; i++) {
            tracks[i] = new FixTrack(i, 1_795_000_000L);
        }
        for (int i = 0; i < FRAMES; i++) {
            ByteBuf one = Unpooled.buffer();
            tracks[i % tracks.length].writeFrame(one);
            all.writeBytes(one.duplicate());
            escaped[i] = new byte[one.readableBytes() - 2];
            one.getBytes(1, escaped[i]);
        }
        stream = new byte[all.readableBytes()];
        all.readBytes(stream);
    }

    /** Splitting, unescaping, checksum and header, then the fields read in place, as the server does. */
    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public void streamToFieldsInPlace(Blackhole hole) {
        new Jt808Splitter().feed(stream, 0, stream.length, new Fields(hole));
    }

    /** Unescaping, checksum and header only. */
    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public void openFrame(Blackhole hole) {
        for (byte[] frame : escaped) {
            hole.consume(Jt808Framing.open(frame, 0, frame.length));
        }
    }

    /** Unescaping, checksum, header and the message as a record, as the decode command does. */
    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public void frameToRecord(Blackhole hole) {
        for (byte[] frame : escaped) {
            byte[] content = Jt808Framing.open(frame, 0, frame.length);
            hole.consume(Jt808Codec.decode(Jt808Framing.frame(content), Jt808Edition.V2013));
        }
    }

    private record Fields(Blackhole hole) implements Jt808Splitter.Sink {

        @Override
        public void frame(byte[] buffer, int from, int to) {
            byte[] content = Jt808Framing.open(buffer, from, to);
            int body = Jt808HeaderView.headerLength(content);
            hole.consume(Jt808HeaderView.phoneKey(content));
            hole.consume(LocationView.alarmBits(content, body));
            hole.consume(LocationView.statusBits(content, body));
            hole.consume(LocationView.latitudeMicrodegrees(content, body));
            hole.consume(LocationView.longitudeMicrodegrees(content, body));
            hole.consume(LocationView.speedDecikmh(content, body));
            hole.consume(LocationView.directionDegrees(content, body));
            hole.consume(LocationView.epochMillis(content, body));
        }

        @Override
        public void rejected(Jt808Rejection rejection, byte[] buffer, int from, int to) {
            throw rejection;
        }
    }
}
