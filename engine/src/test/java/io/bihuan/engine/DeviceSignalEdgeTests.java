package io.bihuan.engine;

import static io.bihuan.engine.TestProtocol.frame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bihuan.engine.detector.DetectionProgram;
import io.bihuan.engine.detector.DetectorSettings;
import io.bihuan.engine.detector.DeviceAlarmBits;
import io.bihuan.engine.detector.DeviceEvents;
import io.bihuan.engine.detector.Envelope;
import io.bihuan.engine.detector.OfflineWhileMoving;
import io.bihuan.engine.observation.DeviceEvent.Phase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What devices say themselves, and that they fall silent: pairing, grades, repeats, lateness, restarts. */
class DeviceSignalEdgeTests {
    private static final long T = ManualClock.START;
    private int serial;

    private static DetectionProgram program(DetectorSettings detector) {
        return new DetectionProgram(List.of(detector), List.of(), List.of(), 0);
    }

    private static Rig rig(DetectorSettings detector) {
        return new Rig(new MemoryStore(), new ManualClock(), program(detector), Duration.ofDays(1));
    }

    private static DeviceEvents events(long missingEndMillis) {
        return new DeviceEvents(
                new Envelope("safety", 1, 0, 0),
                List.of(
                        new DeviceEvents.Rule("test.adas", 1, "adas.collision", 2),
                        new DeviceEvents.Rule("test.adas", -1, "adas.other", 1),
                        new DeviceEvents.Rule("test.dsm", -1, "dsm.any", 4)),
                missingEndMillis);
    }

    private static DeviceAlarmBits bits(long offDelay) {
        return new DeviceAlarmBits(
                new Envelope("bits", 1, 0, offDelay),
                List.of(
                        new DeviceAlarmBits.Bit(0, "device.emergency", 4),
                        new DeviceAlarmBits.Bit(31, "device.rollover", 3),
                        new DeviceAlarmBits.Bit(63, "device.last", 1)));
    }

    private static OfflineWhileMoving offline() {
        return new OfflineWhileMoving(new Envelope("offline", 2, 0, 0), 300_000, 5);
    }

    private void event(Rig rig, int type, Phase phase, int level, long id) {
        rig.send(1, frame(serial++).event(rig.clock.epochMillis(), type, phase, level, id));
        rig.work();
        rig.clock.advance(1_000);
    }

    private static void bits(Rig rig, long... words) {
        for (long word : words) {
            rig.drive(1, 31, 121, 30, word);
            rig.clock.advance(1_000);
        }
    }

    @Test
    void gradesAnAlarmUpWhenTheDeviceRaisesItsLevelAndNeverDown() {
        Rig rig = rig(events(60_000));
        event(rig, 1, Phase.BEGIN, 1, 10);
        event(rig, 1, Phase.BEGIN, 2, 10);
        event(rig, 1, Phase.BEGIN, 1, 10);
        event(rig, 1, Phase.END, 1, 10);
        assertThat(rig.told())
                .extracting(t -> t.kind() + " " + t.alarm().severity() + " "
                        + t.alarm().worst().sequence())
                .containsExactly("RAISED 2 1", "WORSENED 3 2", "RETURNED 3 2");
        assertThat(rig.told().stream().map(t -> t.alarm().id()).distinct()).hasSize(1);
    }

    @Test
    void gradesNoAlarmAboveFour() {
        Rig rig = rig(events(60_000));
        event(rig, 1, Phase.BEGIN, 200, 10);
        assertThat(rig.told()).extracting(t -> t.alarm().severity()).containsExactly(4);
    }

    @Test
    void keepsTwoEventsOfOneTypeApartByTheDevicesNumber() {
        Rig rig = rig(events(60_000));
        event(rig, 1, Phase.BEGIN, 1, 10);
        event(rig, 1, Phase.BEGIN, 1, 11);
        event(rig, 1, Phase.END, 1, 11);
        assertThat(rig.told())
                .extracting(t -> t.kind() + " " + (t.alarm().startTimeMillis() - T))
                .containsExactly("RAISED 0", "RAISED 1000", "RETURNED 1000");
    }

    @Test
    void makesNothingOfAnEndWithoutABeginning() {
        Rig rig = rig(events(60_000));
        event(rig, 1, Phase.END, 1, 10);
        assertThat(rig.story()).isEmpty();
        assertThat(rig.queries.events(1, 0, Long.MAX_VALUE)).hasSize(1);
    }

    @Test
    void takesTheFirstRuleThatFits() {
        Rig rig = rig(events(60_000));
        event(rig, 7, Phase.INSTANT, 0, 0);
        event(rig, 1, Phase.INSTANT, 0, 0);
        assertThat(rig.told())
                .extracting(t -> t.kind() + " " + t.alarm().kind())
                .containsExactly(
                        "RAISED adas.other", "RETURNED adas.other", "RAISED adas.collision", "RETURNED adas.collision");
    }

    @Test
    void waitsForAMissingEndFromTheLastNewsOfTheEventOn() {
        Rig rig = rig(events(60_000));
        event(rig, 1, Phase.BEGIN, 1, 10);
        rig.pass(50_000);
        event(rig, 1, Phase.BEGIN, 1, 10);
        rig.pass(50_000);
        assertThat(rig.story()).hasSize(1);
        rig.pass(20_000);
        assertThat(rig.story()).last().isEqualTo("RETURNED adas.collision RETURNED_UNACKNOWLEDGED");
        assertThat(rig.told().getLast().alarm().endTimeMillis()).isEqualTo(T + 51_000);
    }

    @Test
    void raisesAnInstantEventOnceHoweverOftenItIsTold() {
        Rig rig = rig(events(60_000));
        for (int i = 0; i < 5; i++) {
            rig.send(1, frame(i).event(T, 1, Phase.INSTANT, 1, 3));
            rig.pass(1_000);
        }
        assertThat(rig.story()).hasSize(2);
        assertThat(rig.partition.metrics().duplicateObservations()).isEqualTo(4);
    }

    @Test
    void knowsTheHighestBitsOfTheAlarmWordFromEachOther() {
        Rig rig = rig(bits(0));
        bits(rig, 1L << 31, 1L << 63, 1L << 62, 0);
        assertThat(rig.told())
                .extracting(t -> t.kind() + " " + t.alarm().kind())
                .containsExactlyInAnyOrder(
                        "RAISED device.rollover",
                        "RETURNED device.rollover",
                        "RAISED device.last",
                        "RETURNED device.last");
    }

    @Test
    void takesAFlickeringBitForOneAlarmWithinTheOffDelay() {
        Rig rig = rig(bits(5_000));
        bits(rig, 1, 0, 1, 0, 0, 1, 0);
        assertThat(rig.story()).containsExactly("RAISED device.emergency UNACKNOWLEDGED");
        rig.pass(10_000);
        assertThat(rig.story()).hasSize(2);
        assertThat(rig.told().getLast().alarm().endTimeMillis()).isEqualTo(T + 6_000);
    }

    @Test
    void keepsALiveBitWhileAnUploadSaysItWasClearEarlier() {
        Rig rig = rig(bits(0));
        bits(rig, 0);
        rig.clock.advance(100_000);
        bits(rig, 1);
        rig.send(1, frame(5).fix(T + 20_000, 31, 121, 30, 0).fix(T + 30_000, 31, 121, 30, 0));
        rig.work();
        assertThat(rig.story()).containsExactly("RAISED device.emergency UNACKNOWLEDGED");
        bits(rig, 0);
        assertThat(rig.story()).hasSize(2);
    }

    @Test
    void endsWhatAnUploadLeftOpenOnceTheUploadHasLongBeenOver() {
        Rig rig = rig(bits(0));
        bits(rig, 0);
        rig.clock.advance(100_000);
        bits(rig, 0);
        rig.send(1, frame(5).fix(T + 20_000, 31, 121, 30, 1).fix(T + 30_000, 31, 121, 30, 1));
        rig.work();
        assertThat(rig.story()).containsExactly("RAISED device.emergency UNACKNOWLEDGED");
        bits(rig, 0);
        assertThat(rig.story()).hasSize(1);
        rig.pass(700_000);
        assertThat(rig.story()).hasSize(2);
        assertThat(rig.told().getLast().alarm().endTimeMillis()).isEqualTo(T + 30_000);
    }

    @Test
    void refusesBitsAndSeveritiesThatDoNotExist() {
        assertThatThrownBy(() -> new DeviceAlarmBits.Bit(64, "x", 1)).hasMessageContaining("Alarm bit 64 (x)");
        assertThatThrownBy(() -> new DeviceAlarmBits.Bit(-1, "x", 1)).hasMessageContaining("Alarm bit -1 (x)");
        assertThatThrownBy(() -> new DeviceAlarmBits.Bit(1, "x", 0)).hasMessageContaining("got 0");
        assertThatThrownBy(() -> events(0)).hasMessageContaining("missingEndMillis must be positive");
        assertThatThrownBy(() -> new OfflineWhileMoving(new Envelope("off", 1, 0, 0), 0, 5))
                .hasMessageContaining("Detector off");
    }

    @Test
    void raisesEachSilenceOnceUnderAnIdOfItsOwn() {
        Rig rig = rig(offline());
        rig.drive(1, 60);
        rig.pass(301_000);
        rig.drive(1, 60);
        rig.pass(301_000);
        rig.pass(301_000);
        assertThat(rig.story())
                .containsExactly(
                        "RAISED offline.moving UNACKNOWLEDGED",
                        "RETURNED offline.moving RETURNED_UNACKNOWLEDGED",
                        "RAISED offline.moving UNACKNOWLEDGED");
        assertThat(rig.told().getLast().alarm().startTimeMillis()).isEqualTo(T + 301_000);
        assertThat(rig.told().getFirst().alarm().id())
                .isNotEqualTo(rig.told().getLast().alarm().id());
    }

    @Test
    void isSilentAtTheVeryEndOfTheTimeAllowedAndFromTheSpeedNamedOn() {
        Rig rig = rig(offline());
        rig.drive(1, 5);
        rig.drive(2, 4.9);
        rig.pass(299_999);
        assertThat(rig.story()).isEmpty();
        rig.pass(1_001);
        assertThat(rig.told()).extracting(t -> t.alarm().assetId()).containsExactly(1L);
    }

    @Test
    void keepsAVehicleThatOnlySendsHeartbeatsOnline() {
        Rig rig = rig(offline());
        rig.drive(1, 60);
        for (int i = 0; i < 10; i++) {
            rig.clock.advance(200_000);
            rig.send(1, frame(i).message("heartbeat"));
            rig.work();
        }
        assertThat(rig.story()).isEmpty();
    }

    @Test
    void doesNotRaiseAnOfflineAlarmAgainAfterARestart() {
        Rig rig = rig(offline());
        rig.drive(1, 60);
        rig.pass(301_000);
        Rig restarted = rig.restarted(program(offline()));
        restarted.pass(10_000);
        assertThat(restarted.told()).isEqualTo(rig.told()).hasSize(1);
        restarted.drive(1, 60);
        assertThat(restarted.story()).last().isEqualTo("RETURNED offline.moving RETURNED_UNACKNOWLEDGED");
    }

    @Test
    void placesAnOfflineAlarmWhereTheVehicleWasLastSeen() {
        Rig rig = rig(offline());
        rig.drive(1, 31.25, 121.75, 60, 0);
        rig.pass(301_000);
        assertThat(rig.told().getFirst().alarm())
                .extracting("latitudeMicrodegrees", "longitudeMicrodegrees", "worstValue", "limit", "unit")
                .containsExactly(31_250_000, 121_750_000, 301.0, 300.0, "s");
        assertThat(rig.told().getFirst().alarm().first().sequence()).isEqualTo(1);
    }
}
