package io.bihuan.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.codec.jt808.Jt808Codec;
import io.bihuan.codec.jt808.Jt808Edition;
import io.bihuan.codec.jt808.T8001PlatformAck;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AckBatchTests {

    @Test
    void writesTheSameBytesAsTheCodecInBothHeaders() {
        var random = new Random(7);
        for (int round = 0; round < 500; round++) {
            boolean versioned = random.nextBoolean();
            byte[] number = new byte[versioned ? 10 : 6];
            for (int i = 0; i < number.length; i++) {
                number[i] =
                        (byte) (random.nextInt(8) == 0 ? 0x7E : random.nextInt(8) == 0 ? 0x7D : random.nextInt(256));
            }
            int firstSerial = random.nextInt(65_536);
            var batch = new AckBatch();
            var expected = new ByteArrayOutputStream();
            int acks = 1 + random.nextInt(20);
            for (int i = 0; i < acks; i++) {
                int serial = random.nextInt(4) == 0 ? 0x7E7D : random.nextInt(65_536);
                int id = random.nextInt(65_536);
                int result = random.nextInt(5);
                batch.add(serial, id, result);
                expected.writeBytes(Jt808Codec.encode(
                                new T8001PlatformAck(serial, id, result),
                                versioned ? Jt808Edition.V2019 : Jt808Edition.V2013,
                                HexFormat.of().withUpperCase().formatHex(number),
                                firstSerial + i & 0xFFFF)
                        .getFirst());
            }

            ByteBuf written = batch.encode(UnpooledByteBufAllocator.DEFAULT, number, versioned, firstSerial);
            byte[] bytes = new byte[written.readableBytes()];
            written.readBytes(bytes);
            written.release();

            assertThat(bytes).isEqualTo(expected.toByteArray());
        }
    }

    @Test
    void givesAwayWhatItHoldsAndStartsEmpty() {
        var batch = new AckBatch();
        batch.add(1, 0x0200, 0);
        batch.add(2, 0x0200, 0);

        AckBatch taken = batch.take();

        assertThat(taken.size()).isEqualTo(2);
        assertThat(batch.isEmpty()).isTrue();
    }
}
