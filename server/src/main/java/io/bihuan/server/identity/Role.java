package io.bihuan.server.identity;

import static io.bihuan.server.identity.Permission.ACKNOWLEDGE_ALARMS;
import static io.bihuan.server.identity.Permission.EXPORT_DATA;
import static io.bihuan.server.identity.Permission.FILE_CASES;
import static io.bihuan.server.identity.Permission.MANAGE_CHECKS;
import static io.bihuan.server.identity.Permission.MANAGE_NOTICES;
import static io.bihuan.server.identity.Permission.MANAGE_TERMINALS;
import static io.bihuan.server.identity.Permission.MANAGE_VEHICLES;
import static io.bihuan.server.identity.Permission.SEND_COMMANDS;
import static io.bihuan.server.identity.Permission.VIEW_ALARMS;
import static io.bihuan.server.identity.Permission.VIEW_CASES;
import static io.bihuan.server.identity.Permission.VIEW_VEHICLES;

import java.util.EnumSet;
import java.util.Set;

/** What a person is in the city's loop; decides permissions, while organisation and grid decide whose rows. */
public enum Role {
    /** 系统管理员 */
    ADMINISTRATOR(EnumSet.allOf(Permission.class)),
    /** 市级监管 */
    CITY_SUPERVISOR(EnumSet.complementOf(EnumSet.of(Permission.ADMINISTER))),
    /** 受理派遣员：accepts and dispatches the whole city's cases, administers nothing */
    DISPATCHER(EnumSet.of(VIEW_VEHICLES, VIEW_ALARMS, ACKNOWLEDGE_ALARMS, VIEW_CASES, FILE_CASES, EXPORT_DATA)),
    /** 部门监管 */
    DEPARTMENT_SUPERVISOR(EnumSet.of(
            VIEW_VEHICLES,
            MANAGE_VEHICLES,
            SEND_COMMANDS,
            VIEW_ALARMS,
            ACKNOWLEDGE_ALARMS,
            VIEW_CASES,
            FILE_CASES,
            MANAGE_CHECKS,
            MANAGE_TERMINALS,
            MANAGE_NOTICES,
            EXPORT_DATA)),
    /** 企业安全管理员 */
    ENTERPRISE_SAFETY_MANAGER(EnumSet.of(
            VIEW_VEHICLES,
            MANAGE_VEHICLES,
            SEND_COMMANDS,
            VIEW_ALARMS,
            ACKNOWLEDGE_ALARMS,
            VIEW_CASES,
            FILE_CASES,
            MANAGE_CHECKS,
            MANAGE_NOTICES,
            EXPORT_DATA)),
    /** 责任单位承办人：handles cases in a department, unit, hospital or village */
    UNIT_HANDLER(EnumSet.of(VIEW_VEHICLES, VIEW_ALARMS, VIEW_CASES, FILE_CASES)),
    /** 网格员 / 检查员 */
    INSPECTOR(EnumSet.of(VIEW_VEHICLES, VIEW_ALARMS, ACKNOWLEDGE_ALARMS, VIEW_CASES, FILE_CASES)),
    /** 领导：reads everything in view; writes instructions where a case type lets leaders */
    LEADER(EnumSet.of(VIEW_VEHICLES, VIEW_ALARMS, VIEW_CASES, FILE_CASES, EXPORT_DATA));

    private final Set<Permission> permissions;

    Role(EnumSet<Permission> permissions) {
        this.permissions = Set.copyOf(permissions);
    }

    /** What people of this role may do. */
    public Set<Permission> permissions() {
        return permissions;
    }

    /** Whether people of this role watch over the whole city, and so belong to its root organisation. */
    public boolean cityWide() {
        return this == ADMINISTRATOR || this == CITY_SUPERVISOR || this == DISPATCHER;
    }
}
