package io.bihuan.server.gateway;

import io.bihuan.codec.jt808.Jt808Edition;
import io.bihuan.codec.jt808.Jt808Message;
import io.bihuan.codec.jt808.Parameter;
import io.bihuan.codec.jt808.T8103SetParameters;
import io.bihuan.codec.jt808.T8104QueryParameters;
import io.bihuan.codec.jt808.T8106QuerySomeParameters;
import io.bihuan.codec.jt808.T8107QueryAttributes;
import io.bihuan.codec.jt808.T8201QueryLocation;
import io.bihuan.codec.jt808.T8203ConfirmAlarm;
import io.bihuan.codec.jt808.T8300Text;
import io.bihuan.codec.jt808.T8801Shoot;
import io.bihuan.server.http.Problem;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Commands as messages of the standard, and what may be asked at all. */
final class CommandMessages {

    static final int TEXT = 0x8300;
    static final int QUERY_POSITION = 0x8201;
    static final int SET_PARAMETERS = 0x8103;
    static final int READ_ALL_PARAMETERS = 0x8104;
    static final int READ_SOME_PARAMETERS = 0x8106;
    static final int READ_ATTRIBUTES = 0x8107;
    static final int SHOOT = 0x8801;
    static final int CONFIRM_ALARM = 0x8203;

    private static final Charset GBK = Charset.forName("GBK");
    private static final int MOST_TEXT_BYTES = 1_000;
    private static final int MOST_PARAMETERS = 100;
    private static final int ONE_PICTURE = 1;
    private static final int URGENT = 1;
    private static final int URGENT_2019 = 0b10;
    private static final int NOTICE_2019 = 0b11;
    private static final int DISPLAY = 1 << 2;
    private static final int SPEAK = 1 << 3;
    private static final int NOTICE = 1;
    /** The alarms that stand until somebody confirms them: bits 0, 3, 20, 21, 22, 27, 28. */
    private static final long CONFIRMABLE = 1L | 1L << 3 | 1L << 20 | 1L << 21 | 1L << 22 | 1L << 27 | 1L << 28;

    private static final Set<Integer> WORDS = Set.of(0x31, 0x5B, 0x5C, 0x5D, 0x5E, 0x81, 0x82, 0x101, 0x103);
    private static final Set<Integer> BYTES = Set.of(0x84, 0x90, 0x91, 0x92, 0x94);
    private static final Set<Integer> TEXTS = Set.of(
            0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x1A, 0x1D, 0x23, 0x24, 0x25, 0x26, 0x40, 0x41, 0x42, 0x43,
            0x44, 0x48, 0x49, 0x83);
    private static final int VENDOR = 0xF000;

    private CommandMessages() {}

    static int messageId(CommandKind kind, CommandPayload payload) {
        return switch (kind) {
            case TEXT -> TEXT;
            case QUERY_POSITION -> QUERY_POSITION;
            case SET_PARAMETERS -> SET_PARAMETERS;
            case READ_PARAMETERS -> ids(payload).isEmpty() ? READ_ALL_PARAMETERS : READ_SOME_PARAMETERS;
            case READ_ATTRIBUTES -> READ_ATTRIBUTES;
            case SNAPSHOT -> SHOOT;
            case CONFIRM_ALARM -> CONFIRM_ALARM;
        };
    }

    /**
     * Refuses what could not be sent.
     *
     * @throws Problem 422 {@code command-text}, {@code command-parameters}, {@code command-parameter},
     *     {@code command-channel}
     */
    static void check(CommandKind kind, CommandPayload payload) {
        switch (kind) {
            case TEXT -> {
                String text = payload.text();
                if (text == null || text.isBlank() || text.getBytes(GBK).length > MOST_TEXT_BYTES) {
                    throw Problem.invalid("command-text", MOST_TEXT_BYTES);
                }
            }
            case SET_PARAMETERS -> {
                List<CommandPayload.ParameterValue> parameters = payload.parameters();
                if (parameters == null || parameters.isEmpty() || parameters.size() > MOST_PARAMETERS) {
                    throw Problem.invalid("command-parameters", MOST_PARAMETERS);
                }
                parameters.forEach(CommandMessages::parameter);
            }
            case READ_PARAMETERS -> ids(payload).forEach(CommandMessages::parameterId);
            case SNAPSHOT -> {
                if (channel(payload) < 1 || channel(payload) > 255) {
                    throw Problem.invalid("command-channel");
                }
            }
            case QUERY_POSITION, READ_ATTRIBUTES, CONFIRM_ALARM -> {
                // They say nothing but their kind.
            }
        }
    }

    static Jt808Message message(CommandKind kind, CommandPayload payload, Jt808Edition edition) {
        return switch (kind) {
            case TEXT -> text(payload, edition);
            case QUERY_POSITION -> new T8201QueryLocation();
            case SET_PARAMETERS ->
                new T8103SetParameters(
                        payload.parameters() == null
                                ? List.of()
                                : payload.parameters().stream()
                                        .map(CommandMessages::parameter)
                                        .toList());
            case READ_PARAMETERS ->
                ids(payload).isEmpty()
                        ? new T8104QueryParameters()
                        : new T8106QuerySomeParameters(ids(payload).stream()
                                .map(CommandMessages::parameterId)
                                .map(Integer::longValue)
                                .toList());
            case READ_ATTRIBUTES -> new T8107QueryAttributes();
            case SNAPSHOT -> new T8801Shoot(channel(payload), ONE_PICTURE, 0, 0, 2, 3, 128, 64, 64, 128);
            case CONFIRM_ALARM -> new T8203ConfirmAlarm(0, CONFIRMABLE);
        };
    }

    private static T8300Text text(CommandPayload payload, Jt808Edition edition) {
        boolean urgent = Boolean.TRUE.equals(payload.urgent());
        int flags = edition == Jt808Edition.V2019 ? urgent ? URGENT_2019 : NOTICE_2019 : urgent ? URGENT : 0;
        flags |= Boolean.FALSE.equals(payload.display()) ? 0 : DISPLAY;
        flags |= Boolean.FALSE.equals(payload.speak()) ? 0 : SPEAK;
        String text = payload.text();
        return new T8300Text(flags, edition == Jt808Edition.V2019 ? NOTICE : 0, text == null ? "" : text);
    }

    /** The width follows the standard's table; four bytes for what it does not list. */
    private static Parameter parameter(CommandPayload.ParameterValue stated) {
        int id = parameterId(stated.id());
        String value = stated.value();
        if (TEXTS.contains(id)) {
            return Parameter.text(id, value);
        }
        try {
            if (id >= VENDOR && value.startsWith("0x")) {
                return new Parameter(id, new Parameter.Bytes(HexFormat.of().parseHex(value.substring(2))));
            }
            int width = BYTES.contains(id) ? 1 : WORDS.contains(id) ? 2 : 4;
            long number = Long.parseLong(value.strip());
            if (number < 0 || number >= 1L << 8 * width) {
                throw Problem.invalid("command-parameter", stated.id(), value);
            }
            return new Parameter(id, new Parameter.Numeric(number, width));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("command-parameter", stated.id(), value);
        }
    }

    private static int parameterId(String text) {
        try {
            return HexFormat.fromHexDigits(text, 0, Math.min(4, text.length()));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("command-parameter", text, "");
        }
    }

    private static int channel(CommandPayload payload) {
        Integer channel = payload.channel();
        return channel == null ? 1 : channel;
    }

    private static List<String> ids(CommandPayload payload) {
        List<String> ids = payload.parameterIds();
        return ids == null ? List.of() : ids;
    }
}
