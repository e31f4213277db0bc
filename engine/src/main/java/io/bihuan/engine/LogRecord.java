package io.bihuan.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * One micro-batch as the log holds it: what happened, in order. Every entry has a number of its own; the first one's is the
 * record's key. For one thread.
 */
final class LogRecord {
    /** An entry. */
    sealed interface Entry {}

    /** A frame. */
    record Frame(InboundFrame frame) implements Entry {}

    /** A tick that changed something. */
    record Tick(long timeMillis) implements Entry {}

    /** What an operator wished about an alarm. */
    record Wished(Wish wish) implements Entry {}

    /** From here on another program judged. */
    record ProgramChanged(long timeMillis) implements Entry {}

    private final List<Entry> entries = new ArrayList<>();

    void add(Entry entry) {
        entries.add(entry);
    }

    List<Entry> entries() {
        return entries;
    }

    int size() {
        return entries.size();
    }

    void clear() {
        entries.clear();
    }
}
