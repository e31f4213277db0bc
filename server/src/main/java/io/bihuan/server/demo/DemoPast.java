package io.bihuan.server.demo;

import org.springframework.stereotype.Component;

/** Who writes the demo city's past: cases of vehicles, samples of every type, and the papers about them. */
@Component
record DemoPast(DemoHistory history, DemoLedger ledger, DemoPapers papers) {}
