package io.bihuan.server.identity;

/** How large a grid is; each level hangs below a larger one. */
public enum GridLevel {
    CITY,
    DISTRICT,
    STREET,
    CELL
}
