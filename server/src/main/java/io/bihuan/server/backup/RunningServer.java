package io.bihuan.server.backup;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The server that runs on a data directory, as a command sees it: see {@link ControlPort}. */
record RunningServer(int port, String secret) {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int BUFFER = 1 << 16;

    /**
     * Finds it.
     *
     * @throws BackupException when there is none that can be asked
     */
    static RunningServer of(Path data) throws IOException {
        Path file = data.resolve(ControlPort.FILE);
        try {
            String[] words = Files.readString(file).strip().split(" ");
            return new RunningServer(Integer.parseInt(words[0]), words[1]);
        } catch (NoSuchFileException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new BackupException(
                    "A process uses " + data + " and cannot be asked for a backup (no usable file " + file
                            + "). If it is a server that is starting, try again in a minute; otherwise stop it first.",
                    e);
        }
    }

    /** Has the server write an archive of everything. */
    Archive.Summary backup(OutputStream archive) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            socket.getOutputStream().write(secret.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return receive(new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER)), archive);
        } catch (EOFException e) {
            throw new BackupException(
                    "The server went away, or broke the backup off; its log says why. Nothing was saved.", e);
        }
    }

    private static Archive.Summary receive(DataInputStream in, OutputStream archive) throws IOException {
        for (int length = in.readInt(); length != ControlPort.DONE; length = in.readInt()) {
            if (length == ControlPort.FAILED) {
                throw new BackupException("The server could not take the backup: " + in.readUTF());
            }
            for (int left = length; left > 0; ) {
                byte[] bytes = in.readNBytes(Math.min(left, BUFFER));
                if (bytes.length == 0) {
                    throw new EOFException();
                }
                archive.write(bytes);
                left -= bytes.length;
            }
        }
        return new Archive.Summary(in.readInt(), in.readLong());
    }
}
