package io.bihuan.codec.jt808;

import java.util.List;

/**
 * The information services a driver can order (clause 8.29).
 *
 * @param action 0 delete all, 1 replace, 2 append, 3 change
 * @param items the services; empty for action 0
 */
public record T8303SetInfoMenu(int action, List<InfoItem> items) implements TextMessage {
    static T8303SetInfoMenu read(ByteReader in, Jt808Edition edition) {
        int action = in.u8("action");
        if (in.isEmpty()) {
            return new T8303SetInfoMenu(action, List.of());
        }
        int announced = in.u8("items");
        int count = edition.is2011() && !in.isEmpty() ? in.u8("items") : announced;
        return new T8303SetInfoMenu(action, in.list(count, 3, "items", InfoItem::read));
    }

    @Override
    public int id() {
        return 0x8303;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u8(action).u8(items.size());
        if (edition.is2011()) {
            out.u8(items.size());
        }
        out.list(items, item -> item.write(out));
    }

    /**
     * One service.
     *
     * @param infoType its number
     * @param text its name
     */
    public record InfoItem(int infoType, String text) {
        static InfoItem read(ByteReader in) {
            return new InfoItem(in.u8("infoType"), in.text16("text"));
        }

        void write(ByteWriter out) {
            out.u8(infoType).text16(text);
        }
    }
}
