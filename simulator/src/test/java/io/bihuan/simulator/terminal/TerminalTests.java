package io.bihuan.simulator.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.codec.jt808.Fragment;
import io.bihuan.codec.jt808.Jt808Codec;
import io.bihuan.codec.jt808.Jt808Edition;
import io.bihuan.codec.jt808.Jt808Frame;
import io.bihuan.codec.jt808.Jt808Framing;
import io.bihuan.codec.jt808.Jt808Message;
import io.bihuan.codec.jt808.Parameter;
import io.bihuan.codec.jt808.T0001TerminalAck;
import io.bihuan.codec.jt808.T0002Heartbeat;
import io.bihuan.codec.jt808.T0100Register;
import io.bihuan.codec.jt808.T0102Authentication;
import io.bihuan.codec.jt808.T0104Parameters;
import io.bihuan.codec.jt808.T0107Attributes;
import io.bihuan.codec.jt808.T0200LocationReport;
import io.bihuan.codec.jt808.T0201LocationAnswer;
import io.bihuan.codec.jt808.T0801MediaData;
import io.bihuan.codec.jt808.T0805ShootAnswer;
import io.bihuan.codec.jt808.T8001PlatformAck;
import io.bihuan.codec.jt808.T8003ResendRequest;
import io.bihuan.codec.jt808.T8100RegisterAck;
import io.bihuan.codec.jt808.T8103SetParameters;
import io.bihuan.codec.jt808.T8104QueryParameters;
import io.bihuan.codec.jt808.T8106QuerySomeParameters;
import io.bihuan.codec.jt808.T8107QueryAttributes;
import io.bihuan.codec.jt808.T8201QueryLocation;
import io.bihuan.codec.jt808.T8300Text;
import io.bihuan.codec.jt808.T8800MediaAck;
import io.bihuan.codec.jt808.T8801Shoot;
import java.io.ByteArrayInputStream;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TerminalTests {
    private static final T0200LocationReport HERE = new T0200LocationReport(
            0, 3, 38.92, 117.95, 12, 63.4, 90, OffsetDateTime.parse("2026-11-22T10:00:00+08:00"), List.of());

    private final List<byte[]> sent = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private boolean hungUp;
    private int serial = 500;

    private final Line line = new Line() {
        @Override
        public void send(byte[] frame) {
            sent.add(frame);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void hangUp() {
            hungUp = true;
        }
    };

    private final Witness witness = new Witness() {
        @Override
        public void sent(boolean again) {}

        @Override
        public void acknowledged(String phone, T0200LocationReport report, int ofSerial) {}

        @Override
        public void refused(String phone, String what) {
            refusals.add(what);
        }

        @Override
        public void overflowed() {}
    };

    private Terminal ready(Jt808Edition edition) {
        String phone = edition == Jt808Edition.V2019 ? "00000000010000000001" : "010000000001";
        Terminal terminal =
                new Terminal(new Box(phone, edition, "BHSIM", "BH-K600", "T000001", "澄AA0001", 2, false, 3), witness);
        terminal.connected(line, 0);
        Jt808Frame register = lastFrame();
        assertThat(message(register, edition)).isInstanceOf(T0100Register.class);
        tell(terminal, new T8100RegisterAck(register.header().serial(), 0, "secret"));
        Jt808Frame auth = lastFrame();
        assertThat(message(auth, edition))
                .isInstanceOfSatisfying(
                        T0102Authentication.class,
                        message -> assertThat(message.authCode()).isEqualTo("secret"));
        tell(terminal, new T8001PlatformAck(auth.header().serial(), 0x0102, 0));
        terminal.report(HERE, 1);
        tell(terminal, new T8001PlatformAck(lastFrame().header().serial(), 0x0200, 0));
        sent.clear();
        return terminal;
    }

    private void tell(Terminal terminal, Jt808Message message) {
        Box box = terminal.box();
        for (byte[] frame : Jt808Codec.encode(message, box.edition(), box.phone(), serial)) {
            serial++;
            terminal.received(Arrays.copyOfRange(frame, 1, frame.length - 1), 10);
        }
    }

    private Jt808Frame lastFrame() {
        return Jt808Framing.read(sent.getLast());
    }

    private static Jt808Message message(Jt808Frame frame, Jt808Edition edition) {
        return Jt808Codec.decode(frame, edition);
    }

    private Jt808Message last(Jt808Edition edition) {
        return message(lastFrame(), edition);
    }

    @ParameterizedTest
    @EnumSource
    void confirmsTextForTheDriver(Jt808Edition edition) {
        Terminal terminal = ready(edition);
        tell(terminal, new T8300Text(9, edition == Jt808Edition.V2019 ? 1 : 0, "请减速"));
        assertThat(last(edition)).isEqualTo(new T0001TerminalAck(500 + 2 + 1, 0x8300, 0));
    }

    @ParameterizedTest
    @EnumSource
    void keepsAndTellsItsParameters(Jt808Edition edition) {
        Terminal terminal = ready(edition);
        tell(terminal, new T8103SetParameters(List.of(Parameter.number(0x0001, 20), Parameter.number(0x0029, 5))));
        assertThat(last(edition))
                .isInstanceOfSatisfying(
                        T0001TerminalAck.class, ack -> assertThat(ack.result()).isZero());
        assertThat(terminal.intervalSeconds()).isEqualTo(5);
        tell(terminal, new T8104QueryParameters());
        assertThat(last(edition))
                .isInstanceOfSatisfying(
                        T0104Parameters.class,
                        answer -> assertThat(answer.parameters())
                                .contains(Parameter.number(0x0001, 20), Parameter.text(0x0083, "澄AA0001"))
                                .hasSizeGreaterThan(10));
        tell(terminal, new T8106QuerySomeParameters(List.of(0x29L, 0x9999L)));
        assertThat(last(edition))
                .isInstanceOfSatisfying(
                        T0104Parameters.class,
                        answer -> assertThat(answer.parameters()).containsExactly(Parameter.number(0x0029, 5)));
    }

    @Test
    void tellsItsAttributesAndWhereItIs() {
        Terminal terminal = ready(Jt808Edition.V2019);
        tell(terminal, new T8107QueryAttributes());
        assertThat(last(Jt808Edition.V2019))
                .isInstanceOfSatisfying(
                        T0107Attributes.class, it -> assertThat(it.terminalId()).isEqualTo("T000001"));
        tell(terminal, new T8201QueryLocation());
        assertThat(last(Jt808Edition.V2019))
                .isInstanceOfSatisfying(
                        T0201LocationAnswer.class,
                        it -> assertThat(it.location()).isEqualTo(HERE));
    }

    @Test
    void uploadsPictureInPacketsAndSendsMissingOnesAgain() throws Exception {
        Terminal terminal = ready(Jt808Edition.V2013);
        tell(terminal, new T8801Shoot(1, 1, 0, 0, 2, 5, 128, 64, 64, 128));
        List<Jt808Frame> packets = new ArrayList<>();
        for (byte[] raw : sent) {
            Jt808Frame frame = Jt808Framing.read(raw);
            if (frame.header().messageId() == 0x0801) {
                packets.add(frame);
            } else if (frame.header().messageId() == 0x0805) {
                assertThat(message(frame, Jt808Edition.V2013)).isEqualTo(new T0805ShootAnswer(503, 0, List.of(1L)));
            }
        }
        assertThat(packets).hasSizeGreaterThan(5);
        List<byte @Nullable []> bodies = new ArrayList<>();
        packets.forEach(packet -> bodies.add(packet.body()));
        byte[] whole = Jt808Codec.assemble(bodies);
        T0801MediaData media = (T0801MediaData) Jt808Codec.decodeBody(0x0801, whole, Jt808Edition.V2013);
        var picture = ImageIO.read(new ByteArrayInputStream(media.data()));
        assertThat(picture.getWidth()).isEqualTo(640);

        sent.clear();
        tell(terminal, new T8003ResendRequest(packets.getFirst().header().serial(), List.of(2, 4)));
        tell(terminal, new T8800MediaAck(0, 1, List.of(3)));
        assertThat(sent)
                .extracting(raw -> Objects.requireNonNull(
                                Jt808Framing.read(raw).header().fragment())
                        .index())
                .containsExactly(2, 4, 3);
        assertThat(Objects.requireNonNull(lastFrame().header().fragment())).isEqualTo(new Fragment(packets.size(), 3));
    }

    @Test
    void saysThatItHasNoSuchCamera() {
        Terminal terminal = ready(Jt808Edition.V2013);
        tell(terminal, new T8801Shoot(9, 1, 0, 0, 2, 5, 128, 64, 64, 128));
        assertThat(last(Jt808Edition.V2013)).isEqualTo(new T0805ShootAnswer(503, 2, List.of()));
    }

    @Test
    void sendsHeartbeatWhenItHasBeenSilent() {
        Terminal terminal = ready(Jt808Edition.V2013);
        terminal.tick(30_000);
        assertThat(sent).isEmpty();
        terminal.tick(61_000);
        assertThat(last(Jt808Edition.V2013)).isInstanceOf(T0002Heartbeat.class);
    }

    @Test
    void hangsUpAfterThreeRepetitions() {
        Terminal terminal = ready(Jt808Edition.V2013);
        terminal.report(HERE, 1_000);
        for (long now = 1_000; now <= 140_000; now += 1_000) {
            terminal.tick(now);
        }
        byte[] first = sent.getFirst();
        assertThat(sent.stream().filter(frame -> Arrays.equals(frame, first))).hasSize(4);
        assertThat(hungUp).isTrue();
        terminal.disconnected();
        assertThat(terminal.storedReports()).isEqualTo(1);
    }

    @Test
    void registersAgainWhenItsCodeIsRefused() {
        Terminal terminal = ready(Jt808Edition.V2013);
        terminal.disconnected();
        terminal.connected(line, 20_000);
        tell(terminal, new T8001PlatformAck(lastFrame().header().serial(), 0x0102, 1));
        assertThat(refusals).containsExactly("authentication, result 1");
        assertThat(terminal.state()).isEqualTo(Terminal.State.REFUSED);
        terminal.tick(60_000);
        assertThat(last(Jt808Edition.V2013)).isInstanceOf(T0100Register.class);
    }

    @Test
    void waitsLongerEachTimeItsRegistrationIsRefused() {
        Terminal terminal = new Terminal(
                new Box("010000000001", Jt808Edition.V2013, "BHSIM", "M", "T000001", "澄AA0001", 2, false, 0), witness);
        terminal.connected(line, 0);
        tell(terminal, new T8100RegisterAck(0, 4, ""));
        terminal.tick(20_000);
        assertThat(sent).hasSize(1);
        terminal.tick(31_000);
        assertThat(sent).hasSize(2);
        tell(terminal, new T8100RegisterAck(1, 4, ""));
        terminal.tick(55_000);
        assertThat(sent).hasSize(2);
    }
}
