package io.bihuan.codec.jt808;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The table of extra items: id to reader. A new item is one new line. */
public final class LocationExtras {
    /** Reads a value of a known id, or answers null when the length is not one of the table's. */
    private interface ExtraReader {
        @Nullable
        LocationExtra read(ByteReader in);
    }

    private static final Map<Integer, ExtraReader> READERS = Map.ofEntries(
            entry(0x01, sized(4, in -> new StandardExtra.Odometer(in.u32("odometerKm") / 10.0))),
            entry(0x02, sized(2, in -> new StandardExtra.Fuel(in.u16("fuelLitres") / 10.0))),
            entry(0x03, sized(2, in -> new StandardExtra.RecorderSpeed(in.u16("recorderSpeedKmh") / 10.0))),
            entry(0x04, sized(2, in -> new StandardExtra.AlarmToConfirm(in.u16("eventId")))),
            entry(0x05, sized(30, in -> new StandardExtra.TyrePressures(in.rest()))),
            entry(0x06, sized(2, in -> new StandardExtra.CabinTemperature(in.s16("temperatureCelsius")))),
            entry(0x11, LocationExtras::overspeedPlace),
            entry(
                    0x12,
                    sized(
                            6,
                            in -> new StandardExtra.AreaCrossing(
                                    in.u8("placeType"), in.u32("areaId"), in.u8("direction")))),
            entry(
                    0x13,
                    sized(
                            7,
                            in -> new StandardExtra.SegmentTime(
                                    in.u32("segmentId"), in.u16("travelSeconds"), in.u8("result")))),
            entry(0x14, sized(4, in -> new StandardExtra.VideoAlarms(in.u32("videoAlarmBits")))),
            entry(0x15, sized(4, in -> new StandardExtra.VideoChannels(0x15, in.u32("channelBits")))),
            entry(0x16, sized(4, in -> new StandardExtra.VideoChannels(0x16, in.u32("channelBits")))),
            entry(0x17, sized(2, in -> new StandardExtra.StorageFaults(in.u16("storageBits")))),
            entry(0x18, LocationExtras::abnormalDriving),
            entry(0x25, sized(4, in -> new StandardExtra.VehicleSignals(in.u32("signalBits")))),
            entry(0x2A, sized(2, in -> new StandardExtra.IoState(in.u16("ioBits")))),
            entry(0x2B, sized(4, LocationExtras::analogInputs)),
            entry(0x30, sized(1, in -> new StandardExtra.SignalStrength(in.u8("signalStrength")))),
            entry(0x31, sized(1, in -> new StandardExtra.Satellites(in.u8("satellites")))),
            entry(0x64, in -> labelled(in, 31, ActiveSafetyExtra.AdasAlarm::read)),
            entry(0x65, in -> labelled(in, 31, ActiveSafetyExtra.DriverAlarm::read)),
            entry(0x66, LocationExtras::tyreAlarm),
            entry(0x67, in -> labelled(in, 25, ActiveSafetyExtra.BlindSpotAlarm::read)));

    private LocationExtras() {}

    /** Reads all items of {@code body[from, to)}; what is cut off or unknown is kept raw. Never throws. */
    public static List<LocationExtra> read(byte[] body, int from, int to) {
        List<LocationExtra> extras = new ArrayList<>();
        LocationView.Extras items = new LocationView.Extras().over(body, from, to);
        while (items.next()) {
            extras.add(decode(items.id(), body, items.offset(), items.length()));
        }
        if (items.truncated()) {
            int start = items.rest();
            boolean hasLength = to - start >= 2;
            extras.add(new TruncatedExtra(
                    body[start] & 0xFF,
                    hasLength ? body[start + 1] & 0xFF : -1,
                    Arrays.copyOfRange(body, Math.min(start + 2, to), to)));
        }
        return List.copyOf(extras);
    }

    /** Reads one item whose value is {@code body[offset, offset + length)}. Never throws for bytes that are there. */
    public static LocationExtra decode(int id, byte[] body, int offset, int length) {
        ExtraReader reader = READERS.get(id);
        LocationExtra known = reader == null ? null : reader.read(ByteReader.of(body, offset, offset + length));
        return known == null ? new UnknownExtra(id, Arrays.copyOfRange(body, offset, offset + length)) : known;
    }

    static void write(List<LocationExtra> extras, ByteWriter out) {
        for (LocationExtra extra : extras) {
            out.u8(extra.id());
            if (extra instanceof TruncatedExtra cut) {
                if (cut.announcedBytes() >= 0) {
                    out.u8(cut.announcedBytes()).bytes(cut.raw());
                }
            } else {
                out.sized8(extra::writeValue);
            }
        }
    }

    private static ExtraReader sized(int length, Function<ByteReader, LocationExtra> reader) {
        return in -> in.remaining() == length ? reader.apply(in) : null;
    }

    private static @Nullable LocationExtra overspeedPlace(ByteReader in) {
        return switch (in.remaining()) {
            case 1 -> new StandardExtra.OverspeedPlace(in.u8("placeType"), null);
            case 5 -> new StandardExtra.OverspeedPlace(in.u8("placeType"), in.u32("areaId"));
            default -> null;
        };
    }

    /** The standard prints a length of 2, captures have 3. */
    private static @Nullable LocationExtra abnormalDriving(ByteReader in) {
        return switch (in.remaining()) {
            case 2 -> new StandardExtra.AbnormalDriving(in.u16("behaviourBits"), null);
            case 3 -> new StandardExtra.AbnormalDriving(in.u16("behaviourBits"), in.u8("fatigueDegree"));
            default -> null;
        };
    }

    private static LocationExtra analogInputs(ByteReader in) {
        int analog1 = in.u16("analog1");
        return new StandardExtra.AnalogInputs(in.u16("analog0"), analog1);
    }

    private interface LabelledReader {
        LocationExtra read(ByteReader in, int labelBytes);
    }

    /** The label's size follows from the item's length, never from the edition of the header. */
    private static @Nullable LocationExtra labelled(ByteReader in, int before, LabelledReader reader) {
        int labelBytes = in.remaining() - before;
        boolean known = labelBytes == AlarmLabel.JIANGSU_BYTES || labelBytes == AlarmLabel.GUANGDONG_BYTES;
        return known ? reader.read(in, labelBytes) : null;
    }

    private static @Nullable LocationExtra tyreAlarm(ByteReader in) {
        for (int labelBytes : new int[] {AlarmLabel.JIANGSU_BYTES, AlarmLabel.GUANGDONG_BYTES}) {
            int wheels = in.remaining() - 25 - labelBytes;
            int count = wheels < 0 ? -1 : in.peekU8(24 + labelBytes);
            if (wheels >= 0 && (count == 0 ? wheels == 0 : wheels == 9 * count || wheels == 10 * count)) {
                return ActiveSafetyExtra.TyreAlarm.read(in, labelBytes, count == 0 ? 9 : wheels / count);
            }
        }
        return null;
    }
}
