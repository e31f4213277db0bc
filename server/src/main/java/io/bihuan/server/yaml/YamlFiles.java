package io.bihuan.server.yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where settings written by hand come from: files that ship with the program, and an installation's own. */
public final class YamlFiles {

    private YamlFiles() {}

    /**
     * The text of a file that ships with the program.
     *
     * @param path its place on the class path, such as {@code case-types/vehicle-safety.yaml}
     * @throws IllegalStateException when the program was packed without it
     */
    public static String shipped(String path) {
        try (var in = YamlFiles.class.getResourceAsStream("/" + path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }

    /** An installation's own {@code *.yaml} files, in the order of their names; none where the directory is missing. */
    public static List<Path> own(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.newDirectoryStream(directory, "*.yaml")) {
            var found = new ArrayList<Path>();
            files.forEach(found::add);
            found.sort(null);
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " cannot be read", e);
        }
    }

    /** The text of an installation's own file. */
    public static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read as UTF-8 text", e);
        }
    }
}
