package io.bihuan.server.excel;

import io.bihuan.server.http.Problem;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.springframework.http.HttpStatus;

/** Looks at an unknown workbook before anything parses it: its size, what it unpacks to, and what kind of file it is. */
final class ZipGuard {

    private static final int MOST_PARTS = 2_000;
    private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private ZipGuard() {}

    /** Copies an upload aside, no further than the limits. */
    static void copy(InputStream in, Path file, ExcelLimits limits) throws IOException {
        long left = limits.fileBytes();
        try (OutputStream out = Files.newOutputStream(file)) {
            var buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                left -= read;
                if (left < 0) {
                    throw tooLarge(limits.fileBytes());
                }
                out.write(buffer, 0, read);
            }
        }
        inspect(file, limits);
    }

    private static void inspect(Path file, ExcelLimits limits) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            if (java.util.Arrays.equals(in.readNBytes(OLE2.length), OLE2)) {
                throw Problem.invalid("excel-locked");
            }
        }
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_PARTS || zip.getEntry("[Content_Types].xml") == null) {
                throw Problem.invalid("excel-unreadable");
            }
            long left = limits.unpackedBytes();
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                left = unpack(zip, entries.nextElement(), left, limits);
            }
        } catch (ZipException | EOFException e) {
            throw Problem.invalid("excel-unreadable");
        }
    }

    /** What a part says of its own size is not believed; it is counted. */
    private static long unpack(ZipFile zip, ZipEntry entry, long left, ExcelLimits limits) throws IOException {
        long still = left;
        try (InputStream in = zip.getInputStream(entry)) {
            var buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                still -= read;
                if (still < 0) {
                    throw tooLarge(limits.unpackedBytes());
                }
            }
        }
        return still;
    }

    private static Problem tooLarge(long bytes) {
        return Problem.of(HttpStatus.CONTENT_TOO_LARGE, "excel-too-large", bytes >> 20);
    }
}
