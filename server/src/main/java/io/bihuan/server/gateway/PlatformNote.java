package io.bihuan.server.gateway;

import io.bihuan.engine.DecodeContext;
import io.bihuan.engine.FrameRejection;
import io.bihuan.engine.InboundFrame;
import io.bihuan.engine.observation.DeviceEvent;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the platform itself noticed about a terminal. It goes the way of a frame, through the engine's log, so that it
 * becomes an alarm once and only once and can be looked up as every other cause can.
 *
 * @param kind what was noticed
 * @param timeMillis when
 * @param here address of the connection at hand
 * @param there address of the other one
 */
record PlatformNote(int kind, long timeMillis, String here, String there) {

    /** The number such notes are offered to the engine with; none of a wire format. */
    static final int PROTOCOL = 0x0100;

    /** Two devices answer to one number. */
    static final int CONTESTED = 1;

    static final String SOURCE = "platform.terminal";
    private static final String MARK = "bihuan-note";

    byte[] bytes() {
        return String.join("\n", MARK, Integer.toString(kind), Long.toString(timeMillis), here, there)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Reads it back; a damaged one is rejected like a frame. */
    static void decode(InboundFrame frame, DecodeContext context) {
        String[] lines = lines(frame.bytes());
        try {
            if (lines.length == 5 && lines[0].equals(MARK)) {
                context.event(
                        SOURCE,
                        Integer.parseInt(lines[1]),
                        DeviceEvent.Phase.INSTANT,
                        1,
                        0,
                        Long.parseLong(lines[2]),
                        null,
                        facts(lines));
                return;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        context.reject(new FrameRejection("MALFORMED", "note", 0, "not a note of the platform"));
    }

    private static String[] lines(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
    }

    private static Map<String, String> facts(String[] lines) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("address", lines[3]);
        facts.put("otherAddress", lines[4]);
        return facts;
    }

    /** The same for people. */
    static Map<String, Object> describe(byte[] bytes) {
        String[] lines = lines(bytes);
        return lines.length == 5 ? new LinkedHashMap<>(facts(lines)) : Map.of();
    }
}
