package io.bihuan.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTests {

    @TempDir
    Path directory;

    private Path data = Path.of("");
    private Archive archive = new Archive(Path.of(""));

    @BeforeEach
    void makeData() throws IOException {
        data = directory.resolve("data");
        archive = new Archive(directory.resolve("backup.tar.gz"));
        Files.createDirectories(data.resolve("postgres/bin-1/bin"));
        Files.createDirectories(data.resolve("postgres/data/empty"));
        Files.createDirectories(data.resolve("evidence/ab"));
        Files.writeString(data.resolve("lock"), "1");
        Files.writeString(data.resolve("postgres/bin-1/bin/postgres"), "program");
        Files.writeString(data.resolve("postgres/password"), "secret");
        Files.setPosixFilePermissions(data.resolve("postgres/password"), PosixFilePermissions.fromString("rw-------"));
        Files.writeString(data.resolve("evidence/ab/照片.jpg"), "photo".repeat(10_000));
    }

    @Test
    void bringsBackEveryFileWithItsPermissions() throws IOException {
        var saved = archive.write(data);
        Path restored = directory.resolve("restored");

        var read = archive.read(restored);

        assertThat(saved.files()).isEqualTo(2);
        assertThat(read).isEqualTo(saved);
        assertThat(restored.resolve("evidence/ab/照片.jpg")).hasSameTextualContentAs(data.resolve("evidence/ab/照片.jpg"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(restored.resolve("postgres/password"))))
                .isEqualTo("rw-------");
        assertThat(restored.resolve("postgres/data/empty")).isDirectory();
        assertThat(restored.resolve("lock")).doesNotExist();
        assertThat(restored.resolve("postgres/bin-1")).doesNotExist();
    }

    @Test
    void refusesDamagedArchiveAndLeavesNothing() throws IOException {
        archive.write(data);
        byte[] bytes = Files.readAllBytes(archive.file());
        bytes[bytes.length / 2] ^= 0x55;
        Files.write(archive.file(), bytes);
        Path restored = directory.resolve("restored");

        assertThatThrownBy(() -> archive.read(restored))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("damaged");
        assertThat(restored).doesNotExist();
    }

    @Test
    void refusesToRestoreOverData() throws IOException {
        archive.write(data);

        assertThatThrownBy(() -> archive.read(data))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("is not empty");
    }

    @Test
    void refusesToOverwriteBackup() throws IOException {
        archive.write(data);

        assertThatThrownBy(() -> archive.write(data))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("exists already");
    }
}
