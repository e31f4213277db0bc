package io.bihuan.server.identity;

/** What a person or a token may do; whose rows it applies to is the scope's matter. */
public enum Permission {
    /** Organisations, grids, people and other people's tokens. */
    ADMINISTER,
    VIEW_VEHICLES,
    MANAGE_VEHICLES,
    /** Commands to terminals: texts, parameters, snapshots. */
    SEND_COMMANDS,
    VIEW_ALARMS,
    /** Acknowledge, shelve and unshelve. */
    ACKNOWLEDGE_ALARMS,
    VIEW_CASES,
    FILE_CASES,
    /** Checklists, and plans of periodic checks. Doing a check takes FILE_CASES. */
    MANAGE_CHECKS,
    /** Approve, block and quarantine terminals; see and replay bad frames. */
    MANAGE_TERMINALS,
    VIEW_AUDIT,
    /** Latency, queues and metrics of the system itself. */
    VIEW_OPERATIONS,
    EXPORT_DATA,
    /** Rosters of who is on duty, and drills of the channels by which people are told. */
    MANAGE_NOTICES
}
