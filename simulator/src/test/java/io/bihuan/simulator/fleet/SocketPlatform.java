package io.bihuan.simulator.fleet;

import io.bihuan.codec.jt808.Jt808Codec;
import io.bihuan.codec.jt808.Jt808Edition;
import io.bihuan.codec.jt808.Jt808Frame;
import io.bihuan.codec.jt808.Jt808Framing;
import io.bihuan.codec.jt808.Jt808Message;
import io.bihuan.codec.jt808.Jt808Rejection;
import io.bihuan.codec.jt808.Jt808Splitter;
import io.bihuan.codec.jt808.T0200LocationReport;
import io.bihuan.codec.jt808.T0704LocationBatch;
import io.bihuan.codec.jt808.T8001PlatformAck;
import io.bihuan.codec.jt808.T8100RegisterAck;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The smallest platform that can be called by TCP: a virtual thread per terminal, everything acknowledged. */
final class SocketPlatform implements AutoCloseable {
    final Set<String> held = ConcurrentHashMap.newKeySet();
    final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final ServerSocket server;

    SocketPlatform() throws IOException {
        server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                Thread.startVirtualThread(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Session session = new Session(socket.getOutputStream());
            Jt808Splitter splitter = new Jt808Splitter();
            byte[] buffer = new byte[4_096];
            for (int n = socket.getInputStream().read(buffer);
                    n > 0;
                    n = socket.getInputStream().read(buffer)) {
                splitter.feed(buffer, 0, n, session);
            }
        } catch (IOException | java.io.UncheckedIOException | Jt808Rejection e) {
            sockets.remove(socket);
        }
    }

    void cutEveryLine() {
        sockets.forEach(socket -> {
            try {
                socket.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        sockets.clear();
    }

    @Override
    public void close() throws IOException {
        server.close();
        cutEveryLine();
    }

    private final class Session implements Jt808Splitter.Sink {
        private final OutputStream out;
        private Jt808Edition edition = Jt808Edition.V2013;
        private int serial;

        private Session(OutputStream out) {
            this.out = out;
        }

        @Override
        public void frame(byte[] buffer, int from, int to) {
            Jt808Frame frame;
            try {
                frame = Jt808Framing.frame(Jt808Framing.open(buffer, from, to));
            } catch (Jt808Rejection rejection) {
                return;
            }
            edition = Jt808Codec.edition(frame, edition);
            int of = frame.header().serial();
            int id = frame.header().messageId();
            String phone = frame.header().phone();
            switch (Jt808Codec.decode(frame, edition)) {
                case T0200LocationReport report -> hold(phone, report);
                case T0704LocationBatch batch -> batch.locations().forEach(report -> hold(phone, report));
                default -> {}
            }
            reply(phone, id == 0x0100 ? new T8100RegisterAck(of, 0, "abc") : new T8001PlatformAck(of, id, 0));
        }

        private void hold(String phone, T0200LocationReport report) {
            held.add(phone + ","
                    + java.util.Objects.requireNonNull(report.time().at()).toInstant());
        }

        private void reply(String phone, Jt808Message message) {
            try {
                for (byte[] bytes : Jt808Codec.encode(message, edition, phone, serial++ & 0xFFFF)) {
                    out.write(bytes);
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @Override
        public void rejected(Jt808Rejection rejection, byte[] buffer, int from, int to) {}
    }
}
