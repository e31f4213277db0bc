package io.bihuan.benchmarks.load;

import io.bihuan.codec.jt808.Jt808Codec;
import io.bihuan.codec.jt808.Jt808Edition;
import io.bihuan.codec.jt808.Jt808Framing;
import io.bihuan.codec.jt808.Jt808Message;
import io.bihuan.codec.jt808.T0100Register;
import io.bihuan.codec.jt808.T0102Authentication;
import io.bihuan.codec.jt808.T8100RegisterAck;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One connection: registers, authenticates, then keeps a window of reports outstanding, or sends when it is told to. All
 * on its event loop.
 */
final class Vehicle extends ChannelInboundHandlerAdapter implements AckReader.Sink {

    private static final int POSITION = 0x0200;
    private static final int AUTHENTICATE = 0x0102;
    private static final int REGISTERED = 0x8100;

    private final int number;
    private final Reports reports;
    private final Tally tally;
    private final byte[] scratch;
    private final AckReader reader = new AckReader();
    private final long[] due;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private @Nullable ChannelHandlerContext context;
    private int window;
    private long quota = Long.MAX_VALUE;
    private int outstanding;
    private int acknowledgedNow;
    private long now;

    /**
     * A vehicle that has not called yet.
     *
     * @param scratch shared by the vehicles of one event loop
     * @param remembered reports that can be outstanding, a power of two
     */
    Vehicle(int number, Reports reports, Tally tally, byte[] scratch, int remembered) {
        this.due = new long[remembered];
        this.number = number;
        this.reports = reports;
        this.tally = tally;
        this.scratch = scratch;
    }

    /** Completes once the platform has let it in. */
    CompletableFuture<Void> ready() {
        return ready;
    }

    @Override
    public void channelActive(ChannelHandlerContext active) {
        context = active;
        send(active, new T0100Register(37, 211, "BENCH", "LOAD-1", "%07d".formatted(number), 2, Reports.plate(number)));
    }

    private void send(ChannelHandlerContext to, Jt808Message message) {
        for (byte[] frame : Jt808Codec.encode(message, Jt808Edition.V2013, Reports.phone(number), 0)) {
            to.write(Unpooled.wrappedBuffer(frame), to.voidPromise());
        }
        to.flush();
    }

    @Override
    public void channelRead(ChannelHandlerContext from, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        now = System.nanoTime();
        try {
            while (bytes.isReadable()) {
                int length = Math.min(scratch.length, bytes.readableBytes());
                bytes.readBytes(scratch, 0, length);
                reader.read(scratch, length, this);
            }
        } finally {
            bytes.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext from) {
        if (acknowledgedNow > 0) {
            tally.acknowledged.lazySet(tally.acknowledged.getPlain() + acknowledgedNow);
            acknowledgedNow = 0;
        }
        fill();
    }

    /** Goes on with so many reports outstanding; 0 stops. */
    void window(int reportsOutstanding) {
        quota = Long.MAX_VALUE;
        window = reportsOutstanding;
        fill();
    }

    /** Sends a number of reports, so many of them outstanding. */
    void deliver(int reportsInAll, int reportsOutstanding) {
        quota = reportsInAll;
        window = reportsOutstanding;
        fill();
    }

    private void fill() {
        if (outstanding < window && quota > 0) {
            long time = System.nanoTime();
            while (outstanding < window && quota > 0) {
                int most = Math.min(window - outstanding, scratch.length / Reports.LONGEST_FRAME);
                int batch = (int) Math.min(most, quota);
                quota -= batch;
                send(batch, time);
            }
        }
    }

    /** Sends reports that should have left at the given time. */
    void sendAt(int count, long dueNanos) {
        if (outstanding + count <= due.length) {
            send(count, dueNanos);
        } else {
            tally.refused.lazySet(tally.refused.getPlain() + count);
        }
    }

    private void send(int count, long dueNanos) {
        ChannelHandlerContext to = context;
        if (to == null) {
            return;
        }
        int length = 0;
        for (int i = 0; i < count; i++) {
            due[reports.nextSerial() & due.length - 1] = dueNanos;
            length = reports.nextFrame(scratch, length);
        }
        outstanding += count;
        to.writeAndFlush(to.alloc().ioBuffer(length).writeBytes(scratch, 0, length), to.voidPromise());
    }

    @Override
    public void acknowledged(int serial, int messageId, int result) {
        if (messageId == POSITION) {
            outstanding--;
            if (result == 0) {
                acknowledgedNow++;
                tally.latency.recordValue(Math.clamp(now - due[serial & due.length - 1], 0L, 60_000_000_000L));
            } else {
                tally.refused.lazySet(tally.refused.getPlain() + 1);
            }
        } else if (messageId == AUTHENTICATE) {
            if (result == 0) {
                ready.complete(null);
            } else {
                fail("the platform refused the authentication of " + Reports.phone(number) + " with " + result);
            }
        }
    }

    @Override
    public void other(byte[] content, int length) {
        if (((content[0] & 0xFF) << 8 | content[1]) != REGISTERED) {
            return;
        }
        T8100RegisterAck answer = (T8100RegisterAck)
                Jt808Codec.decode(Jt808Framing.frame(Arrays.copyOf(content, length)), Jt808Edition.V2013);
        ChannelHandlerContext to = context;
        if (to == null || answer.result() != 0) {
            fail("the platform refused the registration of " + Reports.phone(number) + " with " + answer.result());
        } else {
            send(to, new T0102Authentication(answer.authCode(), null, null));
        }
    }

    private void fail(String why) {
        ready.completeExceptionally(new IllegalStateException(why));
    }

    @Override
    public void channelInactive(ChannelHandlerContext gone) {
        tally.closed.incrementAndGet();
        fail("the platform closed the connection of " + Reports.phone(number));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext from, Throwable cause) {
        ready.completeExceptionally(cause);
        from.close();
    }
}
