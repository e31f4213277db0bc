package io.bihuan.simulator.fleet;

import io.bihuan.codec.jt808.T0200LocationReport;
import io.bihuan.simulator.terminal.Terminal;
import io.bihuan.simulator.terminal.Witness;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Counts what happens, for the status line and the book. Used by the fleet's thread. */
final class Tally implements Witness {
    private final @Nullable Book book;
    private long sent;
    private long resent;
    private long acknowledged;
    private long refused;
    private long overflowed;
    private String lastRefusal = "";
    private long sentBefore;

    Tally(@Nullable Book book) {
        this.book = book;
    }

    @Override
    public void sent(boolean again) {
        sent++;
        resent += again ? 1 : 0;
    }

    @Override
    public void acknowledged(String phone, T0200LocationReport report, int serial) {
        acknowledged++;
        if (book != null) {
            book.enter(phone, report, serial);
        }
    }

    @Override
    public void refused(String phone, String what) {
        refused++;
        lastRefusal = phone + ": " + what;
    }

    @Override
    public void overflowed() {
        overflowed++;
    }

    void flush() {
        if (book != null) {
            book.flush();
        }
    }

    long acknowledged() {
        return acknowledged;
    }

    long refused() {
        return refused;
    }

    /** One line for people; the rate is since the last call. */
    String line(List<Unit> units, long connected, long troubles, double seconds) {
        long ready = 0;
        long stored = 0;
        long open = 0;
        for (Unit unit : units) {
            ready += unit.terminal().state() == Terminal.State.READY ? 1 : 0;
            stored += unit.terminal().storedReports();
            open += unit.terminal().unansweredMessages();
        }
        double rate = (sent - sentBefore) / Math.max(0.001, seconds);
        sentBefore = sent;
        String line = String.format(
                Locale.ROOT,
                "connected %d/%d, in service %d | frames sent %,d (%.1f/s), repeated %,d | reports acknowledged %,d, "
                        + "unanswered %,d, stored %,d, lost %,d | troubles %,d | refusals %,d%s",
                connected,
                units.size(),
                ready,
                sent,
                rate,
                resent,
                acknowledged,
                open,
                stored,
                overflowed,
                troubles,
                refused,
                lastRefusal.isEmpty() ? "" : " (last: " + lastRefusal + ")");
        lastRefusal = "";
        return line;
    }
}
