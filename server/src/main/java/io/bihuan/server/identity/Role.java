package io.bihuan.server.identity;

/** What a person is in the city's loop; decides permissions, while organisation and grid decide whose rows. */
public enum Role {
    /** 系统管理员 */
    ADMINISTRATOR,
    /** 市级监管 */
    CITY_SUPERVISOR,
    /** 部门监管 */
    DEPARTMENT_SUPERVISOR,
    /** 企业安全管理员 */
    ENTERPRISE_SAFETY_MANAGER,
    /** 网格员 / 检查员 */
    INSPECTOR,
    /** 领导（只读） */
    LEADER
}
