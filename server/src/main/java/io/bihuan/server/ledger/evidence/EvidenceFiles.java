package io.bihuan.server.ledger.evidence;

import io.bihuan.server.http.Problem;
import io.bihuan.server.ledger.history.EventChain;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.springframework.http.HttpStatus;

/**
 * Keeps files by the hash of their content, below {@code <data>/evidence/ab/cd/<sha256>}. A file is written aside, flushed
 * to disk and only then moved to its place, so that what is found there is whole; the same content is kept once. What a
 * file is, its content says, not its name.
 */
public final class EvidenceFiles {

    private static final int CHUNK = 1 << 16;
    private static final String UNFINISHED = "incoming-";

    private final Path directory;
    private final long mostBytes;

    /**
     * Keeps files below a directory.
     *
     * @param mostBytes the largest file taken
     */
    public EvidenceFiles(Path directory, long mostBytes) {
        this.directory = directory;
        this.mostBytes = mostBytes;
    }

    /** Removes what a killed process had written only half; to be called before the first file is taken. */
    public void removeUnfinished() {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (var unfinished = Files.newDirectoryStream(directory, UNFINISHED + "*")) {
            for (Path file : unfinished) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Takes a file in.
     *
     * @throws Problem 413 {@code evidence-too-large}; 422 {@code evidence-empty}; 415 {@code evidence-type} when it is
     *     none of JPEG, PNG, WebP, MP4, PDF
     */
    public StoredFile store(InputStream content) {
        try {
            Files.createDirectories(directory);
            Path aside = Files.createTempFile(directory, UNFINISHED, ".part");
            try {
                return keep(content, aside);
            } finally {
                Files.deleteIfExists(aside);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StoredFile keep(InputStream content, Path aside) throws IOException {
        MessageDigest digest = EventChain.digest();
        long size = copy(content, aside, digest);
        if (size == 0) {
            throw Problem.invalid("evidence-empty");
        }
        byte[] head;
        try (InputStream stored = Files.newInputStream(aside)) {
            head = stored.readNBytes(MediaSignature.LOOKED_AT);
        }
        String type = MediaSignature.mediaType(head)
                .orElseThrow(() -> Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "evidence-type"));
        String sha256 = HexFormat.of().formatHex(digest.digest());
        Path place = path(sha256);
        if (!Files.exists(place)) {
            Path folder = folder(sha256);
            Files.createDirectories(folder);
            Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE);
            flushDirectory(folder);
        }
        return new StoredFile(sha256, type, size);
    }

    private long copy(InputStream content, Path aside, MessageDigest digest) throws IOException {
        long size = 0;
        var buffer = new byte[CHUNK];
        try (FileChannel out = FileChannel.open(aside, StandardOpenOption.WRITE)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                if (size > mostBytes) {
                    throw Problem.of(HttpStatus.CONTENT_TOO_LARGE, "evidence-too-large", mostBytes >> 20);
                }
                digest.update(buffer, 0, read);
                var bytes = ByteBuffer.wrap(buffer, 0, read);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
            }
            out.force(true);
        }
        return size;
    }

    private static void flushDirectory(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Where a content lies, whether it does or not. */
    public Path path(String sha256) {
        return folder(sha256).resolve(sha256);
    }

    private Path folder(String sha256) {
        return directory.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2, 4));
    }

    /**
     * The file with a content, after making sure that it still has that content.
     *
     * @throws Problem 410 {@code evidence-damaged} when it is gone or altered
     */
    public Path read(String sha256) {
        if (!intact(sha256)) {
            throw Problem.of(HttpStatus.GONE, "evidence-damaged");
        }
        return path(sha256);
    }

    /** Whether the file is there and has the content its name says. */
    public boolean intact(String sha256) {
        Path path = path(sha256);
        if (!Files.isRegularFile(path)) {
            return false;
        }
        MessageDigest digest = EventChain.digest();
        try (InputStream in = Files.newInputStream(path)) {
            var buffer = new byte[CHUNK];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        } catch (IOException e) {
            return false;
        }
        return HexFormat.of().formatHex(digest.digest()).equals(sha256);
    }
}
