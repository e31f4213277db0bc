package io.bihuan.server.gateway;

import io.bihuan.codec.jt808.Jt808Codec;
import io.bihuan.codec.jt808.Jt808Framing;
import io.bihuan.codec.jt808.Jt808HeaderView;
import io.bihuan.codec.jt808.Jt808Message;
import io.bihuan.codec.jt808.Jt808Rejection;
import io.bihuan.server.detection.FrameDescriber;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Logged frames in words, by the same tables as the {@code decode} command. */
@Component
class Jt808Describer implements FrameDescriber {

    @Override
    public Description describe(int protocol, byte[] bytes) {
        if (protocol == PlatformNote.PROTOCOL) {
            return new Description("----", "PlatformNote", PlatformNote.describe(bytes));
        }
        String id = bytes.length < 2 ? "----" : "%04X".formatted(Jt808HeaderView.messageId(bytes));
        Map<String, Object> decoded = new LinkedHashMap<>();
        try {
            Jt808HeaderView.check(bytes);
            Jt808Message message = Jt808Codec.decode(
                    Jt808Framing.frame(bytes), WireFormat.isJt808(protocol) ? WireFormat.edition(protocol) : null);
            MessageFields.of(message).forEach((name, value) -> {
                if (value != null) {
                    decoded.put(name, value);
                }
            });
            return new Description(id, name(message), decoded);
        } catch (Jt808Rejection rejection) {
            decoded.put("code", rejection.code().name());
            decoded.put("field", rejection.field());
            decoded.put("offset", rejection.offset());
            decoded.put("detail", rejection.detail());
            return new Description(id, "rejected", decoded);
        }
    }

    /** {@code T0200LocationReport} is called {@code LocationReport}. */
    private static String name(Jt808Message message) {
        String name = message.getClass().getSimpleName();
        return name.matches("T\\p{XDigit}{4}.+") ? name.substring(5) : name;
    }
}
