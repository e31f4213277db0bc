package io.bihuan.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.codec.jt808.Jt808Codec;
import io.bihuan.codec.jt808.Jt808Edition;
import io.bihuan.codec.jt808.Jt808Framing;
import io.bihuan.codec.jt808.T0200LocationReport;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;

class LoadTests {

    private static final long START = 1_795_341_600L;

    @Test
    void writesReportsTheCodecReads() {
        var track = new FixTrack(7, START);
        for (int i = 0; i < 70_000; i++) {
            ByteBuf out = Unpooled.buffer();
            track.writeFrame(out);
            byte[] raw = new byte[out.readableBytes()];
            out.readBytes(raw);
            var frame = Jt808Framing.read(raw);
            var report = (T0200LocationReport) Jt808Codec.decode(frame, Jt808Edition.V2013);

            assertThat(frame.header().serial()).isEqualTo(i & 0xFFFF);
            assertThat(frame.header().phone()).endsWith(FixTrack.phone(7));
            assertThat(java.util.Objects.requireNonNull(report.time().at()).toEpochSecond())
                    .isEqualTo(START + i);
            assertThat(report.speedKmh()).isBetween(20.0, 79.1);
        }
    }

    @Test
    void countsWhatAServerAcknowledgesInOrder() throws InterruptedException {
        try (var server = new EchoServer();
                var load = new Load()) {
            load.connect("127.0.0.1", server.port(), 20, 8, START);
            load.fullSpeed();
            Await.until("a thousand are acknowledged", 30, () -> load.sample().acknowledged() > 1_000);
            load.hold();

            assertThat(load.drain()).isZero();
            Load.Sample end = load.sample();
            assertThat(end.acknowledged()).isEqualTo(end.sent());
            assertThat(end.failures()).isZero();
            assertThat(end.connected()).isEqualTo(20);
        }
    }

    @Test
    void keepsToARate() throws InterruptedException {
        try (var server = new EchoServer();
                var load = new Load()) {
            load.connect("127.0.0.1", server.port(), 10, 8, START);

            assertThat(load.atRate(500, 1)).isBetween(300L, 520L);
        }
    }
}
