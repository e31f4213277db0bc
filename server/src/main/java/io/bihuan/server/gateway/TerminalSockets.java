package io.bihuan.server.gateway;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The event loops, and the ports that are listened on with them. */
final class TerminalSockets {

    private static final WriteBufferWaterMark OUTBOUND = new WriteBufferWaterMark(64 * 1024, 256 * 1024);
    private static final int HANDSHAKE_SECONDS = 10;

    private final Reception reception;
    private final SessionLimits sessions;
    private final LongSupplier nowMillis;
    private final EventLoopGroup group;
    private final Class<? extends ServerChannel> type;
    private final List<EventExecutor> order = new ArrayList<>();
    private final List<Channel> listening = new ArrayList<>();
    private final boolean epoll;

    /** @param transport {@code auto} or {@code nio} */
    TerminalSockets(
            String transport, int threads, Reception reception, SessionLimits sessions, LongSupplier nowMillis) {
        this.reception = reception;
        this.sessions = sessions;
        this.nowMillis = nowMillis;
        this.epoll = transport.equals("auto") && Epoll.isAvailable();
        this.group = new MultiThreadIoEventLoopGroup(
                threads, epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        this.type = epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
        group.forEach(order::add);
    }

    /** What the loops wait with. */
    String transport() {
        return epoll ? "epoll" : "nio";
    }

    /** Listens on a port, with encryption where a context is given. */
    Channel listen(int port, @Nullable SslContext tls) {
        try {
            Channel channel = bootstrap(tls).bind(port).syncUninterruptibly().channel();
            listening.add(channel);
            return channel;
        } catch (RuntimeException e) {
            close();
            throw new IllegalStateException(
                    "Cannot listen for terminals on port " + port + " (" + e.getMessage()
                            + "). Free the port, or choose another with "
                            + (tls == null ? "jt808.port." : "jt808.tls-port."),
                    e);
        }
    }

    private ServerBootstrap bootstrap(@Nullable SslContext tls) {
        return new ServerBootstrap()
                .group(group)
                .channel(type)
                .option(ChannelOption.SO_BACKLOG, 4096)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, OUTBOUND)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        welcome(channel, tls);
                    }
                });
    }

    private void welcome(Channel channel, @Nullable SslContext tls) {
        int loop = Math.max(0, order.indexOf(channel.eventLoop()));
        var session = new Session(channel, loop, reception, nowMillis.getAsLong());
        String refusal = sessions.enter(session);
        if (refusal != null) {
            session.drop(refusal, null);
            return;
        }
        if (tls != null) {
            SslHandler handshake = tls.newHandler(channel.alloc());
            handshake.setHandshakeTimeout(HANDSHAKE_SECONDS, TimeUnit.SECONDS);
            channel.pipeline().addLast(handshake);
        }
        channel.pipeline().addLast(session);
        channel.closeFuture().addListener(closed -> sessions.leave(session));
    }

    /** Takes no more connections. */
    void stopListening() {
        listening.forEach(channel -> channel.close().syncUninterruptibly());
    }

    /** Ends the loops. */
    void close() {
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
