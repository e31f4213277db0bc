package io.bihuan.server.gateway;

/** What can be asked of a terminal. */
public enum CommandKind {
    /** text for the driver, 0x8300 */
    TEXT,
    /** where are you, 0x8201, answered by 0x0201 */
    QUERY_POSITION,
    /** 0x8103 */
    SET_PARAMETERS,
    /** all or some, 0x8104 or 0x8106, answered by 0x0104 */
    READ_PARAMETERS,
    /** 0x8107, answered by 0x0107 */
    READ_ATTRIBUTES,
    /** take a picture and send it, 0x8801, answered by 0x0805 and 0x0801 */
    SNAPSHOT,
    /** tell the terminal that its alarm was seen, 0x8203 */
    CONFIRM_ALARM
}
