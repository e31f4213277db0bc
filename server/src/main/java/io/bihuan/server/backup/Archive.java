package io.bihuan.server.backup;

import io.bihuan.server.database.LivingTree;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * A backup file: a gzipped tar of a data directory whose last entry lists the SHA-256 of every file. What can be made
 * again (the database's programs, logs, the lock) is left out.
 *
 * @param file where it lies
 */
record Archive(Path file) {

    static final String MANIFEST = "MANIFEST.sha256";
    private static final int BUFFER = 1 << 16;
    /** What was carried. */
    record Summary(int files, long bytes) {}

    /** Fills an archive. */
    @FunctionalInterface
    interface Filling {
        Summary fill(OutputStream out) throws IOException;
    }

    /** Writes a stopped data directory. */
    Summary write(Path data) throws IOException {
        return write((Filling) out -> {
            try (var archive = new ArchiveWriter(out)) {
                for (Path path : LivingTree.below(data, path -> !isLeftOut(path))) {
                    archive.add(data.relativize(path).toString(), path);
                }
                return archive.finish();
            }
        });
    }

    /** Writes the file aside and moves it to its place when it is whole. */
    Summary write(Filling filling) throws IOException {
        if (Files.exists(file)) {
            throw new BackupException("The file " + file + " exists already. Name a new one.");
        }
        Path parent = java.util.Objects.requireNonNull(file.toAbsolutePath().getParent());
        if (!Files.isDirectory(parent)) {
            throw new BackupException("There is no directory " + parent + " for the backup. Make it first.");
        }
        Path work = Files.createTempFile(parent, "backup-", ".part");
        try {
            Summary summary;
            try (OutputStream out = Files.newOutputStream(work)) {
                summary = filling.fill(out);
            }
            Files.move(work, file);
            return summary;
        } finally {
            Files.deleteIfExists(work);
        }
    }

    /** Whether a path below the data directory is left out: what can be made again, or is of one run only. */
    static boolean isLeftOut(Path path) {
        String first = path.getName(0).toString();
        String second = path.getNameCount() > 1 ? path.getName(1).toString() : "";
        return first.equals("lock")
                || first.equals(ControlPort.FILE)
                || first.startsWith(OnlineBackup.WORK)
                || path.toString().endsWith(".part")
                || first.equals("logs")
                || first.equals("postgres") && (second.startsWith("bin-") || second.startsWith("unpack-"))
                || path.endsWith("postmaster.pid");
    }

    /** Brings the archive back into a directory that is new or empty. */
    Summary read(Path data) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new BackupException("There is no backup file " + file + ".");
        }
        if (Files.exists(data) && !isEmpty(data)) {
            throw new BackupException(
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
            LivingTree.delete(work);
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
                    throw new BackupException(
                            "The backup " + file + " names a file outside itself: " + entry.getName());
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
            throw new BackupException("The backup " + file + " is damaged and was not restored: " + e.getMessage(), e);
        }
        compare(manifest == null ? "" : manifest, found);
        return new Summary(found.size(), bytes);
    }

    private void compare(String manifest, Map<String, String> found) {
        if (manifest.isEmpty()) {
            throw new BackupException("The backup " + file + " is incomplete: its list of checksums is missing.");
        }
        var listed = manifest.lines()
                .collect(Collectors.toMap(
                        line -> line.substring(line.indexOf("  ") + 2), line -> line.split(" ", 2)[0]));
        for (var entry : listed.entrySet()) {
            if (!entry.getValue().equals(found.get(entry.getKey()))) {
                throw new BackupException("The backup " + file + " is damaged: " + entry.getKey()
                        + " does not match its checksum. Nothing was restored.");
            }
        }
        if (listed.size() != found.size()) {
            throw new BackupException(
                    "The backup " + file + " holds files that are not on its list. Nothing was restored.");
        }
    }

    private static String copy(InputStream in, OutputStream out) throws IOException {
        var digested = new DigestInputStream(in, sha256());
        digested.transferTo(out);
        return HexFormat.of().formatHex(digested.getMessageDigest().digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        var permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (int bit = 0; bit < ArchiveWriter.BITS.length; bit++) {
            if ((mode & 1 << bit) != 0) {
                permissions.add(ArchiveWriter.BITS[bit]);
            }
        }
        return permissions;
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.findAny().isEmpty();
        }
    }
}
