package io.bihuan.engine;

/**
 * What an operator wants done about an alarm.
 *
 * @param action what
 * @param alarmId about which
 * @param untilMillis end of a shelving, else 0
 * @param timeMillis when it was wished
 * @param by by whom
 */
record Wish(Action action, String alarmId, long untilMillis, long timeMillis, String by) {
    enum Action {
        ACKNOWLEDGE,
        SHELVE,
        UNSHELVE,
        SUPPRESS
    }
}
