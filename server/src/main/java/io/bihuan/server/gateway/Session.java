package io.bihuan.server.gateway;

import io.bihuan.codec.jt808.Jt808Codec;
import io.bihuan.codec.jt808.Jt808Edition;
import io.bihuan.codec.jt808.Jt808Framing;
import io.bihuan.codec.jt808.Jt808HeaderView;
import io.bihuan.codec.jt808.Jt808Message;
import io.bihuan.codec.jt808.Jt808Rejection;
import io.bihuan.codec.jt808.Jt808Splitter;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.FastThreadLocal;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One connection. Cuts the stream into frames, opens them, and passes the good ones to {@link Reception}; writes
 * acknowledgements and messages. Everything here runs on the connection's event loop, except what says otherwise.
 *
 * <p>A frame that cannot go on at once (the engine's queue is full, or the terminal's admission is being decided) waits
 * with all that were read after it, and reading pauses: what waits is bounded by one read of the socket, the rest stays
 * in TCP. Nothing is dropped.
 */
final class Session extends ChannelInboundHandlerAdapter implements Jt808Splitter.Sink {

    static final int PAUSED_ENGINE = 1;
    static final int PAUSED_ADMISSION = 2;
    static final int PAUSED_OUTBOUND = 4;

    private static final int PAUSES_FRAMES = PAUSED_ENGINE | PAUSED_ADMISSION;
    private static final int READ_BYTES = 65_536;
    private static final FastThreadLocal<byte[]> READ_BUFFER = new FastThreadLocal<>() {
        @Override
        protected byte[] initialValue() {
            return new byte[READ_BYTES];
        }
    };

    final Channel channel;
    final int loop;
    final String remoteAddress;
    final long connectedAtMillis;
    /** Acknowledgements of the current batch of commits; touched only by the partition's thread. */
    final AckBatch pendingAcks = new AckBatch();

    private final Reception reception;
    private final Jt808Splitter splitter = new Jt808Splitter();
    private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();

    private byte[] number = new byte[0];
    private volatile String phone = "";
    private boolean versioned;
    private volatile @Nullable Terminal terminal;
    private boolean authenticated;
    private int pauses;
    private boolean unflushed;
    private int serial;
    private long badFramesSinceMillis;
    private int badFrames;
    private int failedAuthentications;
    private volatile long lastFrameMillis;
    private volatile long unreadSinceMillis;
    private volatile boolean speaking;
    private volatile @Nullable String dropReason;

    Session(Channel channel, int loop, Reception reception, long nowMillis) {
        this.channel = channel;
        this.loop = loop;
        this.reception = reception;
        this.connectedAtMillis = nowMillis;
        this.lastFrameMillis = nowMillis;
        this.badFramesSinceMillis = nowMillis;
        this.remoteAddress = channel.remoteAddress() instanceof InetSocketAddress address
                ? address.getAddress().getHostAddress() + ":" + address.getPort()
                : "";
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf buffer = (ByteBuf) message;
        try {
            byte[] bytes = READ_BUFFER.get();
            while (buffer.isReadable() && channel.isActive()) {
                int length = Math.min(buffer.readableBytes(), bytes.length);
                buffer.readBytes(bytes, 0, length);
                splitter.feed(bytes, 0, length, this);
            }
        } finally {
            buffer.release();
        }
    }

    @Override
    public void frame(byte[] buffer, int from, int to) {
        byte[] content;
        try {
            content = Jt808Framing.open(buffer, from, to);
        } catch (Jt808Rejection rejection) {
            rejected(rejection, buffer, from, to);
            return;
        }
        if ((pauses & PAUSES_FRAMES) != 0) {
            waiting.add(content);
        } else if (!reception.accept(this, content)) {
            waiting.add(content);
        }
    }

    @Override
    public void rejected(Jt808Rejection rejection, byte[] buffer, int from, int to) {
        reception.unreadable(this, rejection, Arrays.copyOfRange(buffer, from, to));
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (channel.isWritable()) {
            unreadSinceMillis = 0;
            resume(PAUSED_OUTBOUND);
        } else {
            unreadSinceMillis = reception.nowMillis();
            pause(PAUSED_OUTBOUND);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        waiting.clear();
        reception.closed(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof SSLException || cause.getCause() instanceof SSLException) {
            // Whoever likes can call the encrypted port with nonsense: that is worth a count, not a stack trace.
            drop("TLS_FAILED", null);
            return;
        }
        drop(cause instanceof java.io.IOException ? "CONNECTION_RESET" : "GATEWAY_FAULT", cause);
    }

    /** Stops reading for a reason; the frame at hand is to be refused by {@link Reception#accept} so that it waits. */
    void pause(int reason) {
        pauses |= reason;
        channel.config().setAutoRead(false);
    }

    /** Takes a reason away that was given for the frame at hand, which can go on after all. */
    void unpause(int reason) {
        pauses &= ~reason;
        if (pauses == 0) {
            channel.config().setAutoRead(true);
        }
    }

    /** Takes a reason away and goes on with what waits; reading starts again when no reason is left. */
    void resume(int reason) {
        pauses &= ~reason;
        while ((pauses & PAUSES_FRAMES) == 0 && !waiting.isEmpty() && channel.isActive()) {
            if (!reception.accept(this, waiting.getFirst())) {
                break;
            }
            waiting.removeFirst();
        }
        if (pauses == 0) {
            channel.config().setAutoRead(true);
        }
        flush();
    }

    /** Whether the header names the terminal this connection belongs to; true for the first frame of all. */
    boolean isBoundTo(byte[] content) {
        int from = Jt808HeaderView.versioned(content) ? 5 : 4;
        int length = Jt808HeaderView.versioned(content) ? 10 : 6;
        return Arrays.equals(number, 0, number.length, content, from, from + length);
    }

    boolean isBound() {
        return number.length != 0;
    }

    /** Ties the connection to the terminal number of its first frame. */
    void bind(byte[] content) {
        versioned = Jt808HeaderView.versioned(content);
        int from = versioned ? 5 : 4;
        number = Arrays.copyOfRange(content, from, from + (versioned ? 10 : 6));
        phone = Phones.identity(Jt808HeaderView.phone(content));
    }

    /** From any thread: the terminal number without leading zeros, empty before the first frame. */
    String phone() {
        return phone;
    }

    /** From any thread: who speaks here, null before the first frame and for strangers. */
    @Nullable
    Terminal terminal() {
        return terminal;
    }

    void know(@Nullable Terminal known) {
        terminal = known;
        // A decision may come after its connection has gone, which nobody would then take away again.
        if (known != null && !known.speaks() && channel.isActive()) {
            known.knocking = this;
        }
    }

    boolean isAuthenticated() {
        return authenticated;
    }

    /** From any thread: whether the terminal's frames go to the engine. */
    boolean isSpeaking() {
        return speaking;
    }

    void setAuthenticated(boolean now) {
        authenticated = now;
        speaking = now;
    }

    /** The edition to write in. */
    Jt808Edition edition() {
        if (versioned) {
            return Jt808Edition.V2019;
        }
        Terminal speaker = terminal;
        Jt808Edition known = speaker == null
                ? Jt808Edition.V2013
                : speaker.identity.edition().codec();
        return known == Jt808Edition.V2019 ? Jt808Edition.V2013 : known;
    }

    /** Notes a whole good frame, which is what counts as a sign of life. */
    void heard(long nowMillis) {
        lastFrameMillis = nowMillis;
    }

    /** From any thread. */
    long lastFrameMillis() {
        return lastFrameMillis;
    }

    /** From any thread: since when the terminal leaves more unread than we keep for it, 0 while it keeps up. */
    long unreadSinceMillis() {
        return unreadSinceMillis;
    }

    /** From any thread: reading is paused by ourselves, so silence is not the terminal's fault. */
    boolean isReading() {
        return channel.config().isAutoRead();
    }

    /** Counts a bad frame and answers how many came within the running minute. */
    int countBadFrame(long nowMillis) {
        if (nowMillis - badFramesSinceMillis >= 60_000) {
            badFramesSinceMillis = nowMillis;
            badFrames = 0;
        }
        return ++badFrames;
    }

    int countFailedAuthentication() {
        return ++failedAuthentications;
    }

    /** Acknowledges one message with 0x8001; sent with the next flush. */
    void acknowledge(int messageSerial, int messageId, int result) {
        var batch = new AckBatch();
        batch.add(messageSerial, messageId, result);
        write(batch);
        unflushed = true;
    }

    /** Writes a batch of acknowledgements without flushing. */
    void write(AckBatch batch) {
        channel.write(batch.encode(channel.alloc(), number, versioned, serial), channel.voidPromise());
        serial = serial + batch.size() & 0xFFFF;
        unflushed = true;
    }

    /** Sends a message now. */
    void send(Jt808Message message) {
        sendAs(message, reserveSerial(message));
    }

    /** Sets serial numbers aside for a message that is sent later; answers the first. */
    int reserveSerial(Jt808Message message) {
        int first = serial;
        serial = serial + frames(message, first).size() & 0xFFFF;
        return first;
    }

    /** Sends a message now under serial numbers set aside for it. */
    void sendAs(Jt808Message message, int firstSerial) {
        for (byte[] frame : frames(message, firstSerial)) {
            channel.write(Unpooled.wrappedBuffer(frame), channel.voidPromise());
        }
        channel.flush();
    }

    private List<byte[]> frames(Jt808Message message, int firstSerial) {
        return Jt808Codec.encode(message, edition(), Phones.text(number), firstSerial);
    }

    void flush() {
        if (unflushed) {
            unflushed = false;
            channel.flush();
        }
    }

    /** From any thread: closes the connection and remembers why. */
    void drop(String reason, @Nullable Throwable cause) {
        if (dropReason == null) {
            dropReason = reason;
            reception.dropping(this, reason, cause);
        }
        channel.close();
    }

    /** Why we closed it; null when the other side did. */
    @Nullable
    String dropReason() {
        return dropReason;
    }
}
