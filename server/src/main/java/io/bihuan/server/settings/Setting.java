package io.bihuan.server.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every choice an operator has. The name {@code http.port} is {@code bihuan.http.port} in a file and inside the
 * application, {@code BIHUAN_HTTP_PORT} in the environment and {@code --http-port} as a flag.
 */
public enum Setting {
    DATA("data", "./data", "数据目录：数据库、感知日志、证据文件都在其中", "data directory: database, sensing log and evidence"),
    HTTP_PORT("http.port", "8080", "网页和接口的端口", "port of the screens and the interface"),
    JT808_PORT("jt808.port", "7611", "JT/T 808 终端接入端口", "port for JT/T 808 terminals"),
    ZONE("zone", "Asia/Shanghai", "城市所在时区", "time zone of the city"),
    ADMIN_PASSWORD(
            "admin.password",
            "",
            "首次启动时 admin 的密码；不填则生成并只显示一次",
            "password of admin at the first start; otherwise one is generated and shown once"),
    HTTP_PROXIES(
            "http.proxies",
            "127.0.0.0/8,::1/128",
            "反向代理的地址或网段，逗号分隔；只有它们转告的用户地址（X-Forwarded-For）才采信",
            "addresses or networks of reverse proxies, separated by commas; only they are believed about where a request comes from"),
    SESSION_IDLE_MINUTES(
            "session.idle-minutes", "720", "登录后多少分钟不操作须重新登录", "minutes without use after which one must sign in again"),
    SESSION_LONGEST_HOURS(
            "session.longest-hours", "168", "登录后最多多少小时须重新登录", "hours after which one must sign in again at the latest"),
    DB_URL(
            "db.url",
            "",
            "外部 PostgreSQL 的 JDBC 地址；不填则使用内置的",
            "JDBC address of a PostgreSQL server; otherwise the embedded one"),
    DB_USER("db.user", "", "外部 PostgreSQL 的用户（表的所有者）", "user of that server, who owns the tables"),
    DB_PASSWORD("db.password", "", "外部 PostgreSQL 的密码", "password of that user"),
    ADMIT_UNKNOWN(
            "admit.unknown", "false", "未登记的终端直接放行，不经人工批准", "admit unregistered terminals at once, without approval"),
    DEMO("demo", "", "演示城市目录（含 city.json），启动时载入", "directory of a demo city (city.json), seeded at start"),
    DEMO_PASSWORD("demo.password", "bihuan-demo", "演示人员的密码，仅用于演示城市", "password of the demo city's people"),
    PUBLIC_URL(
            "public.url",
            "",
            "用户访问本平台的网址，如 https://bihuan.example.cn；通知中的链接以它开头",
            "address under which people reach the screens; links in notices begin with it"),
    NOTICE_ALLOW(
            "notice.allow",
            "",
            "通知渠道可以连接的内网主机或网段，逗号分隔，如 10.1.2.3,mail.intra,192.168.8.0/24",
            "inner hosts or networks that channels of notices may connect to, separated by commas"),
    CITIZEN_OPEN(
            "citizen.open",
            "true",
            "是否开放市民上报页面和 Open311 接口",
            "whether citizens may report on the public page and through Open311"),
    CITIZEN_REPORTS_PER_HOUR(
            "citizen.reports-per-hour", "600", "全市每小时最多接收的市民上报数", "most reports of all citizens in an hour"),
    CITIZEN_REPORTS_PER_ADDRESS(
            "citizen.reports-per-address", "10", "同一网络地址每小时最多上报数", "most reports from one address in an hour"),
    CITIZEN_DATUM(
            "citizen.datum",
            "WGS84",
            "Open311 接口上报坐标的坐标系：WGS84 或 GCJ02",
            "datum of positions in Open311 requests: WGS84 or GCJ02"),
    LOG_FILE("log.file", "", "另写一份 JSON 日志到此文件", "also log to this file, as JSON"),
    LOG_LEVEL("log.level", "info", "日志级别：error、warn、info、debug", "how much to log: error, warn, info, debug"),
    MAP_TILES(
            "map.tiles", "", "地图瓦片地址模板（含 {z}{x}{y}）；不填则用自带底图", "address template of map tiles; otherwise the base map"),
    MAP_ATTRIBUTION("map.attribution", "", "地图瓦片的版权说明", "attribution of the tiles"),
    MAP_DATUM("map.datum", "WGS84", "瓦片的坐标系：WGS84 或 GCJ02", "datum of the tiles: WGS84 or GCJ02"),
    MAP_BASE("map.base", "", "底图文件（GeoJSON）", "base map file (GeoJSON)"),
    MAP_CENTRE("map.centre", "", "地图初始中心：经度,纬度", "where the map begins: longitude,latitude"),
    MAP_ZOOM("map.zoom", "", "地图初始级别", "how close the map begins"),
    EVIDENCE_MAX_MEGABYTES("evidence.max-megabytes", "200", "单个证据文件的最大兆字节数", "largest evidence file in megabytes"),
    PAPER_FONT(
            "paper.font",
            "",
            "打印文书的字体文件（TrueType，.ttf 或 .ttc）；不填则用自带的宋体",
            "font of printed forms (TrueType, .ttf or .ttc); otherwise the one that ships"),
    DETECTION_ONLINE_SECONDS(
            "detection.online-seconds", "300", "多少秒内有上报视为在线", "a vehicle heard within so many seconds is online"),
    DETECTION_RELAY_IDLE_MILLIS(
            "detection.relay-idle-millis",
            "100",
            "告警转入数据库的轮询间隔（毫秒）",
            "pause of the alarm relay when idle, in milliseconds"),
    DETECTION_RELAY_BUNCH("detection.relay-bunch", "200", "每次转入数据库的告警数", "alarms carried in one transaction"),
    ENGINE_PARTITIONS(
            "engine.partitions",
            "0",
            "感知引擎分区数；0 表示沿用数据目录已有的分区数，新目录取处理器数的一半",
            "partitions of the engine; 0: as many as the directory has, in a new one half of the processors"),
    ENGINE_QUEUE_CAPACITY("engine.queue-capacity", "16384", "每个分区的队列容量（帧）", "frames a partition's queue holds"),
    ENGINE_MAX_BATCH("engine.max-batch", "4096", "一次提交的最大帧数", "most frames in one commit"),
    ENGINE_DURABILITY(
            "engine.durability",
            "commit",
            "落盘方式：commit、grouped、system",
            "when commits are flushed: commit, grouped, system"),
    ENGINE_GROUP_MILLIS(
            "engine.group-millis", "5", "grouped 方式下的落盘间隔（毫秒）", "flush interval of grouped, in milliseconds"),
    ENGINE_KEEP_FRAMES_DAYS("engine.keep-frames-days", "30", "原始帧保留天数", "days to keep raw frames"),
    ENGINE_KEEP_OBSERVATIONS_DAYS("engine.keep-observations-days", "730", "观测数据保留天数", "days to keep observations"),
    ENGINE_KEEP_ALARMS_DAYS(
            "engine.keep-alarms-days",
            "3650",
            "告警结束后在感知引擎中保留的天数，其原始帧一并保留",
            "days to keep alarms in the engine after they are done with, and their frames with them"),
    JT808_TRANSPORT(
            "jt808.transport",
            "auto",
            "终端网络层：auto（系统原生，若可用）、nio",
            "sockets for terminals: auto (the system's own where there is one), nio"),
    JT808_SAME_NUMBER(
            "jt808.same-number",
            "replace",
            "同一终端号从另一地址再次接入时：replace 以新代旧、keep 保留原连接",
            "a second connection of one number from another address: replace takes over, keep is refused"),
    JT808_TLS_PORT("jt808.tls-port", "", "终端 TLS 接入端口；不填则不开", "port for terminals over TLS; none when empty"),
    JT808_TLS_CERTIFICATE("jt808.tls-certificate", "", "终端 TLS 证书链（PEM 文件）", "certificate with chain (PEM) for it"),
    JT808_TLS_KEY("jt808.tls-key", "", "终端 TLS 私钥（PEM 文件）", "its private key (PEM)"),
    JT808_TLS_CLIENT_AUTHORITIES(
            "jt808.tls-client-authorities",
            "",
            "要求终端出示由此处证书签发的证书（PEM 文件）",
            "demand a certificate of the terminal, signed by these (PEM)"),
    HTTP_TLS_CERTIFICATE(
            "http.tls-certificate",
            "",
            "网页和接口的 TLS 证书链（PEM 文件）；填写后改用 https",
            "certificate with chain (PEM) of the screens; then https"),
    HTTP_TLS_KEY("http.tls-key", "", "网页和接口的 TLS 私钥（PEM 文件）", "its private key (PEM)"),
    JT808_IDLE("jt808.idle", "180", "连接静默多少秒后断开", "seconds of silence after which a connection is closed"),
    JT808_UNAUTHENTICATED(
            "jt808.unauthenticated", "60", "未鉴权连接最长保留秒数", "seconds a connection may stay unauthenticated"),
    JT808_MAX_BAD_FRAMES(
            "jt808.max-bad-frames", "120", "每分钟坏帧超过此数则断开", "bad frames per minute after which a connection is closed"),
    JT808_MAX_CONNECTIONS("jt808.max-connections", "200000", "最大连接数", "most connections"),
    JT808_MAX_CONNECTIONS_PER_ADDRESS(
            "jt808.max-connections-per-address", "50000", "同一地址的最大连接数", "most connections from one address"),
    JT808_MAX_QUARANTINED("jt808.max-quarantined", "10000", "待批准终端的最大数量", "most terminals waiting in quarantine"),
    JT808_MAX_BAD_FRAMES_KEPT("jt808.max-bad-frames-kept", "100000", "保留的坏帧数", "bad frames to keep");

    private final String key;
    private final String standard;
    private final String chinese;
    private final String english;

    Setting(String key, String standard, String chinese, String english) {
        this.key = key;
        this.standard = standard;
        this.chinese = chinese;
        this.english = english;
    }

    /** The short name, as {@code http.port}. */
    public String key() {
        return key;
    }

    /** The name in files and inside the application, as {@code bihuan.http.port}. */
    public String property() {
        return "bihuan." + key;
    }

    /** The name in the environment, as {@code BIHUAN_HTTP_PORT}. */
    public String environment() {
        return "BIHUAN_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** The flag, as {@code --http-port}. */
    public String flag() {
        return "--" + key.replace('.', '-');
    }

    /** What holds when nothing is said; empty for nothing. */
    public String standard() {
        return standard;
    }

    /** What it means, in Chinese. */
    public String chinese() {
        return chinese;
    }

    /** What it means, in English. */
    public String english() {
        return english;
    }

    /** Whether its value must not be shown. */
    public boolean secret() {
        return key.endsWith("password");
    }

    static Optional<Setting> byProperty(String property) {
        return Arrays.stream(values())
                .filter(setting -> setting.property().equals(property))
                .findFirst();
    }

    static Optional<Setting> byEnvironment(String name) {
        return Arrays.stream(values())
                .filter(setting -> setting.environment().equals(name))
                .findFirst();
    }
}
