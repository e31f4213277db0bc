package io.bihuan.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LivingTreeTests {

    @TempDir
    Path directory;

    @Test
    void passesOverWhatGoesAwayWhileItLooks() throws IOException {
        Path root = directory.resolve("evidence");
        for (int i = 0; i < 20; i++) {
            file(root, "incoming-" + i + ".part");
        }
        file(root, "ab/kept");

        var seen = LivingTree.below(root, path -> {
            if (path.toString().endsWith(".part")) {
                deleteOthers(root, path);
                return false;
            }
            return true;
        });

        try (var left = Files.newDirectoryStream(root, "*.part")) {
            assertThat(left).as("files that were there when the look began").hasSizeLessThan(20);
        }
        assertThat(seen).containsExactly(root.resolve("ab"), root.resolve("ab/kept"));
    }

    @Test
    void doesNotLookIntoWhatDoesNotBelong() throws IOException {
        file(directory, "logs/server.log");
        file(directory, "settings/city.yaml");

        assertThat(LivingTree.below(directory, path -> !path.startsWith("logs")))
                .containsExactly(directory.resolve("settings"), directory.resolve("settings/city.yaml"));
    }

    @Test
    void saysThatTheRootIsMissing() {
        Path missing = directory.resolve("missing");

        assertThatThrownBy(() -> LivingTree.below(missing, path -> true))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining(missing.toString());
    }

    @Test
    void deletesTreeButNothingBehindItsLinks() throws IOException {
        file(directory, "kept/file");
        file(directory, "tree/a/b");
        Files.createSymbolicLink(directory.resolve("tree/link"), directory.resolve("kept"));

        LivingTree.delete(directory.resolve("tree"));
        LivingTree.delete(directory.resolve("never-there"));

        assertThat(directory.resolve("tree")).doesNotExist();
        assertThat(directory.resolve("kept/file")).exists();
    }

    private static void file(Path root, String name) throws IOException {
        Path path = root.resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, name);
    }

    private static void deleteOthers(Path root, Path kept) {
        try (var others = Files.newDirectoryStream(root, "*.part")) {
            for (Path other : others) {
                if (!root.relativize(other).equals(kept)) {
                    Files.delete(other);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
