package io.bihuan.benchmarks.ledger;

/** Names of roads, so that a search can ask for a few cases among all. */
final class Roads {

    private static final String FIRST = "东西南北春夏秋冬金银铜铁松柏杨柳桃李梅兰竹菊山川江河湖海日月星云";
    private static final String SECOND = "安宁和平长远兴隆昌盛光明文武德才福寿康乐富贵荣华祥瑞永久太清";

    /** How many there are. */
    static final int COUNT = FIRST.length() * SECOND.length();

    private Roads() {}

    static String name(int number) {
        int first = number / SECOND.length();
        return "" + FIRST.charAt(first) + SECOND.charAt(number % SECOND.length()) + "路";
    }
}
