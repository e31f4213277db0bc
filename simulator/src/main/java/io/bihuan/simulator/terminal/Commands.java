package io.bihuan.simulator.terminal;

import io.bihuan.codec.jt808.Jt808Message;
import io.bihuan.codec.jt808.Parameter;
import io.bihuan.codec.jt808.T0001TerminalAck;
import io.bihuan.codec.jt808.T0104Parameters;
import io.bihuan.codec.jt808.T0107Attributes;
import io.bihuan.codec.jt808.T0200LocationReport;
import io.bihuan.codec.jt808.T0201LocationAnswer;
import io.bihuan.codec.jt808.T0500VehicleControlAnswer;
import io.bihuan.codec.jt808.T0800MediaEvent;
import io.bihuan.codec.jt808.T0801MediaData;
import io.bihuan.codec.jt808.T0805ShootAnswer;
import io.bihuan.codec.jt808.T8003ResendRequest;
import io.bihuan.codec.jt808.T8004ServerTime;
import io.bihuan.codec.jt808.T8103SetParameters;
import io.bihuan.codec.jt808.T8104QueryParameters;
import io.bihuan.codec.jt808.T8106QuerySomeParameters;
import io.bihuan.codec.jt808.T8107QueryAttributes;
import io.bihuan.codec.jt808.T8201QueryLocation;
import io.bihuan.codec.jt808.T8500VehicleControl;
import io.bihuan.codec.jt808.T8800MediaAck;
import io.bihuan.codec.jt808.T8801Shoot;
import io.bihuan.codec.jt808.Unknown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How a terminal answers what the platform asks. */
final class Commands {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int UNSUPPORTED = 3;
    private static final long HEARTBEAT = 0x0001;
    private static final long INTERVAL = 0x0029;
    private static final int KEPT_SETS = 4;

    private final Box box;
    private final Terminal terminal;
    private final Map<Long, Parameter> parameters = new TreeMap<>();
    private final Map<Long, List<byte[]>> pictures = new LinkedHashMap<>();
    private final Map<Integer, List<byte[]>> sets = new LinkedHashMap<>();
    private long mediaId;

    Commands(Box box, Terminal terminal) {
        this.box = box;
        this.terminal = terminal;
        put(Parameter.number(HEARTBEAT, 60));
        put(Parameter.number(0x0002, 10));
        put(Parameter.number(0x0003, 3));
        put(Parameter.text(0x0013, "platform.haicheng.example"));
        put(Parameter.number(0x0020, 0));
        put(Parameter.number(0x0027, 30));
        put(Parameter.number(INTERVAL, 0));
        put(Parameter.number(0x0055, box.dangerous() ? 80 : 100));
        put(Parameter.number(0x0056, 10));
        put(Parameter.number(0x0057, 14_400));
        put(Parameter.number(0x0059, 1_200));
        put(Parameter.text(0x0083, box.plate()));
        put(new Parameter(0x0084, new Parameter.Numeric(box.plateColour(), 1)));
    }

    private void put(Parameter parameter) {
        parameters.put(parameter.parameterId(), parameter);
    }

    long heartbeatMillis() {
        return 1_000 * Math.max(1, number(HEARTBEAT));
    }

    int intervalSeconds() {
        return (int) Math.min(3_600, number(INTERVAL));
    }

    private long number(long id) {
        Parameter parameter = parameters.get(id);
        return parameter != null && parameter.value() instanceof Parameter.Numeric(long value, int width) ? value : 0;
    }

    /** Serials begin anew on the next connection. */
    void forget() {
        sets.clear();
        pictures.clear();
    }

    void handle(Jt808Message message, int serial, long now) {
        boolean from2013 = !box.is2011();
        switch (message) {
            case T8103SetParameters set -> {
                set.parameters().forEach(this::put);
                ack(message, serial, DONE, now);
            }
            case T8104QueryParameters all -> answerParameters(serial, List.copyOf(parameters.values()), now);
            case T8106QuerySomeParameters some -> answerParameters(serial, some(some.parameterIds()), now);
            case T8107QueryAttributes query when from2013 -> terminal.answer(attributes(), now);
            case T8201QueryLocation query -> locate(message, serial, now);
            case T8801Shoot shoot -> shoot(shoot, serial, now);
            case T8500VehicleControl control -> {
                ack(message, serial, DONE, now);
                T0200LocationReport latest = terminal.latest();
                if (latest != null) {
                    terminal.answer(new T0500VehicleControlAnswer(serial, latest), now);
                }
            }
            case T8003ResendRequest request -> resend(sets.get(request.originalSerial()), request.packetIndexes());
            case T8800MediaAck ack -> finish(ack);
            case T8004ServerTime time -> {}
            case Unknown unknown -> ack(message, serial, UNSUPPORTED, now);
            default -> ack(message, serial, supports(message.id()) ? DONE : UNSUPPORTED, now);
        }
    }

    /** Texts, confirmations, tracking, calls and areas are accepted; file requests and firmware are not. */
    private static boolean supports(int messageId) {
        return messageId != 0x9208 && messageId != 0x8108 && messageId != 0x8A00 && messageId != 0x8107;
    }

    private void ack(Jt808Message message, int serial, int result, long now) {
        terminal.answer(new T0001TerminalAck(serial, message.id(), result), now);
    }

    private List<Parameter> some(List<Long> ids) {
        List<Parameter> found = new ArrayList<>();
        for (long id : ids) {
            Parameter parameter = parameters.get(id);
            if (parameter != null) {
                found.add(parameter);
            }
        }
        return found;
    }

    private void answerParameters(int serial, List<Parameter> found, long now) {
        T0104Parameters answer = new T0104Parameters(serial, found, 0);
        List<byte[]> frames = terminal.frames(answer);
        keep(sets, terminal.answer(answer, now), frames);
    }

    private static <K> void keep(Map<K, List<byte[]>> kept, K key, List<byte[]> frames) {
        kept.put(key, frames);
        while (kept.size() > KEPT_SETS) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    private T0107Attributes attributes() {
        return new T0107Attributes(
                box.dangerous() ? 0b10 : 0b1,
                box.maker(),
                box.model(),
                box.terminalId(),
                "8986" + "0".repeat(10) + box.terminalId().substring(1),
                "H2.1",
                "S1.4.0",
                0b11,
                0b100000);
    }

    private void locate(Jt808Message message, int serial, long now) {
        T0200LocationReport latest = terminal.latest();
        if (latest == null) {
            ack(message, serial, FAILED, now);
        } else {
            terminal.answer(new T0201LocationAnswer(serial, latest), now);
        }
    }

    private void shoot(T8801Shoot shoot, int serial, long now) {
        boolean has = shoot.channel() >= 1 && shoot.channel() <= Math.max(1, box.cameras());
        boolean video = shoot.command() == 0 || shoot.command() == 0xFFFF;
        T0200LocationReport latest = terminal.latest();
        if (!has || video || latest == null) {
            int result = has ? 1 : 2;
            if (box.is2011()) {
                ack(shoot, serial, FAILED, now);
            } else {
                terminal.answer(new T0805ShootAnswer(serial, result, List.of()), now);
            }
            return;
        }
        int count = Math.min(3, shoot.command());
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(++mediaId);
        }
        if (box.is2011()) {
            ack(shoot, serial, DONE, now);
        } else {
            terminal.answer(new T0805ShootAnswer(serial, 0, ids), now);
        }
        ids.forEach(id -> upload(id, shoot, latest, now));
    }

    private void upload(long id, T8801Shoot shoot, T0200LocationReport latest, long now) {
        byte[] picture = Picture.draw(box, shoot.channel(), shoot.resolution(), latest, id);
        terminal.send(new T0800MediaEvent(id, 0, 0, 0, shoot.channel()), List.of(), now);
        T0801MediaData data = new T0801MediaData(id, 0, 0, 0, shoot.channel(), fixed(latest), null, picture);
        List<byte[]> frames = terminal.frames(data);
        keep(pictures, id, frames);
        keep(sets, terminal.answer(data, now), frames);
    }

    private static T0200LocationReport fixed(T0200LocationReport report) {
        return new T0200LocationReport(
                report.alarmBits(),
                report.statusBits(),
                report.latitudeDegrees(),
                report.longitudeDegrees(),
                report.altitudeMetres(),
                report.speedKmh(),
                report.directionDegrees(),
                report.time(),
                List.of());
    }

    private void finish(T8800MediaAck ack) {
        List<byte[]> frames = pictures.get(ack.mediaId());
        if (ack.missingPackets().isEmpty()) {
            pictures.remove(ack.mediaId());
        } else {
            resend(frames, ack.missingPackets());
        }
    }

    private void resend(@org.jspecify.annotations.Nullable List<byte[]> frames, List<Integer> indexes) {
        if (frames != null) {
            terminal.resend(indexes.stream()
                    .filter(index -> index >= 1 && index <= frames.size())
                    .map(index -> frames.get(index - 1))
                    .toList());
        }
    }
}
