package io.bihuan.simulator.fleet;

import io.bihuan.codec.jt808.LocationExtra;
import io.bihuan.codec.jt808.T0200LocationReport;
import io.bihuan.codec.jt808.T0702DriverIdentity;
import io.bihuan.simulator.city.CityFile;
import io.bihuan.simulator.city.Point;
import io.bihuan.simulator.drive.Journey;
import io.bihuan.simulator.drive.Sample;
import io.bihuan.simulator.terminal.ReportWriter;
import io.bihuan.simulator.terminal.Terminal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One vehicle with its terminal and whatever troubles it just now. Used by the fleet's thread. */
final class Unit {
    private static final int TYRE_REPORT_SECONDS = 60;

    private final Terminal terminal;
    private final ReportWriter writer;
    private final Mover mover;
    private final int intervalSeconds;
    private final @Nullable Ailment ailment;
    private final List<LocationExtra> items = new ArrayList<>();
    private long alarmBits;
    private boolean hurry;
    private boolean introduced;
    private long silentUntil;

    Unit(Terminal terminal, Mover mover, int intervalSeconds) {
        this.terminal = terminal;
        this.writer = new ReportWriter(terminal.box());
        this.mover = mover;
        this.intervalSeconds = intervalSeconds;
        this.ailment = mover instanceof Drive drive ? new Ailment(this, drive.journey()) : null;
    }

    /**
     * Goes on by one second and reports when it is time.
     *
     * @param atSeconds the vehicle's clock
     * @param now the connection's clock, milliseconds
     */
    void second(long atSeconds, long now) {
        mover.second(atSeconds);
        if (ailment != null) {
            ailment.second(atSeconds);
        }
        introduce(atSeconds, now);
        int set = terminal.intervalSeconds();
        if (hurry || mover.isDue(atSeconds, set > 0 ? set : intervalSeconds)) {
            report(atSeconds, now);
        }
    }

    /** The driver puts his card in when the terminal has come up. */
    private void introduce(long atSeconds, long now) {
        if (introduced || terminal.state() != Terminal.State.READY || !(mover instanceof Drive drive)) {
            return;
        }
        introduced = true;
        CityFile.Vehicle vehicle = drive.journey().vehicle();
        String number = vehicle.driverPhone();
        Sample sample = mover.sample(Instant.ofEpochSecond(atSeconds));
        T0200LocationReport when = writer.report(sample, 0, List.of());
        terminal.tell(
                new T0702DriverIdentity(
                        1,
                        when.time(),
                        0,
                        vehicle.driverName(),
                        String.format(Locale.ROOT, "HC%s", number),
                        "海澄市交通运输局",
                        "20291231",
                        String.format(Locale.ROOT, "HC%s", number)),
                now);
    }

    private void report(long atSeconds, long now) {
        hurry = false;
        Sample sample = mover.sample(Instant.ofEpochSecond(atSeconds));
        if (!sample.tyres().isEmpty() && items.isEmpty() && atSeconds % TYRE_REPORT_SECONDS < intervalSeconds) {
            items.add(writer.tyres(sample, 0, 0, false, 0));
        }
        terminal.report(writer.report(sample, alarmBits, List.copyOf(items)), now);
        items.clear();
    }

    /** Adds an item to the next report, which is made at once. */
    void attach(LocationExtra item) {
        items.add(item);
        hurry = true;
    }

    /** Sets or clears an alarm bit, which is reported at once. */
    void alarm(int bit, boolean on) {
        alarmBits = on ? alarmBits | 1L << bit : alarmBits & ~(1L << bit);
        hurry = true;
    }

    /** Drops the connection and stays away until then. */
    void fallSilent(long untilSeconds) {
        silentUntil = untilSeconds;
        terminal.hangUp();
    }

    /** Whether the radio works. */
    boolean mayConnect(long atSeconds) {
        return atSeconds >= silentUntil;
    }

    /** Whether trouble can befall it: connected, and nothing else the matter. */
    boolean isWell() {
        return ailment != null && !ailment.isIll() && terminal.state() == Terminal.State.READY;
    }

    void befall(Trouble trouble, long atSeconds, List<Point> forbidden) {
        if (ailment != null) {
            ailment.befall(trouble, atSeconds, forbidden);
        }
    }

    @Nullable
    Journey journey() {
        return mover instanceof Drive drive ? drive.journey() : null;
    }

    Terminal terminal() {
        return terminal;
    }

    ReportWriter writer() {
        return writer;
    }
}
