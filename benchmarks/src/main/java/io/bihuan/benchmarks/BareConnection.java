package io.bihuan.benchmarks;

import io.bihuan.codec.jt808.Jt808Codec;
import io.bihuan.codec.jt808.Jt808Edition;
import io.bihuan.codec.jt808.Jt808Framing;
import io.bihuan.codec.jt808.Jt808HeaderView;
import io.bihuan.codec.jt808.Jt808Rejection;
import io.bihuan.codec.jt808.Jt808Splitter;
import io.bihuan.codec.jt808.T8100RegisterAck;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;

/** One connection of the bare server: every good frame is acknowledged, with one flush per read. */
final class BareConnection extends ChannelInboundHandlerAdapter implements Jt808Splitter.Sink {

    private static final int REGISTER = 0x0100;
    private static final int HEADER = 12;
    private static final int LONGEST_ACK = 2 + 2 * (HEADER + 6);

    private final Jt808Splitter splitter = new Jt808Splitter();
    private final byte[] ack = new byte[HEADER + 5];
    private byte[] in = new byte[0];
    private byte[] out = new byte[64 * LONGEST_ACK];
    private int outLength;
    private int serial;
    private @Nullable ChannelHandlerContext context;

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        ack[0] = (byte) 0x80;
        ack[1] = 0x01;
        ack[3] = 5;
    }

    @Override
    public void channelRead(ChannelHandlerContext from, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        try {
            int length = bytes.readableBytes();
            if (in.length < length) {
                in = new byte[length];
            }
            bytes.readBytes(in, 0, length);
            splitter.feed(in, 0, length, this);
        } finally {
            bytes.release();
        }
    }

    @Override
    public void frame(byte[] buffer, int from, int to) {
        byte[] content = Jt808Framing.open(buffer, from, to);
        if (Jt808HeaderView.messageId(content) == REGISTER) {
            register(content);
            return;
        }
        System.arraycopy(content, 4, ack, 4, 6);
        ack[10] = (byte) (serial >> 8);
        ack[11] = (byte) serial++;
        System.arraycopy(content, 10, ack, HEADER, 2);
        System.arraycopy(content, 0, ack, HEADER + 2, 2);
        if (outLength + LONGEST_ACK > out.length) {
            out = java.util.Arrays.copyOf(out, 2 * out.length);
        }
        int checksum = 0;
        out[outLength++] = 0x7E;
        for (byte b : ack) {
            checksum ^= b;
            put(b);
        }
        put((byte) checksum);
        out[outLength++] = 0x7E;
    }

    private void put(byte b) {
        if (b == 0x7E || b == 0x7D) {
            out[outLength++] = 0x7D;
            out[outLength++] = (byte) (b - 0x7C);
        } else {
            out[outLength++] = b;
        }
    }

    private void register(byte[] content) {
        ChannelHandlerContext to = context;
        if (to != null) {
            T8100RegisterAck answer = new T8100RegisterAck(Jt808HeaderView.serial(content), 0, "bare");
            for (byte[] frame :
                    Jt808Codec.encode(answer, Jt808Edition.V2013, Jt808HeaderView.phone(content), serial++)) {
                to.write(Unpooled.wrappedBuffer(frame), to.voidPromise());
            }
        }
    }

    @Override
    public void rejected(Jt808Rejection rejection, byte[] buffer, int from, int to) {
        throw rejection;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext to) {
        if (outLength > 0) {
            to.write(to.alloc().ioBuffer(outLength).writeBytes(out, 0, outLength), to.voidPromise());
            outLength = 0;
        }
        to.flush();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext from, Throwable cause) {
        from.close();
    }
}
