package io.bihuan.server.gateway;

/** Whether a terminal may speak. */
public enum TerminalState {
    /** seen, not approved: answered as the standard says, nothing of it reaches the engine */
    QUARANTINED,
    /** tied to an asset */
    APPROVED,
    /** refused by an operator */
    BLOCKED
}
