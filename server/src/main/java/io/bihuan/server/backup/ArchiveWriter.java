package io.bihuan.server.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Writes an archive entry by entry. A file may grow, shrink or go away while it is copied: as many bytes are written as it
 * had when its turn came, and the manifest says what was written.
 */
final class ArchiveWriter implements AutoCloseable {

    /** The bits of a mode from the lowest up. */
    static final PosixFilePermission[] BITS = {
        PosixFilePermission.OTHERS_EXECUTE,
        PosixFilePermission.OTHERS_WRITE,
        PosixFilePermission.OTHERS_READ,
        PosixFilePermission.GROUP_EXECUTE,
        PosixFilePermission.GROUP_WRITE,
        PosixFilePermission.GROUP_READ,
        PosixFilePermission.OWNER_EXECUTE,
        PosixFilePermission.OWNER_WRITE,
        PosixFilePermission.OWNER_READ
    };

    private static final int BUFFER = 1 << 16;
    private static final int PRIVATE = 0600;

    private final TarArchiveOutputStream tar;
    private final Map<String, String> sums = new LinkedHashMap<>();
    private long bytes;

    ArchiveWriter(OutputStream out) throws IOException {
        tar = new TarArchiveOutputStream(
                new Quick(new BufferedOutputStream(out, BUFFER)), StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    }

    /** Most of what comes is compressed already. */
    private static final class Quick extends GZIPOutputStream {

        Quick(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    /** Adds a file or a directory (without its contents); links and what is gone meanwhile are passed over. */
    void add(String name, Path path) throws IOException {
        PosixFileAttributes attributes;
        try {
            attributes = Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return;
        }
        if (attributes.isDirectory()) {
            tar.putArchiveEntry(entry(name + "/", attributes));
            tar.closeArchiveEntry();
        } else if (attributes.isRegularFile()) {
            try (InputStream in = Files.newInputStream(path)) {
                addFile(entry(name, attributes), attributes.size(), in);
            } catch (NoSuchFileException e) {
                return;
            }
        }
    }

    private static TarArchiveEntry entry(String name, PosixFileAttributes attributes) {
        var entry = new TarArchiveEntry(name);
        entry.setMode(mode(attributes.permissions()));
        entry.setModTime(attributes.lastModifiedTime());
        return entry;
    }

    private void addFile(TarArchiveEntry entry, long size, InputStream in) throws IOException {
        entry.setSize(size);
        tar.putArchiveEntry(entry);
        MessageDigest digest = Archive.sha256();
        var buffer = new byte[BUFFER];
        for (long left = size; left > 0; ) {
            int wanted = (int) Math.min(left, buffer.length);
            int read = in.readNBytes(buffer, 0, wanted);
            Arrays.fill(buffer, read, wanted, (byte) 0);
            digest.update(buffer, 0, wanted);
            tar.write(buffer, 0, wanted);
            left -= wanted;
        }
        tar.closeArchiveEntry();
        sums.put(entry.getName(), HexFormat.of().formatHex(digest.digest()));
        bytes += size;
    }

    /** Adds a file that exists only here, readable by its owner. */
    void add(String name, byte[] content) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setMode(PRIVATE);
        addFile(entry, content.length, new java.io.ByteArrayInputStream(content));
    }

    /** Writes the list of checksums, without which an archive is refused. */
    Archive.Summary finish() throws IOException {
        byte[] text = sums.entrySet().stream()
                .map(sum -> sum.getValue() + "  " + sum.getKey() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
        var entry = new TarArchiveEntry(Archive.MANIFEST);
        entry.setSize(text.length);
        tar.putArchiveEntry(entry);
        tar.write(text);
        tar.closeArchiveEntry();
        tar.finish();
        return new Archive.Summary(sums.size(), bytes);
    }

    private static int mode(Set<PosixFilePermission> permissions) {
        int mode = 0;
        for (int bit = 0; bit < BITS.length; bit++) {
            mode |= permissions.contains(BITS[bit]) ? 1 << bit : 0;
        }
        return mode;
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
