package io.bihuan.simulator.terminal;

import io.bihuan.codec.jt808.Jt808Message;
import io.bihuan.codec.jt808.T0200LocationReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was sent and not yet acknowledged. Waits grow as in clause 4.5.3: T, T, 2T, 6T; after three repetitions the link
 * counts as lost.
 */
final class Unanswered {
    private static final long WAIT = 10_000;
    private static final int REPETITIONS = 3;

    record Entry(Jt808Message message, List<T0200LocationReport> reports, byte[] frame) {}

    /** What is to be sent again now, and whether the terminal has given up. */
    record Verdict(List<byte[]> again, boolean givenUp) {}

    private static final class Waiting {
        private final Entry entry;
        private long due;
        private long wait = WAIT;
        private int repeated;
        private boolean stored;

        private Waiting(Entry entry, long due) {
            this.entry = entry;
            this.due = due;
        }
    }

    private final Map<Integer, Waiting> bySerial = new LinkedHashMap<>();
    private int stored;

    void add(int serial, Jt808Message message, List<T0200LocationReport> reports, byte[] frame, long now) {
        take(serial);
        bySerial.put(serial, new Waiting(new Entry(message, List.copyOf(reports), frame), now + WAIT));
    }

    void markStored(int serial) {
        Waiting waiting = bySerial.get(serial);
        if (waiting != null && !waiting.stored) {
            waiting.stored = true;
            stored++;
        }
    }

    boolean hasStored() {
        return stored > 0;
    }

    int size() {
        return bySerial.size();
    }

    @Nullable
    Entry take(int serial) {
        Waiting waiting = bySerial.remove(serial);
        if (waiting == null) {
            return null;
        }
        stored -= waiting.stored ? 1 : 0;
        return waiting.entry;
    }

    Verdict due(long now) {
        List<byte[]> again = new ArrayList<>();
        boolean givenUp = false;
        for (Waiting waiting : bySerial.values()) {
            if (now < waiting.due) {
                continue;
            }
            if (waiting.repeated >= REPETITIONS) {
                givenUp = true;
                continue;
            }
            waiting.repeated++;
            waiting.wait *= waiting.repeated;
            waiting.due = now + waiting.wait;
            again.add(waiting.entry.frame());
        }
        return new Verdict(again, givenUp);
    }

    /** Empties it and returns the reports that were in it, oldest first. */
    List<T0200LocationReport> takeReports() {
        List<T0200LocationReport> reports = new ArrayList<>();
        bySerial.values().forEach(waiting -> reports.addAll(waiting.entry.reports()));
        bySerial.clear();
        stored = 0;
        return reports;
    }
}
