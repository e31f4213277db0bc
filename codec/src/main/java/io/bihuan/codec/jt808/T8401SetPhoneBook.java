package io.bihuan.codec.jt808;

import java.util.List;

/**
 * The phone book (clause 8.33).
 *
 * @param action 0 delete all, 1 replace, 2 append, 3 change by name
 * @param contacts the contacts; empty for action 0
 */
public record T8401SetPhoneBook(int action, List<Contact> contacts) implements TextMessage {
    static T8401SetPhoneBook read(ByteReader in, Jt808Edition edition) {
        int action = in.u8("action");
        if (in.isEmpty()) {
            return new T8401SetPhoneBook(action, List.of());
        }
        int announced = in.u8("items");
        int count = edition.is2011() && !in.isEmpty() ? in.u8("items") : announced;
        return new T8401SetPhoneBook(action, in.list(count, 3, "contacts", Contact::read));
    }

    @Override
    public int id() {
        return 0x8401;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u8(action).u8(contacts.size());
        if (edition.is2011()) {
            out.u8(contacts.size());
        }
        out.list(contacts, contact -> contact.write(out));
    }

    /**
     * One contact.
     *
     * @param direction 1 may call in, 2 may be called, 3 both
     * @param number the number
     * @param name the name
     */
    public record Contact(int direction, String number, String name) {
        static Contact read(ByteReader in) {
            return new Contact(in.u8("direction"), in.text8("number"), in.text8("name"));
        }

        void write(ByteWriter out) {
            out.u8(direction).text8(number).text8(name);
        }
    }
}
