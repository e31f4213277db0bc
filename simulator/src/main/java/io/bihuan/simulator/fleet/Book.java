package io.bihuan.simulator.fleet;

import io.bihuan.codec.jt808.T0200LocationReport;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;

/**
 * The simulator's own book of what the platform acknowledged: one line {@code phone,device_time,serial} per report, so
 * that a test can ask afterwards whether the platform still has every one of them.
 */
final class Book implements AutoCloseable {
    private final BufferedWriter out;

    Book(Path file) {
        try {
            out = Files.newBufferedWriter(file);
            out.write("phone,device_time,serial\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the book to " + file, e);
        }
    }

    void enter(String phone, T0200LocationReport report, int serial) {
        OffsetDateTime time = report.time().at();
        try {
            out.write(phone
                    + ','
                    + (time == null ? report.time().digits() : time.toInstant().toString())
                    + ','
                    + serial
                    + '\n');
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the book", e);
        }
    }

    void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the book", e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the book", e);
        }
    }
}
