package io.bihuan.benchmarks;

import io.bihuan.benchmarks.load.Fleet;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;

/** The sockets alone: what any platform could reach at most on this machine. */
final class BareSection {

    private BareSection() {}

    static void run(Plan plan, LoadTable table) {
        table.head("Bare limit: a server that frames, checks and acknowledges, and keeps nothing");
        for (int connections : plan.connections(100, 2_000)) {
            for (int window : plan.windows()) {
                try (Child server = Child.start(
                                BareServerMain.class.getName(),
                                List.of(),
                                plan.serverOptions(),
                                Map.of(),
                                plan.directory().resolve("bare-" + connections + "-" + window + ".out"));
                        Fleet fleet = Fleet.connect(
                                new InetSocketAddress("127.0.0.1", Integer.parseInt(server.readyText())),
                                Fleet.Roster.of(connections))) {
                    table.row("bare", fleet, connections, window, plan, server);
                }
            }
        }
    }
}
