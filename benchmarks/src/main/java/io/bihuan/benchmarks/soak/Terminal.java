package io.bihuan.benchmarks.soak;

import io.bihuan.benchmarks.load.Reports;
import io.bihuan.codec.jt808.Jt808Codec;
import io.bihuan.codec.jt808.Jt808Edition;
import io.bihuan.codec.jt808.Jt808Framing;
import io.bihuan.codec.jt808.Jt808HeaderView;
import io.bihuan.codec.jt808.Jt808Message;
import io.bihuan.codec.jt808.T0100Register;
import io.bihuan.codec.jt808.T0102Authentication;
import io.bihuan.codec.jt808.T8100RegisterAck;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A connection of one terminal that waits for its answers, or ignores them. */
final class Terminal implements AutoCloseable {

    private static final int CONNECT_MILLIS = 10_000;
    private static final int ANSWER_MILLIS = 30_000;
    private static final int REGISTERED = 0x8100;
    private static final int FLAG = 0x7E;

    private final int number;
    private final Socket socket = new Socket();
    private final InputStream in;

    Terminal(InetSocketAddress server, int number) throws IOException {
        this.number = number;
        socket.connect(server, CONNECT_MILLIS);
        socket.setSoTimeout(ANSWER_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    Socket socket() {
        return socket;
    }

    /** Registers; gives the code handed out, or an empty one when the platform does not let it in. */
    String register() throws IOException {
        send(new T0100Register(37, 211, "BENCH", "SOAK-1", "%07d".formatted(number), 2, Reports.plate(number)));
        byte[] content = next();
        while (Jt808HeaderView.messageId(content) != REGISTERED) {
            content = next();
        }
        return ((T8100RegisterAck) Jt808Codec.decode(Jt808Framing.frame(content), Jt808Edition.V2013)).authCode();
    }

    /** Registers, authenticates and hears the answer. */
    void enter() throws IOException {
        authenticate(register());
        next();
    }

    void authenticate(String code) throws IOException {
        send(new T0102Authentication(code, null, null));
    }

    private void send(Jt808Message message) throws IOException {
        for (byte[] frame : Jt808Codec.encode(message, Jt808Edition.V2013, Reports.phone(number), 0)) {
            write(frame);
        }
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** The content of the next frame the platform sends. */
    byte[] next() throws IOException {
        var escaped = new ByteArrayOutputStream();
        int b = in.read();
        while (b == FLAG) {
            b = in.read();
        }
        while (b != FLAG) {
            if (b < 0) {
                throw new EOFException("the platform closed the connection");
            }
            escaped.write(b);
            b = in.read();
        }
        return Jt808Framing.open(escaped.toByteArray(), 0, escaped.size());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
