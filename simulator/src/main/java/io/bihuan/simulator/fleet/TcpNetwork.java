package io.bihuan.simulator.fleet;

import io.bihuan.codec.jt808.Jt808Rejection;
import io.bihuan.codec.jt808.Jt808Splitter;
import io.bihuan.simulator.terminal.Line;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * TCP to the platform: few threads carry thousands of connections. They only cut the stream into frames; what comes in
 * waits in a queue until the fleet's thread calls {@link #deliver}.
 */
final class TcpNetwork implements Network, AutoCloseable {
    private static final int THREADS = 2;

    private final Queue<Runnable> inbox = new ConcurrentLinkedQueue<>();
    private final EventLoopGroup group;
    private final Bootstrap bootstrap;

    TcpNetwork(String host, int port) {
        group = new MultiThreadIoEventLoopGroup(THREADS, NioIoHandler.newFactory());
        bootstrap = new Bootstrap()
                .group(group)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 10_000)
                .remoteAddress(host, port);
    }

    @Override
    public void dial(Peer peer) {
        Bootstrap own = bootstrap.clone().handler(new ChannelInitializer<SocketChannel>() {
            @Override
            protected void initChannel(SocketChannel channel) {
                channel.pipeline().addLast(new Receiver(peer));
            }
        });
        own.connect().addListener((ChannelFuture connecting) -> {
            if (!connecting.isSuccess()) {
                inbox.add(peer::down);
            }
        });
    }

    /** Hands what has come in to the peers. */
    void deliver() {
        for (Runnable next = inbox.poll(); next != null; next = inbox.poll()) {
            next.run();
        }
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private record ChannelLine(Channel channel) implements Line {
        @Override
        public void send(byte[] frame) {
            channel.writeAndFlush(Unpooled.wrappedBuffer(frame), channel.voidPromise());
        }

        @Override
        public boolean isReady() {
            return channel.isWritable();
        }

        @Override
        public void hangUp() {
            channel.close();
        }
    }

    private final class Receiver extends SimpleChannelInboundHandler<ByteBuf> implements Jt808Splitter.Sink {
        private final Peer peer;
        private final Jt808Splitter splitter = new Jt808Splitter();

        private Receiver(Peer peer) {
            this.peer = peer;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            Line line = new ChannelLine(context.channel());
            inbox.add(() -> peer.up(line));
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
            byte[] chunk = new byte[bytes.readableBytes()];
            bytes.readBytes(chunk);
            splitter.feed(chunk, 0, chunk.length, this);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            inbox.add(peer::down);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }

        @Override
        public void frame(byte[] buffer, int from, int to) {
            byte[] escaped = Arrays.copyOfRange(buffer, from, to);
            inbox.add(() -> peer.frame(escaped));
        }

        @Override
        public void rejected(Jt808Rejection rejection, byte[] buffer, int from, int to) {
            // Rubbish between frames concerns nobody: a frame that was lost in it is asked for again by its timer.
        }
    }
}
