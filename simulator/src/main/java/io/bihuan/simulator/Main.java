package io.bihuan.simulator;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of the simulator. */
@Command(name = "bihuan-simulator", mixinStandardHelpOptions = true, subcommands = SimulateCommand.class)
public final class Main {
    private Main() {}

    /** Runs {@code simulate …} and exits with its code: 0 done, 2 for a wrong option. */
    public static void main(String[] args) {
        System.setProperty("java.awt.headless", "true");
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = new CommandLine(new Main()).setOut(out).setErr(err).execute(args);
        System.exit(code);
    }
}
