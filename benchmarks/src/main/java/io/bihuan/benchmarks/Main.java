package io.bihuan.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of {@code ./bihuan bench}. */
@Command(
        name = "bench",
        description = "Measures speed: the whole server over sockets, or its layers one by one.",
        mixinStandardHelpOptions = true,
        subcommands = {LayersCommand.class, DecodeCommand.class})
public final class Main extends EndToEnd {

    /** Runs a measurement and prints its figures. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }
}
