package io.bihuan.benchmarks;

import io.bihuan.codec.jt808.Jt808Codec;
import io.bihuan.codec.jt808.Jt808Edition;
import io.bihuan.codec.jt808.Jt808Framing;
import io.bihuan.codec.jt808.Jt808HeaderView;
import io.bihuan.codec.jt808.Jt808Rejection;
import io.bihuan.codec.jt808.Jt808Splitter;
import io.bihuan.codec.jt808.T8001PlatformAck;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** Frames, unescapes, checks and acknowledges, and does nothing else: what the sockets alone allow. */
final class EchoServer implements AutoCloseable {

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(
            1, Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    private final Channel channel;

    EchoServer() {
        channel = new ServerBootstrap()
                .group(group)
                .channel(Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel accepted) {
                        accepted.pipeline().addLast(new Answer());
                    }
                })
                .bind("127.0.0.1", 0)
                .syncUninterruptibly()
                .channel();
    }

    int port() {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly(10_000);
    }

    private static final class Answer extends ChannelInboundHandlerAdapter implements Jt808Splitter.Sink {

        private final Jt808Splitter splitter = new Jt808Splitter();
        private final byte[] bytes = new byte[65_536];
        private ByteBuf out = Unpooled.EMPTY_BUFFER;
        private int serial;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf buffer = (ByteBuf) message;
            out = context.alloc().ioBuffer();
            try {
                while (buffer.isReadable()) {
                    int length = Math.min(buffer.readableBytes(), bytes.length);
                    buffer.readBytes(bytes, 0, length);
                    splitter.feed(bytes, 0, length, this);
                }
            } finally {
                buffer.release();
            }
            context.writeAndFlush(out, context.voidPromise());
        }

        @Override
        public void frame(byte[] buffer, int from, int to) {
            byte[] content = Jt808Framing.open(buffer, from, to);
            var ack = new T8001PlatformAck(Jt808HeaderView.serial(content), Jt808HeaderView.messageId(content), 0);
            for (byte[] frame :
                    Jt808Codec.encode(ack, Jt808Edition.V2013, Jt808HeaderView.phone(content), serial++ & 0xFFFF)) {
                out.writeBytes(frame);
            }
        }

        @Override
        public void rejected(Jt808Rejection rejection, byte[] buffer, int from, int to) {
            throw rejection;
        }
    }
}
