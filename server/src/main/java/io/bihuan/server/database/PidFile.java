package io.bihuan.server.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What PostgreSQL writes into {@code postmaster.pid}: line 1 its process, line 4 its port.
 *
 * @param port 0 when it was not yet written
 */
record PidFile(long pid, int port) {

    private static final int PORT_LINE = 3;

    static Optional<PidFile> read(Path data) throws IOException {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            if (lines.isEmpty()) {
                return Optional.empty();
            }
            int port = lines.size() > PORT_LINE && !lines.get(PORT_LINE).isBlank()
                    ? Integer.parseInt(lines.get(PORT_LINE).strip())
                    : 0;
            return Optional.of(
                    new PidFile(Math.abs(Long.parseLong(lines.getFirst().strip())), port));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** The process, when it is alive and is a PostgreSQL: process numbers are used again after a restart of the machine. */
    Optional<ProcessHandle> postgres() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .command()
                        .map(c -> c.endsWith("/postgres"))
                        .orElse(false));
    }
}
