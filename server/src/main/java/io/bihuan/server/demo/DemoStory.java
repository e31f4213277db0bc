package io.bihuan.server.demo;

import java.util.List;

/**
 * A kind of past case.
 *
 * @param title what happened; the plate stands before it
 * @param cause key of the cause in the vehicle-safety type
 * @param measure what the company did about it
 * @param severity 2 to 4
 * @param workshop whether its proof is a picture from the workshop
 * @param coachesOnly whether it only happens to coaches
 * @param goodsOnly whether it only happens to dangerous-goods vehicles
 */
record DemoStory(
        String title,
        String cause,
        String measure,
        int severity,
        boolean workshop,
        boolean coachesOnly,
        boolean goodsOnly) {

    static final List<DemoStory> ALL = List.of(
            new DemoStory("高速公路超速行驶", "driver", "对驾驶员停班教育一天，签订限速承诺书，调整该线路发车间隔", 3, false, false, false),
            new DemoStory("行驶中接打手持电话", "driver", "约谈驾驶员并扣当月安全奖，车队组织分心驾驶专题学习", 3, false, true, false),
            new DemoStory("疲劳驾驶预警未休息", "management", "增配替班驾驶员，调度台对连续驾驶三小时车辆逐车提醒", 4, false, false, false),
            new DemoStory("右前轮胎压持续下降", "vehicle", "更换气门嘴并做动平衡，复测胎压正常", 3, true, true, false),
            new DemoStory("左后轮胎温过高", "vehicle", "检查制动分泵并更换摩擦片，试车温度恢复正常", 3, true, true, false),
            new DemoStory("驶入危险货物禁行区", "driver", "重新规划配送路线并下发至终端，驾驶员重新考核线路", 4, false, false, true),
            new DemoStory("行驶中终端离线", "terminal", "更换定位终端天线与供电线束，联调后上线正常", 2, true, false, false),
            new DemoStory("驾驶中吸烟", "driver", "按公司制度处罚，车内增设禁烟标识", 2, false, false, false),
            new DemoStory("紧急切断阀状态异常", "vehicle", "送有资质单位检修切断阀，出具合格报告", 4, true, false, true),
            new DemoStory("装卸区超时停留", "management", "与装卸单位确认预约时段，取消夜间集中排队", 2, false, false, true),
            new DemoStory("频繁前向碰撞预警", "driver", "安排跟车指导两个班次，考核合格后上岗", 2, false, true, false),
            new DemoStory("摄像头遮挡", "terminal", "清洁并加固摄像头支架，纳入出车前检查表", 2, true, true, false));

    boolean fits(DemoCity.Vehicle vehicle) {
        boolean goods = vehicle.kind().name().startsWith("DANGEROUS");
        return !(coachesOnly && goods) && !(goodsOnly && !goods);
    }
}
