package io.bihuan.server.attack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Archives taken apart and put together, whatever their entries are called. */
public final class Zip {

    private Zip() {}

    /** The entries by name; empty for what is no archive. */
    public static Map<String, byte[]> entries(byte[] archive) {
        var entries = new LinkedHashMap<String, byte[]>();
        try {
            Path file = Files.createTempFile("archive", ".zip");
            try {
                Files.write(file, archive);
                try (var zip = new ZipFile(file.toFile())) {
                    for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                        try (var in = zip.getInputStream(entry)) {
                            entries.put(entry.getName(), in.readAllBytes());
                        }
                    }
                }
            } finally {
                Files.delete(file);
            }
        } catch (IOException | IllegalArgumentException e) {
            return Map.of();
        }
        return entries;
    }

    /** An archive of these. */
    public static byte[] archive(Map<String, byte[]> entries) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
