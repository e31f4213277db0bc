package io.bihuan.server.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How to run PostgreSQL's programs, which refuse to run as root. As an ordinary user they are run as they are. As root,
 * a user namespace without mapping is tried first, because there the files may stay root's own wherever they lie; where
 * namespaces are forbidden (many containers), the programs run as another user who is given the database's files.
 *
 * @param prefix words to put before the command
 */
record Unprivileged(List<String> prefix) {

    private static final List<String> USERS = List.of("postgres", "nobody");

    /** Finds the way that works here for files below {@code home}, handing them over to another user where that needs it. */
    static Unprivileged find(Path home) {
        try {
            if (owner(Path.of("/proc/self")) != 0 && !"root".equals(System.getProperty("user.name"))) {
                return new Unprivileged(List.of());
            }
            int owner = owner(home);
            if (owner == 0 && works(List.of("unshare", "-U"))) {
                return new Unprivileged(List.of("unshare", "-U"));
            }
            if (owner != 0) {
                return asUser(home, Integer.toString(owner));
            }
            for (String user : USERS) {
                if (works(List.of("setpriv", "--reuid=" + user, "--regid=" + group(user), "--clear-groups"))) {
                    return asUser(home, user);
                }
            }
        } catch (IOException e) {
            throw new DatabaseException("postgres-root", "The owner of " + home + " cannot be found out: " + e, e);
        }
        throw new DatabaseException(
                "postgres-root",
                "PostgreSQL does not run as root, and neither 'unshare -U' nor 'setpriv' works here. "
                        + "Start Bihuan as an ordinary user, or set BIHUAN_DB_URL to a PostgreSQL server.");
    }

    private static Unprivileged asUser(Path home, String user) {
        var prefix = List.of("setpriv", "--reuid=" + user, "--regid=" + group(user), "--clear-groups");
        run(List.of("chown", "-R", user, home.toString()));
        var probe = new ArrayList<>(prefix);
        probe.addAll(List.of("test", "-r", home.resolve("password").toString()));
        if (!run(probe)) {
            throw new DatabaseException(
                    "postgres-unreachable",
                    "PostgreSQL has to run as user " + user + " here, who cannot reach " + home
                            + ". Make the directories above it searchable (chmod o+x), choose another BIHUAN_DATA, "
                            + "or start Bihuan as an ordinary user.");
        }
        return new Unprivileged(prefix);
    }

    private static String group(String user) {
        return user.equals("nobody") ? "nogroup" : user;
    }

    private static int owner(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid");
    }

    private static boolean works(List<String> prefix) {
        var command = new ArrayList<>(prefix);
        command.add("true");
        return run(command);
    }

    private static boolean run(List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    List<String> command(List<String> words) {
        var command = new ArrayList<>(prefix);
        command.addAll(words);
        return command;
    }
}
