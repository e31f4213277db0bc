package io.bihuan.server.gateway;

import io.bihuan.codec.jt808.Encrypted;
import io.bihuan.codec.jt808.Jt808Codec;
import io.bihuan.codec.jt808.Jt808Edition;
import io.bihuan.codec.jt808.Jt808HeaderView;
import io.bihuan.codec.jt808.Jt808Message;
import io.bihuan.codec.jt808.Jt808Rejection;
import io.bihuan.codec.jt808.LocationView;
import io.bihuan.codec.jt808.T0702DriverIdentity;
import io.bihuan.codec.jt808.Unknown;
import io.bihuan.engine.DecodeContext;
import io.bihuan.engine.FrameDecoder;
import io.bihuan.engine.FrameRejection;
import io.bihuan.engine.InboundFrame;
import io.bihuan.engine.observation.DeviceEvent;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Turns JT/T 808 frame content (header and body, unescaped, checksum already checked) into observations. Runs on the
 * engine's partition threads, live and in replay; it is a pure function of the frame and its {@link WireFormat}.
 *
 * <p>Position reports, which are nearly all frames, are read in place without creating message objects. Everything else
 * goes through the codec's records and leaves as {@link Uplink} after the commit.
 *
 * <p>Commands that run without the application find it as a service of the class path.
 */
@Component
public final class Jt808FrameDecoder implements FrameDecoder {

    private static final int QUERY_ANSWER = 0x0201;
    private static final int CONTROL_ANSWER = 0x0500;

    @Override
    public void decode(InboundFrame frame, DecodeContext context) {
        if (frame.protocol() == PlatformNote.PROTOCOL) {
            PlatformNote.decode(frame, context);
            return;
        }
        byte[] content = frame.bytes();
        int id = Jt808HeaderView.messageId(content);
        int body = Jt808HeaderView.headerLength(content);
        int protocol = frame.protocol();
        if (Jt808HeaderView.encryption(content) != 0) {
            context.reject(new FrameRejection(
                    Jt808Rejection.Code.ENCRYPTED.name(), "encryption", 2, "the body is encrypted; no key is agreed"));
        } else if (Jt808HeaderView.fragmented(content) && Jt808HeaderView.fragmentTotal(content) > 1) {
            part(content, id, body, protocol, context);
        } else {
            whole(id, content, body, protocol, Jt808HeaderView.versioned(content), context);
        }
    }

    private static void part(byte[] content, int id, int body, int protocol, DecodeContext context) {
        int total = Jt808HeaderView.fragmentTotal(content);
        byte[] whole = context.fragment(
                setKey(id, total),
                total,
                Jt808HeaderView.fragmentIndex(content),
                Jt808HeaderView.serial(content),
                Arrays.copyOfRange(content, body, content.length));
        if (whole != null) {
            whole(id, whole, 0, protocol, Jt808HeaderView.versioned(content), context);
        }
    }

    /** Serial numbers of the parts of one message are not consecutive in the field: the engine tells messages apart by them. */
    static long setKey(int messageId, int total) {
        return (long) messageId << 16 | total;
    }

    static int messageIdOf(long setKey) {
        return (int) (setKey >>> 16);
    }

    private static void whole(int id, byte[] bytes, int from, int protocol, boolean versioned, DecodeContext context) {
        Jt808Edition edition = versioned ? Jt808Edition.V2019 : WireFormat.edition(protocol);
        try {
            switch (id) {
                case 0x0200 -> PositionReader.read(bytes, from, bytes.length, protocol, context);
                case 0x0704 -> batch(bytes, from, protocol, context);
                default -> message(id, bytes, from, edition, protocol, context);
            }
        } catch (Jt808Rejection rejection) {
            context.reject(reason(rejection, from));
        }
    }

    private static void message(
            int id, byte[] bytes, int from, Jt808Edition edition, int protocol, DecodeContext context) {
        Jt808Message message =
                Jt808Codec.decodeBody(id, from == 0 ? bytes : Arrays.copyOfRange(bytes, from, bytes.length), edition);
        switch (message) {
            case Unknown unknown -> context.message(new Uplink.Unsupported(unknown.id()));
            case Encrypted encrypted -> context.message(new Uplink.Unsupported(encrypted.id()));
            case T0702DriverIdentity driver -> {
                driver(driver, context);
                context.message(new Uplink.Answer(driver));
            }
            default -> {
                if (id == QUERY_ANSWER || id == CONTROL_ANSWER) {
                    boolean serialBefore = id == CONTROL_ANSWER || edition != Jt808Edition.V2011;
                    PositionReader.read(bytes, serialBefore ? from + 2 : from, bytes.length, protocol, context);
                }
                context.message(new Uplink.Answer(message));
            }
        }
    }

    /** Several reports at once: item lengths are trusted more than the count, and a broken item costs what follows it. */
    private static void batch(byte[] bytes, int from, int protocol, DecodeContext context) {
        if (bytes.length - from < 3) {
            throw new Jt808Rejection(
                    Jt808Rejection.Code.TRUNCATED, "count", 0, "a batch has a count and a type, 3 bytes");
        }
        int at = from + 3;
        while (at < bytes.length) {
            int length = at + 2 <= bytes.length ? (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF : -1;
            if (length < 0 || length > bytes.length - at - 2) {
                PositionReader.refuse(context, "TRUNCATED", "items", at, "the last item of the batch is cut off");
                return;
            }
            at += 2;
            if (length < LocationView.FIXED_BYTES) {
                PositionReader.refuse(context, "TRUNCATED", "items", at, "an item has " + length + " of 28 bytes");
            } else {
                PositionReader.read(bytes, at, at + length, protocol, context);
            }
            at += length;
        }
    }

    private static void driver(T0702DriverIdentity driver, DecodeContext context) {
        OffsetDateTime time = driver.time() == null ? null : driver.time().at();
        Map<String, String> attributes = new LinkedHashMap<>();
        put(attributes, "name", driver.name());
        put(attributes, "certificate", driver.certificate());
        put(attributes, "issuer", driver.issuer());
        if (driver.cardResult() != null) {
            attributes.put("cardResult", String.valueOf(driver.cardResult()));
        }
        context.event(
                "jt808.driver",
                driver.status(),
                DeviceEvent.Phase.INSTANT,
                0,
                0,
                time == null ? 0 : time.toInstant().toEpochMilli(),
                null,
                attributes);
    }

    private static void put(Map<String, String> attributes, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            attributes.put(name, value);
        }
    }

    /** The codec counts from the start of the body; people count from the start of the frame. */
    private static FrameRejection reason(Jt808Rejection rejection, int bodyOffset) {
        return new FrameRejection(
                rejection.code().name(), rejection.field(), rejection.offset() + bodyOffset, rejection.detail());
    }
}
