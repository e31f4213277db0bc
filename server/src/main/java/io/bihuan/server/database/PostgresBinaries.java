package io.bihuan.server.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs, unpacked once from the class path into the data directory. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /**
     * Unpacks the programs below {@code parent} unless that has been done.
     *
     * @return the directory that holds {@code bin}, {@code lib} and {@code share}
     */
    static Path unpack(Path parent) {
        Path home = parent.resolve("bin-" + version());
        if (isThere(home)) {
            return home;
        }
        String archive = "/postgres-" + platform() + ".txz";
        try (InputStream in = PostgresBinaries.class.getResourceAsStream(archive)) {
            if (in == null) {
                throw new DatabaseException(
                        "no-postgres-binaries",
                        "No embedded PostgreSQL for this platform (" + archive
                                + " is not in the program). Use a PostgreSQL server: set BIHUAN_DB_URL.");
            }
            Files.createDirectories(parent);
            Path work = Files.createTempDirectory(parent, "unpack-");
            extract(in, work);
            Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxr-xr-x"));
            move(work, home);
            return home;
        } catch (IOException e) {
            throw new DatabaseException(
                    "postgres-unpack", "PostgreSQL could not be unpacked into " + home + ": " + e, e);
        }
    }

    private static boolean isThere(Path home) {
        return Files.isExecutable(home.resolve("bin/postgres"));
    }

    private static void move(Path work, Path home) throws IOException {
        try {
            Files.move(work, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (isThere(home)) {
                // Another process was quicker, and may be running them already.
                LivingTree.delete(work);
                return;
            }
            LivingTree.delete(home);
            Files.move(work, home);
        }
    }

    private static void extract(InputStream in, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in, 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target) || entry.getName().endsWith(".a")) {
                    continue;
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else if (entry.isFile()) {
                    Files.copy(tar, path);
                    boolean executable = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }

    static String version() {
        try (InputStream in = PostgresBinaries.class.getResourceAsStream("/bihuan-build.properties")) {
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty("postgres");
        } catch (IOException e) {
            throw new DatabaseException("postgres-version", "The program's build properties cannot be read: " + e, e);
        }
    }

    private static String platform() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String family = os.contains("mac") ? "darwin" : os.contains("linux") ? "linux" : os.replace(' ', '-');
        return family + "-" + (arch.equals("aarch64") ? "arm_64" : arch.equals("amd64") ? "x86_64" : arch);
    }
}
