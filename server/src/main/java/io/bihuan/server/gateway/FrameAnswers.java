package io.bihuan.server.gateway;

import io.bihuan.codec.jt808.Fragment;
import io.bihuan.codec.jt808.FragmentPart;
import io.bihuan.codec.jt808.Jt808Codec;
import io.bihuan.codec.jt808.Jt808Edition;
import io.bihuan.codec.jt808.Jt808Frame;
import io.bihuan.codec.jt808.Jt808Framing;
import io.bihuan.codec.jt808.Jt808Header;
import io.bihuan.codec.jt808.Jt808Message;
import io.bihuan.codec.jt808.Jt808Rejection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers one line of hex after another with what the frame says or why it is rejected. It remembers the packets of
 * fragmented messages, at most {@link #MAX_SETS} messages at a time, so that the last packet can be answered with the
 * whole.
 */
final class FrameAnswers {
    static final int MAX_SETS = 64;
    static final int MAX_PACKETS = 1024;

    private final Map<String, List<byte @Nullable []>> sets = new LinkedHashMap<>();

    /** The answer to one line; never fails. Keys and their order are those the documentation promises. */
    Map<String, @Nullable Object> answer(String line) {
        try {
            return accepted(Jt808Framing.read(HexLine.frame(line)));
        } catch (HexLine.NotHex e) {
            return rejected("NOT_HEX", "input", e.column(), e.detail());
        } catch (Jt808Rejection e) {
            return rejected(e.code().name(), e.field(), e.offset(), e.detail());
        }
    }

    private Map<String, @Nullable Object> accepted(Jt808Frame frame) {
        Jt808Header header = frame.header();
        Jt808Edition edition = Jt808Codec.edition(frame, null);
        Jt808Message message = Jt808Codec.decode(frame, edition);
        Fragment fragment = header.fragment();
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("ok", true);
        answer.put("protocol", "jt808");
        answer.put("edition", edition.year());
        answer.put("messageId", "%04X".formatted(header.messageId()));
        answer.put("phone", header.phone());
        answer.put("serial", header.serial());
        answer.put("fragment", fragment == null ? null : fragmentFields(fragment));
        answer.put("body", MessageFields.of(message));
        if (message instanceof FragmentPart && fragment != null) {
            List<byte @Nullable []> whole = collect(header, fragment, frame.body());
            if (whole != null) {
                answer.put("assembled", assembled(header.messageId(), Jt808Codec.assemble(whole), edition));
            }
        }
        return answer;
    }

    private static Map<String, @Nullable Object> fragmentFields(Fragment fragment) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("total", fragment.total());
        fields.put("index", fragment.index());
        return fields;
    }

    private static Map<String, @Nullable Object> assembled(int messageId, byte[] body, Jt808Edition edition) {
        try {
            Jt808Edition ofBody =
                    edition == Jt808Edition.V2019 ? edition : Jt808Codec.edition(messageId, body, edition);
            return MessageFields.of(Jt808Codec.decodeBody(messageId, body, ofBody));
        } catch (Jt808Rejection e) {
            return rejected(e.code().name(), e.field(), e.offset(), e.detail());
        }
    }

    /** Adds a packet; the whole set when it completes it. The oldest set makes room for a new one. */
    private @Nullable List<byte @Nullable []> collect(Jt808Header header, Fragment fragment, byte[] body) {
        if (fragment.total() > MAX_PACKETS) {
            return null;
        }
        String key = header.phone() + "/" + header.messageId() + "/" + fragment.total();
        List<byte @Nullable []> set = sets.get(key);
        if (set == null) {
            if (sets.size() == MAX_SETS) {
                sets.remove(sets.keySet().iterator().next());
            }
            set = new ArrayList<>(fragment.total());
            for (int i = 0; i < fragment.total(); i++) {
                set.add(null);
            }
            sets.put(key, set);
        }
        set.set(fragment.index() - 1, Arrays.copyOf(body, body.length));
        if (set.contains(null)) {
            return null;
        }
        sets.remove(key);
        return set;
    }

    private static Map<String, @Nullable Object> rejected(String code, String field, int offset, String detail) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("ok", false);
        answer.put("code", code);
        answer.put("field", field);
        answer.put("offset", offset);
        answer.put("detail", detail);
        return answer;
    }
}
