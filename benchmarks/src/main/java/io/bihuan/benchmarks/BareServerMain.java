package io.bihuan.benchmarks;

import java.io.IOException;
import java.io.PrintStream;

/** The bare server as a process of its own: prints {@code ready PORT} and runs until its standard input closes. */
public final class BareServerMain {

    private BareServerMain() {}

    /** Starts it; no arguments. */
    public static void main(String[] arguments) throws IOException {
        try (BareServer server = BareServer.start()) {
            PrintStream console = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true);
            console.println("ready " + server.address().getPort());
            while (System.in.read() >= 0) {
                continue;
            }
        }
    }
}
