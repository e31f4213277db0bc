package io.bihuan.server.asset;

/** What an area means to the rules. */
public enum AreaKind {
    /** 禁行区 */
    FORBIDDEN,
    /** 限速区 */
    SPEED,
    /** 场站 */
    DEPOT,
    /** 行政区 */
    DISTRICT
}
