package io.bihuan.codec.jt808;

import static io.bihuan.codec.jt808.Jt808Rejection.Code.FRAGMENT;
import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Frames to messages and back. The table below is the list of messages known: id to reader, one line each. */
public final class Jt808Codec {
    private interface BodyReader {
        Jt808Message read(ByteReader in, Jt808Edition edition);
    }

    private static final Map<Integer, BodyReader> READERS = Map.ofEntries(
            entry(0x0001, T0001TerminalAck::read),
            entry(0x0002, T0002Heartbeat::read),
            entry(0x0003, T0003Logout::read),
            entry(0x0004, T0004TimeQuery::read),
            entry(0x0005, T0005ResendRequest::read),
            entry(0x0100, T0100Register::read),
            entry(0x0102, T0102Authentication::read),
            entry(0x0104, T0104Parameters::read),
            entry(0x0107, T0107Attributes::read),
            entry(0x0108, T0108UpgradeResult::read),
            entry(0x0200, T0200LocationReport::read),
            entry(0x0201, T0201LocationAnswer::read),
            entry(0x0301, T0301EventReport::read),
            entry(0x0302, T0302QuestionAnswer::read),
            entry(0x0303, T0303InfoOrder::read),
            entry(0x0500, T0500VehicleControlAnswer::read),
            entry(0x0608, T0608Areas::read),
            entry(0x0700, T0700RecorderData::read),
            entry(0x0701, T0701Waybill::read),
            entry(0x0702, T0702DriverIdentity::read),
            entry(0x0704, T0704LocationBatch::read),
            entry(0x0705, T0705CanData::read),
            entry(0x0800, T0800MediaEvent::read),
            entry(0x0801, T0801MediaData::read),
            entry(0x0802, T0802MediaList::read),
            entry(0x0805, T0805ShootAnswer::read),
            entry(0x0900, T0900TransparentUp::read),
            entry(0x0901, T0901CompressedData::read),
            entry(0x0A00, T0A00TerminalKey::read),
            entry(0x1210, T1210FileList::read),
            entry(0x1211, T1211FileStart::read),
            entry(0x1212, T1212FileEnd::read),
            entry(0x8001, T8001PlatformAck::read),
            entry(0x8003, T8003ResendRequest::read),
            entry(0x8004, T8004ServerTime::read),
            entry(0x8100, T8100RegisterAck::read),
            entry(0x8103, T8103SetParameters::read),
            entry(0x8104, T8104QueryParameters::read),
            entry(0x8105, T8105TerminalControl::read),
            entry(0x8106, T8106QuerySomeParameters::read),
            entry(0x8107, T8107QueryAttributes::read),
            entry(0x8108, T8108FirmwarePackage::read),
            entry(0x8201, T8201QueryLocation::read),
            entry(0x8202, T8202TemporaryTracking::read),
            entry(0x8203, T8203ConfirmAlarm::read),
            entry(0x8204, T8204LinkCheck::read),
            entry(0x8300, T8300Text::read),
            entry(0x8301, T8301SetEvents::read),
            entry(0x8302, T8302Question::read),
            entry(0x8303, T8303SetInfoMenu::read),
            entry(0x8304, T8304InfoService::read),
            entry(0x8400, T8400CallBack::read),
            entry(0x8401, T8401SetPhoneBook::read),
            entry(0x8500, T8500VehicleControl::read),
            entry(0x8600, T8600SetCircles::read),
            entry(0x8601, T8601DeleteCircles::read),
            entry(0x8602, T8602SetRectangles::read),
            entry(0x8603, T8603DeleteRectangles::read),
            entry(0x8604, T8604SetPolygon::read),
            entry(0x8605, T8605DeletePolygons::read),
            entry(0x8606, T8606SetRoute::read),
            entry(0x8607, T8607DeleteRoutes::read),
            entry(0x8608, T8608QueryAreas::read),
            entry(0x8700, T8700RecorderQuery::read),
            entry(0x8701, T8701RecorderSettings::read),
            entry(0x8702, T8702QueryDriver::read),
            entry(0x8800, T8800MediaAck::read),
            entry(0x8801, T8801Shoot::read),
            entry(0x8802, T8802SearchMedia::read),
            entry(0x8803, T8803UploadMedia::read),
            entry(0x8804, T8804RecordSound::read),
            entry(0x8805, T8805UploadOneMedia::read),
            entry(0x8900, T8900TransparentDown::read),
            entry(0x8A00, T8A00PlatformKey::read),
            entry(0x9208, T9208FileRequest::read),
            entry(0x9212, T9212FileEndAck::read));

    /** Records are called T, four digits of the id, and their name: so the names need no table of their own. */
    private static final Map<Integer, String> NAMES = Arrays.stream(Jt808Message.class.getPermittedSubclasses())
            .filter(Class::isInterface)
            .flatMap(group -> Arrays.stream(group.getPermittedSubclasses()))
            .map(Class::getSimpleName)
            .collect(Collectors.toUnmodifiableMap(name -> Integer.parseInt(name, 1, 5, 16), name -> name.substring(5)));

    private Jt808Codec() {}

    /**
     * Makes a message of a frame. Fragments and encrypted bodies come back raw, unknown ids as {@link Unknown}; bytes
     * behind the last field of a body are ignored.
     *
     * @param hint the edition this terminal is known to speak, null when it is not known
     * @throws Jt808Rejection when a field is missing or unreadable; offsets count from the start of the header
     */
    public static Jt808Message decode(Jt808Frame frame, @Nullable Jt808Edition hint) {
        Jt808Header header = frame.header();
        Fragment fragment = header.fragment();
        if (header.encryption() != 0) {
            return new Encrypted(header.messageId(), frame.body());
        }
        if (fragment != null && fragment.total() > 1) {
            return new FragmentPart(header.messageId(), frame.body());
        }
        try {
            return decodeBody(header.messageId(), frame.body(), edition(frame, hint));
        } catch (Jt808Rejection rejection) {
            throw rejection.shiftedBy(header.length());
        }
    }

    /**
     * Makes a message of a whole body, for example one put together from fragments.
     *
     * @throws Jt808Rejection when a field is missing or unreadable; offsets count from the start of the body
     */
    public static Jt808Message decodeBody(int messageId, byte[] body, Jt808Edition edition) {
        BodyReader reader = READERS.get(messageId);
        return reader == null ? new Unknown(messageId, body) : reader.read(new ByteReader(body), edition);
    }

    /** Whether this id has a record of its own. */
    public static boolean isKnown(int messageId) {
        return READERS.containsKey(messageId);
    }

    /** The name of a message in this package's vocabulary, for example LocationReport; "unknown" when it has none. */
    public static String nameOf(int messageId) {
        return NAMES.getOrDefault(messageId, "unknown");
    }

    /**
     * The edition a frame is written in: 2019 says so in its header; a registration shows it by its layout; otherwise
     * what is known of the terminal, and 2013 when nothing is.
     */
    public static Jt808Edition edition(Jt808Frame frame, @Nullable Jt808Edition hint) {
        if (frame.header().versioned()) {
            return Jt808Edition.V2019;
        }
        return edition(frame.header().messageId(), frame.header().fragment() == null ? frame.body() : null, hint);
    }

    /** As {@link #edition(Jt808Frame, Jt808Edition)}, for a message with an unversioned header and this whole body. */
    public static Jt808Edition edition(int messageId, byte @Nullable [] body, @Nullable Jt808Edition hint) {
        if (messageId == 0x0100 && body != null) {
            return T0100Register.editionOf(body);
        }
        return hint == null || hint.is2019() ? Jt808Edition.V2013 : hint;
    }

    /** The body alone, before it is cut into packets. */
    public static byte[] encodeBody(Jt808Message message, Jt808Edition edition) {
        ByteWriter out = new ByteWriter();
        message.write(out, edition);
        return out.toBytes();
    }

    /**
     * The frames that carry a message, escaped and with delimiters. A body over 1023 bytes takes several, with serials
     * that count on from {@code serial} and wrap at 65535.
     *
     * @param phone the terminal number; it is padded with zeros to 12 digits, to 20 in 2019
     * @param serial the serial of the first frame
     * @throws IllegalArgumentException when a value of the message does not fit its field
     */
    public static List<byte[]> encode(Jt808Message message, Jt808Edition edition, String phone, int serial) {
        byte[] body = encodeBody(message, edition);
        int packets = Math.max(1, (body.length + Jt808Framing.MAX_BODY_BYTES - 1) / Jt808Framing.MAX_BODY_BYTES);
        if (packets > 0xFFFF) {
            throw new IllegalArgumentException("a body of " + body.length + " bytes needs more than 65535 packets");
        }
        List<byte[]> frames = new ArrayList<>(packets);
        for (int i = 0; i < packets; i++) {
            int from = i * Jt808Framing.MAX_BODY_BYTES;
            byte[] part = Arrays.copyOfRange(body, from, Math.min(body.length, from + Jt808Framing.MAX_BODY_BYTES));
            Fragment fragment = packets == 1 ? null : new Fragment(packets, i + 1);
            boolean versioned = edition.is2019();
            frames.add(encodeFrame(
                    new Jt808Header(
                            message.id(),
                            part.length,
                            message instanceof Encrypted ? 1 : 0,
                            versioned,
                            versioned ? 1 : 0,
                            phone,
                            serial + i & 0xFFFF,
                            fragment),
                    part));
        }
        return List.copyOf(frames);
    }

    /** One frame of a header and a body as they are; the header's body length is taken from the body. */
    public static byte[] encodeFrame(Jt808Header header, byte[] body) {
        Fragment fragment = header.fragment();
        if (body.length > Jt808Framing.MAX_BODY_BYTES) {
            throw new IllegalArgumentException("a packet holds 1023 bytes, not " + body.length);
        }
        int properties = body.length | header.encryption() << 10;
        properties |= (fragment == null ? 0 : 1 << 13) | (header.versioned() ? 1 << 14 : 0);
        ByteWriter out = new ByteWriter().u16(header.messageId()).u16(properties);
        if (header.versioned()) {
            out.u8(header.protocolVersion());
        }
        out.digits(fitted(header), header.versioned() ? 10 : 6).u16(header.serial());
        if (fragment != null) {
            out.u16(fragment.total()).u16(fragment.index());
        }
        return Jt808Framing.seal(out.bytes(body).toBytes());
    }

    /**
     * Puts the packets of one message together, in the order of their index.
     *
     * @throws Jt808Rejection FRAGMENT when a packet is null, which means that it has not come
     */
    public static byte[] assemble(List<byte @Nullable []> packets) {
        ByteWriter body = new ByteWriter();
        for (int i = 0; i < packets.size(); i++) {
            byte[] packet = packets.get(i);
            if (packet == null) {
                throw new Jt808Rejection(FRAGMENT, "fragment", 0, "packet " + (i + 1) + " is missing");
            }
            body.bytes(packet);
        }
        return body.toBytes();
    }

    /** The number without leading zeros it has too many of, so that a 2019 number fits an older header. */
    private static String fitted(Jt808Header header) {
        int digits = header.versioned() ? 20 : 12;
        return header.phone().length() > digits ? header.phoneDigits() : header.phone();
    }
}
