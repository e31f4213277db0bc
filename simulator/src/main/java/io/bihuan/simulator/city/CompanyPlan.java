package io.bihuan.simulator.city;

import java.util.List;

/**
 * A company that runs vehicles. All names are invented.
 *
 * @param key key in the city file
 * @param name full name
 * @param nameEn its English name
 * @param shortName what the map shows
 * @param kinds the vehicle kinds it runs
 * @param weight its share of those kinds
 * @param depotNear around where its depot lies
 */
record CompanyPlan(
        String key, String name, String nameEn, String shortName, List<String> kinds, int weight, Point depotNear) {

    private static final List<String> TOUR = List.of(VehicleKinds.TOUR_COACH);
    private static final List<String> LINE = List.of(VehicleKinds.SCHEDULED_COACH);
    private static final List<String> TANK = List.of(VehicleKinds.TANKER);
    private static final List<String> GOODS = List.of(VehicleKinds.DANGEROUS_TRUCK);
    private static final List<String> BOTH = List.of(VehicleKinds.TANKER, VehicleKinds.DANGEROUS_TRUCK);

    static final List<CompanyPlan> ALL = List.of(
            plan(1, "海澄市远帆旅游客运有限公司", "Yuanfan Tour Coaches", "远帆客运", TOUR, 4, 3_000, 6_000),
            plan(2, "海澄市月牙湾旅行客车有限公司", "Crescent Bay Coaches", "月牙湾客车", TOUR, 3, 7_500, 13_000),
            plan(3, "海澄市晴川旅运有限公司", "Qingchuan Travel", "晴川旅运", TOUR, 2, -3_500, 3_000),
            plan(4, "海澄市长途客运集团有限公司", "Haicheng Long-Distance Coaches", "长途客运", LINE, 5, 500, -4_000),
            plan(5, "海澄市西岭客运有限公司", "Xiling Coaches", "西岭客运", LINE, 2, -20_000, 7_000),
            plan(6, "海澄市望海快线客运有限公司", "Wanghai Express Coaches", "望海快线", LINE, 2, 4_500, 15_000),
            plan(7, "海澄市港安危险品运输有限公司", "Gang'an Dangerous Goods", "港安运输", BOTH, 5, 7_800, -9_000),
            plan(8, "海澄市蓝礁槽车运输有限公司", "Lanjiao Tankers", "蓝礁槽车", TANK, 4, 8_500, -13_000),
            plan(9, "海澄市北滩气体物流有限公司", "Beitan Gas Logistics", "北滩物流", TANK, 3, 11_000, -16_500),
            plan(10, "海澄市稳达危货运输有限公司", "Wenda Hazardous Freight", "稳达危货", GOODS, 5, -10_500, -8_500),
            plan(11, "海澄市盐源化工储运有限公司", "Yanyuan Chemical Storage", "盐源储运", BOTH, 3, 9_500, -17_000),
            plan(12, "海澄市通岭货运有限公司", "Tongling Freight", "通岭货运", GOODS, 4, -19_000, 4_500),
            plan(13, "海澄市稻香农资危化配送有限公司", "Daoxiang Distribution", "稻香配送", GOODS, 3, -14_000, -13_500),
            plan(14, "海澄市油源成品油配送有限公司", "Youyuan Fuel Distribution", "油源配送", TANK, 4, -8_500, 11_000));

    /** Whether it carries dangerous goods. */
    boolean dangerous() {
        return !kinds.contains(VehicleKinds.TOUR_COACH) && !kinds.contains(VehicleKinds.SCHEDULED_COACH);
    }

    private static CompanyPlan plan(
            int number,
            String name,
            String nameEn,
            String shortName,
            List<String> kinds,
            int weight,
            double x,
            double y) {
        return new CompanyPlan("company-" + number, name, nameEn, shortName, kinds, weight, new Point(x, y));
    }
}
