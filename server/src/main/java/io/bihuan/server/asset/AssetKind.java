package io.bihuan.server.asset;

/** What kind of thing an asset is. Rules, limits and areas are set per kind. */
public enum AssetKind {
    /** 旅游包车 */
    TOUR_COACH,
    /** 班线客车 */
    SCHEDULED_COACH,
    /** 危险货物罐车 */
    DANGEROUS_GOODS_TANKER,
    /** 危险货物厢式/栏板车 */
    DANGEROUS_GOODS_TRUCK,
    /** 其他车辆 */
    OTHER
}
