package io.bihuan.benchmarks;

import io.bihuan.codec.jt808.Jt808Framing;
import io.bihuan.codec.jt808.Jt808HeaderView;
import io.bihuan.codec.jt808.Jt808Rejection;
import io.bihuan.codec.jt808.Jt808Splitter;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;

/**
 * One terminal's connection: keeps a window of unacknowledged reports and sends as many new ones as acknowledgements
 * come in, in one write per read. Every acknowledgement is opened and its checksum, serial and result looked at. Belongs
 * to its event loop.
 */
final class LoadConnection extends ChannelInboundHandlerAdapter implements Jt808Splitter.Sink {

    private static final int PLATFORM_ACK = 0x8001;

    private final FixTrack track;
    private final LoadTotals totals;
    private final int window;
    private final long[] sentNanos;
    private final Jt808Splitter splitter = new Jt808Splitter();
    private final byte[] bytes = new byte[16_384];
    private @Nullable ChannelHandlerContext context;
    private long sent;
    private long acknowledged;
    private long allowance;

    LoadConnection(FixTrack track, int window, LoadTotals totals) {
        this.track = track;
        this.window = window;
        this.totals = totals;
        this.sentNanos = new long[window];
    }

    @Override
    public void channelActive(ChannelHandlerContext active) {
        context = active;
        totals.connected++;
    }

    @Override
    public void channelInactive(ChannelHandlerContext gone) {
        totals.connected--;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext where, Throwable cause) {
        totals.failures++;
        where.close();
    }

    /** Lets so many more reports be sent over all time; they go out as the window allows. */
    void allow(long more) {
        allowance += more;
        fill(System.nanoTime());
    }

    /** Takes back what was allowed and not sent. */
    void hold() {
        allowance = 0;
    }

    long unacknowledged() {
        return sent - acknowledged;
    }

    @Override
    public void channelRead(ChannelHandlerContext reading, Object message) {
        ByteBuf buffer = (ByteBuf) message;
        try {
            while (buffer.isReadable()) {
                int length = Math.min(buffer.readableBytes(), bytes.length);
                buffer.readBytes(bytes, 0, length);
                splitter.feed(bytes, 0, length, this);
            }
        } finally {
            buffer.release();
        }
        fill(System.nanoTime());
    }

    @Override
    public void frame(byte[] buffer, int from, int to) {
        byte[] content = Jt808Framing.open(buffer, from, to);
        if (Jt808HeaderView.messageId(content) != PLATFORM_ACK) {
            return;
        }
        int body = Jt808HeaderView.headerLength(content);
        int serial = (content[body] & 0xFF) << 8 | content[body + 1] & 0xFF;
        if (serial != (acknowledged & 0xFFFF) || content[body + 4] != 0) {
            totals.failures++;
        }
        totals.acknowledged(System.nanoTime() - sentNanos[(int) (acknowledged % window)]);
        acknowledged++;
    }

    @Override
    public void rejected(Jt808Rejection rejection, byte[] buffer, int from, int to) {
        totals.failures++;
    }

    private void fill(long now) {
        ChannelHandlerContext to = context;
        int room = (int) Math.min(window - unacknowledged(), allowance);
        if (to == null || room <= 0 || !to.channel().isActive()) {
            return;
        }
        ByteBuf out = to.alloc().ioBuffer(room * (FixTrack.CONTENT_BYTES + 8));
        for (int i = 0; i < room; i++) {
            sentNanos[(int) (sent % window)] = now;
            track.writeFrame(out);
            sent++;
        }
        allowance -= room;
        totals.sent += room;
        to.writeAndFlush(out, to.voidPromise());
    }
}
