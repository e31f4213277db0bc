package io.bihuan.server.gateway;

import io.bihuan.codec.jt808.Jt808Codec;
import io.bihuan.codec.jt808.Jt808Edition;
import io.bihuan.codec.jt808.Jt808Frame;
import io.bihuan.codec.jt808.Jt808Framing;
import io.bihuan.codec.jt808.Jt808Message;
import io.bihuan.codec.jt808.Jt808Rejection;
import io.bihuan.codec.jt808.Jt808Splitter;
import io.bihuan.codec.jt808.T0100Register;
import io.bihuan.codec.jt808.T0102Authentication;
import io.bihuan.codec.jt808.T0200LocationReport;
import io.bihuan.codec.jt808.T8001PlatformAck;
import io.bihuan.codec.jt808.T8100RegisterAck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A terminal on a real socket. */
final class TestTerminal implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 20;

    private final Socket socket;
    private final String phone;
    private final Jt808Edition edition;
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final Thread reader;
    private int serial;

    /** What the platform sent; {@code message} is null when the platform closed the connection. */
    record Received(@Nullable Jt808Message message, int serial) {}

    TestTerminal(int port, String phone) {
        this(port, phone, Jt808Edition.V2013);
    }

    TestTerminal(int port, String phone, Jt808Edition edition) {
        this(connect(port, "127.0.0.1"), phone, edition);
    }

    /** On a socket that is connected. */
    TestTerminal(Socket socket, String phone, Jt808Edition edition) {
        this.phone = phone;
        this.edition = edition;
        this.socket = socket;
        reader = Thread.ofVirtual().start(this::read);
    }

    /** Calls from an address of this machine, such as 127.0.0.2. */
    static TestTerminal from(String address, int port, String phone) {
        return new TestTerminal(connect(port, address), phone, Jt808Edition.V2013);
    }

    private static Socket connect(int port, String from) {
        try {
            var socket = new Socket("127.0.0.1", port, java.net.InetAddress.getByName(from), 0);
            socket.setTcpNoDelay(true);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        var splitter = new Jt808Splitter();
        byte[] buffer = new byte[65_536];
        try {
            for (int length = socket.getInputStream().read(buffer); length >= 0; ) {
                splitter.feed(buffer, 0, length, new Jt808Splitter.Sink() {
                    @Override
                    public void frame(byte[] bytes, int from, int to) {
                        Jt808Frame frame = Jt808Framing.frame(Jt808Framing.open(bytes, from, to));
                        received.add(new Received(
                                Jt808Codec.decode(frame, edition),
                                frame.header().serial()));
                    }

                    @Override
                    public void rejected(Jt808Rejection rejection, byte[] bytes, int from, int to) {
                        throw rejection;
                    }
                });
                length = socket.getInputStream().read(buffer);
            }
        } catch (IOException e) {
            // The connection is gone, which is told below.
        }
        received.add(new Received(null, -1));
    }

    /** Registers and answers what the platform said. */
    T8100RegisterAck register(String plate) {
        send(new T0100Register(11, 100, "MAKER", "MODEL-1", id(), 2, plate));
        return (T8100RegisterAck) await(message -> message instanceof T8100RegisterAck);
    }

    private String id() {
        return "T" + phone.substring(phone.length() - 6);
    }

    /** Authenticates and answers the result. */
    int authenticate(String code) {
        int mine = send(new T0102Authentication(
                code,
                edition == Jt808Edition.V2019 ? "123456789012345" : null,
                edition == Jt808Edition.V2019 ? "1.0" : null));
        return awaitAck(mine);
    }

    /** Registers and authenticates. */
    TestTerminal login(String plate) {
        T8100RegisterAck answer = register(plate);
        if (answer.result() != 0 || authenticate(answer.authCode()) != 0) {
            throw new AssertionError("not admitted: " + answer);
        }
        return this;
    }

    /** Sends a message and answers its serial. */
    int send(Jt808Message message) {
        List<byte[]> frames = Jt808Codec.encode(message, edition, phone, serial);
        int first = serial;
        serial = serial + frames.size() & 0xFFFF;
        frames.forEach(this::sendRaw);
        return first;
    }

    /** The frames a message would be sent in; their serials are used up. */
    List<byte[]> frames(Jt808Message message) {
        List<byte[]> frames = Jt808Codec.encode(message, edition, phone, serial);
        serial = serial + frames.size() & 0xFFFF;
        return frames;
    }

    void sendRaw(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The result of the acknowledgement of one of our messages. */
    int awaitAck(int ofSerial) {
        return ((T8001PlatformAck)
                        await(message -> message instanceof T8001PlatformAck ack && ack.ackSerial() == ofSerial))
                .result();
    }

    /** The next message that fits; others are passed over. */
    Jt808Message await(Predicate<Jt808Message> wanted) {
        while (true) {
            Jt808Message message = next().message();
            if (message == null) {
                throw new AssertionError("the platform closed the connection");
            }
            if (wanted.test(message)) {
                return message;
            }
        }
    }

    /** A message with the platform's serial. */
    record Numbered(Jt808Message message, int serial) {}

    /** The next message that fits, with the platform's serial. */
    Numbered awaitWithSerial(Predicate<Jt808Message> wanted) {
        while (true) {
            Received next = next();
            Jt808Message message = next.message();
            if (message == null) {
                throw new AssertionError("the platform closed the connection");
            }
            if (wanted.test(message)) {
                return new Numbered(message, next.serial());
            }
        }
    }

    void awaitClosed() {
        while (next().message() != null) {
            // Passed over.
        }
    }

    @Nullable
    Received poll(long millis) {
        try {
            return received.poll(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Received next() {
        Received next = poll(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        if (next == null) {
            throw new AssertionError("the platform said nothing for " + PATIENCE_SECONDS + " s");
        }
        return next;
    }

    static T0200LocationReport report(Instant time, double latitude, double longitude) {
        OffsetDateTime at = time.atOffset(ZoneOffset.UTC);
        return new T0200LocationReport(0, 3, latitude, longitude, 10, 36, 90, at, List.of());
    }

    @Override
    public void close() {
        try {
            socket.close();
            reader.join(5_000);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
