package io.bihuan.server.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What PostgreSQL writes into {@code postmaster.pid}: line 1 its process, line 4 its port.
 *
 * @param data the cluster's directory
 * @param pid 0 when it was not yet written
 * @param port 0 when it was not yet written
 */
record PidFile(Path data, long pid, int port) {

    private static final String NAME = "postmaster.pid";
    private static final int PORT_LINE = 3;

    /** A number no process can have. */
    private static final String NOBODY = Integer.toString(Integer.MAX_VALUE);

    static Optional<PidFile> read(Path data) throws IOException {
        try {
            List<String> lines = Files.readAllLines(data.resolve(NAME));
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new PidFile(data, Math.abs(number(lines, 0)), number(lines, PORT_LINE)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** The number in a line; 0 while it is being written. */
    private static int number(List<String> lines, int line) {
        String text = lines.size() > line ? lines.get(line).strip() : "";
        return text.matches("-?\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    /**
     * The server of this cluster, when it is alive. Process numbers are used again, after a restart of the machine and by a
     * busy one: somebody else's server, or any other program or thread, may have this one's by now.
     */
    Optional<ProcessHandle> postgres() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .command()
                        .map(c -> c.endsWith("/postgres"))
                        .orElse(false))
                .filter(this::worksHere);
    }

    /** PostgreSQL's processes work in the cluster's directory. */
    private boolean worksHere(ProcessHandle process) {
        try {
            return Path.of("/proc", Long.toString(process.pid()), "cwd")
                    .toRealPath()
                    .equals(data.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the server that wrote the file is gone for certain: a process we may not look into might be it. */
    boolean gone() {
        return ProcessHandle.of(pid)
                .map(process ->
                        process.info().command().isPresent() && postgres().isEmpty())
                .orElse(true);
    }

    /**
     * Takes the number of a server that is gone out of the file it left. PostgreSQL refuses to start while anything alive
     * has that number. The rest of the file stays: by it PostgreSQL tells whether parts of the old server still run.
     */
    void disown() throws IOException {
        Path file = data.resolve(NAME);
        var lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(0, NOBODY);
        Files.write(file, lines);
    }
}
