package io.bihuan.server.backup;

import io.bihuan.server.database.DataDirectory;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Where a command finds the server that runs on its data directory: a port of this machine alone, named together with a
 * secret in {@code <data>/control}, which only the directory's owner can read. Whoever can read that file can read the
 * data itself, so it gives no new power.
 */
@Component
class ControlPort implements SmartLifecycle {

    static final String FILE = "control";
    static final int DONE = 0;
    static final int FAILED = -1;

    private static final Logger LOG = LoggerFactory.getLogger(ControlPort.class);
    private static final int MOST_GUESTS = 4;
    private static final int SECRET_BYTES = 32;
    private static final int GREETING_MILLIS = 5_000;
    private static final long PATIENCE_NANOS = 300_000_000_000L;
    private static final long LOOK_NANOS = 1_000_000_000L;

    private final Path file;
    private final OnlineBackup backup;
    private final Semaphore guests = new Semaphore(MOST_GUESTS);
    private byte[] secret = new byte[0];
    private @Nullable ServerSocket listening;

    ControlPort(DataDirectory directory, OnlineBackup backup) {
        this.file = directory.resolve(FILE);
        this.backup = backup;
    }

    @Override
    public void start() {
        backup.removeUnfinished();
        try {
            var socket = new ServerSocket(0, MOST_GUESTS, InetAddress.getLoopbackAddress());
            var random = new byte[SECRET_BYTES / 2];
            new SecureRandom().nextBytes(random);
            String words = HexFormat.of().formatHex(random);
            secret = words.getBytes(StandardCharsets.US_ASCII);
            publish(socket.getLocalPort() + " " + words + "\n");
            listening = socket;
            Thread.ofVirtual().name("control").start(() -> listen(socket));
        } catch (IOException e) {
            LOG.warn("Commands will not find this server ({}): backup needs it stopped", e.getMessage());
        }
    }

    private void publish(String words) throws IOException {
        Path aside = file.resolveSibling(FILE + ".part");
        Files.deleteIfExists(aside);
        try (var channel = Files.newByteChannel(
                aside,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            channel.write(ByteBuffer.wrap(words.getBytes(StandardCharsets.US_ASCII)));
        }
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private void listen(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket guest = socket.accept();
                if (guests.tryAcquire()) {
                    Thread.ofVirtual().name("control-guest").start(() -> receive(guest));
                } else {
                    guest.close();
                }
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    LOG.debug("A command could not be received: {}", e.getMessage());
                }
            }
        }
    }

    private void receive(Socket guest) {
        try (guest) {
            guest.setSoTimeout(GREETING_MILLIS);
            if (knowsSecret(guest.getInputStream())) {
                serve(guest);
            }
        } catch (IOException e) {
            LOG.warn("A backup was broken off: {}", e.getMessage());
        } finally {
            guests.release();
        }
    }

    private boolean knowsSecret(InputStream in) throws IOException {
        return MessageDigest.isEqual(secret, in.readNBytes(SECRET_BYTES));
    }

    private void serve(Socket guest) throws IOException {
        var out = new DataOutputStream(guest.getOutputStream());
        var chunks = new Chunks(out);
        Thread watch = Thread.ofVirtual().start(() -> breakOffWhenStuck(guest, chunks.written));
        try {
            Archive.Summary summary = backup.write(chunks);
            out.writeInt(DONE);
            out.writeInt(summary.files());
            out.writeLong(summary.bytes());
        } catch (IOException | RuntimeException e) {
            if (!(e instanceof BackupException)) {
                LOG.error("The backup failed", e);
            }
            out.writeInt(FAILED);
            out.writeUTF(String.valueOf(e.getMessage()));
        } finally {
            watch.interrupt();
            out.flush();
        }
    }

    /** A reader that stopped reading would have the write-ahead log grow for ever. */
    private static void breakOffWhenStuck(Socket guest, AtomicLong written) {
        long last = -1;
        long since = System.nanoTime();
        while (!Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(LOOK_NANOS);
            if (written.get() != last) {
                last = written.get();
                since = System.nanoTime();
            } else if (System.nanoTime() - since > PATIENCE_NANOS) {
                try {
                    guest.close();
                } catch (IOException e) {
                    LOG.debug("Closing a stuck command: {}", e.getMessage());
                }
                return;
            }
        }
    }

    /** Bytes in pieces that carry their length, so that the end of an archive and its failure can be told apart. */
    private static final class Chunks extends OutputStream {

        private final DataOutputStream out;
        private final AtomicLong written = new AtomicLong();

        Chunks(DataOutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (length > 0) {
                out.writeInt(length);
                out.write(bytes, from, length);
                written.addAndGet(length);
            }
        }
    }

    @Override
    public void stop() {
        ServerSocket socket = listening;
        listening = null;
        try {
            if (socket != null) {
                socket.close();
            }
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.debug("Closing the control port: {}", e.getMessage());
        }
    }

    @Override
    public boolean isRunning() {
        return listening != null;
    }
}
