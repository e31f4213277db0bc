package io.bihuan.server.cli;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * A backup file: a gzipped tar of a data directory whose last entry lists the SHA-256 of every file. What can be made
 * again (the database's programs, logs, the lock) is left out.
 *
 * @param file where it lies
 */
record Archive(Path file) {

    private static final String MANIFEST = "MANIFEST.sha256";
    private static final int BUFFER = 1 << 16;
    private static final PosixFilePermission[] BITS = {
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

    /** What was carried. */
    record Summary(int files, long bytes) {}

    Summary write(Path data) throws IOException {
        if (Files.exists(file)) {
            throw new CommandFailed("The file " + file + " exists already. Name a new one.");
        }
        Path work = Files.createTempFile(file.toAbsolutePath().getParent(), "backup-", ".part");
        try {
            Summary summary = writeTo(work, data);
            Files.move(work, file);
            return summary;
        } finally {
            Files.deleteIfExists(work);
        }
    }

    private static Summary writeTo(Path work, Path data) throws IOException {
        var sums = new LinkedHashMap<String, String>();
        long bytes = 0;
        try (var tar = new TarArchiveOutputStream(
                new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(work), BUFFER), BUFFER),
                StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            for (Path path : contents(data)) {
                String name = data.relativize(path).toString();
                boolean directory = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
                var entry = new TarArchiveEntry(directory ? name + "/" : name);
                entry.setMode(mode(Files.getPosixFilePermissions(path)));
                entry.setModTime(Files.getLastModifiedTime(path));
                if (directory) {
                    tar.putArchiveEntry(entry);
                } else {
                    entry.setSize(Files.size(path));
                    tar.putArchiveEntry(entry);
                    sums.put(name, copy(Files.newInputStream(path), tar));
                    bytes += entry.getSize();
                }
                tar.closeArchiveEntry();
            }
            putManifest(tar, sums);
        }
        return new Summary(sums.size(), bytes);
    }

    private static void putManifest(TarArchiveOutputStream tar, Map<String, String> sums) throws IOException {
        byte[] text = sums.entrySet().stream()
                .map(sum -> sum.getValue() + "  " + sum.getKey() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
        var entry = new TarArchiveEntry(MANIFEST);
        entry.setSize(text.length);
        tar.putArchiveEntry(entry);
        tar.write(text);
        tar.closeArchiveEntry();
    }

    private static List<Path> contents(Path data) throws IOException {
        try (Stream<Path> paths = Files.walk(data)) {
            return paths.filter(path -> !path.equals(data))
                    .filter(path -> !isLeftOut(data.relativize(path)))
                    .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                            || Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isLeftOut(Path path) {
        String first = path.getName(0).toString();
        String second = path.getNameCount() > 1 ? path.getName(1).toString() : "";
        return first.equals("lock")
                || first.equals("logs")
                || first.equals("postgres") && (second.startsWith("bin-") || second.startsWith("unpack-"))
                || path.endsWith("postmaster.pid");
    }

    /** Brings the archive back into a directory that is new or empty. */
    Summary read(Path data) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new CommandFailed("There is no backup file " + file + ".");
        }
        if (Files.exists(data) && !isEmpty(data)) {
            throw new CommandFailed(
                    "The data directory " + data + " is not empty. Restore into a new one (--data DIRECTORY).");
        }
        Files.createDirectories(data.getParent());
        Path work = Files.createTempDirectory(data.getParent(), "restore-");
        try {
            Summary summary = readInto(work);
            Files.deleteIfExists(data);
            move(work, data);
            return summary;
        } finally {
            deleteTree(work);
        }
    }

    private static void move(Path work, Path data) throws IOException {
        try {
            Files.move(work, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(work, data);
        }
    }

    private Summary readInto(Path work) throws IOException {
        var found = new LinkedHashMap<String, String>();
        String manifest = null;
        long bytes = 0;
        try (var tar = new TarArchiveInputStream(
                new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER), BUFFER),
                StandardCharsets.UTF_8.name())) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = work.resolve(entry.getName()).normalize();
                if (!path.startsWith(work)) {
                    throw new CommandFailed("The backup " + file + " names a file outside itself: " + entry.getName());
                }
                if (entry.getName().equals(MANIFEST)) {
                    manifest = new String(tar.readAllBytes(), StandardCharsets.UTF_8);
                } else if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    Files.setPosixFilePermissions(path, permissions(entry.getMode()));
                } else {
                    Files.createDirectories(path.getParent());
                    try (OutputStream out = Files.newOutputStream(path)) {
                        found.put(entry.getName(), copy(tar, out));
                    }
                    Files.setPosixFilePermissions(path, permissions(entry.getMode()));
                    bytes += entry.getSize();
                }
            }
        } catch (IOException e) {
            throw new CommandFailed("The backup " + file + " is damaged and was not restored: " + e.getMessage(), e);
        }
        compare(manifest == null ? "" : manifest, found);
        return new Summary(found.size(), bytes);
    }

    private void compare(String manifest, Map<String, String> found) {
        if (manifest.isEmpty()) {
            throw new CommandFailed("The backup " + file + " is incomplete: its list of checksums is missing.");
        }
        var listed = manifest.lines()
                .collect(Collectors.toMap(
                        line -> line.substring(line.indexOf("  ") + 2), line -> line.split(" ", 2)[0]));
        for (var entry : listed.entrySet()) {
            if (!entry.getValue().equals(found.get(entry.getKey()))) {
                throw new CommandFailed("The backup " + file + " is damaged: " + entry.getKey()
                        + " does not match its checksum. Nothing was restored.");
            }
        }
        if (listed.size() != found.size()) {
            throw new CommandFailed(
                    "The backup " + file + " holds files that are not on its list. Nothing was restored.");
        }
    }

    private static String copy(InputStream in, OutputStream out) throws IOException {
        var digested = new DigestInputStream(in, sha256());
        digested.transferTo(out);
        if (!(in instanceof TarArchiveInputStream)) {
            in.close();
        }
        return HexFormat.of().formatHex(digested.getMessageDigest().digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static int mode(Set<PosixFilePermission> permissions) {
        int mode = 0;
        for (int bit = 0; bit < BITS.length; bit++) {
            mode |= permissions.contains(BITS[bit]) ? 1 << bit : 0;
        }
        return mode;
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        var permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (int bit = 0; bit < BITS.length; bit++) {
            if ((mode & 1 << bit) != 0) {
                permissions.add(BITS[bit]);
            }
        }
        return permissions;
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.findAny().isEmpty();
        }
    }

    private static void deleteTree(Path tree) throws IOException {
        if (Files.exists(tree)) {
            try (Stream<Path> paths = Files.walk(tree)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
