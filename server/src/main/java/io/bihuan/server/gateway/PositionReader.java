package io.bihuan.server.gateway;

import io.bihuan.codec.jt808.LocationExtra;
import io.bihuan.codec.jt808.LocationExtras;
import io.bihuan.codec.jt808.LocationView;
import io.bihuan.codec.jt808.UnknownExtra;
import io.bihuan.engine.DecodeContext;
import io.bihuan.engine.FrameRejection;
import io.bihuan.engine.observation.Channel;
import io.bihuan.engine.observation.Quality;

/**
 * Reads one position report in place. What cannot be on earth, in time or in a table costs that field and is reported;
 * the rest counts: a report with an impossible latitude still carries its alarm bits and its odometer.
 */
final class PositionReader {

    static final Channel ODOMETER = new Channel("odometer", "km", 0.1);
    static final Channel FUEL = new Channel("fuel", "L", 0.1);
    static final Channel RECORDER_SPEED = new Channel("recorder.speed", "km/h", 0.1);
    static final Channel CABIN_TEMPERATURE = new Channel("cabin.temperature", "Cel", 1);

    private static final int STATUS_FIXED = 1 << 1;
    private static final int STATUS_SHIFTED_BY_STATE_PLUGIN = 1 << 5;
    private static final int MOST_LATITUDE = 90_000_000;
    private static final int MOST_LONGITUDE = 180_000_000;

    private PositionReader() {}

    /** Reads {@code bytes[from, to)}: 28 fixed bytes and the extra items. */
    static void read(byte[] bytes, int from, int to, int protocol, DecodeContext context) {
        if (to - from < LocationView.FIXED_BYTES) {
            context.reject(new FrameRejection(
                    "TRUNCATED", "location", from, "a position report has 28 bytes, found " + (to - from)));
            return;
        }
        int status = LocationView.statusBits(bytes, from);
        int latitude = LocationView.latitudeMicrodegrees(bytes, from);
        int longitude = LocationView.longitudeMicrodegrees(bytes, from);
        int quality = (status & STATUS_FIXED) == 0 ? Quality.NO_FIX : 0;
        if ((status & STATUS_SHIFTED_BY_STATE_PLUGIN) != 0) {
            quality |= Quality.NO_FIX | Quality.DEVICE_DOUBT;
        }
        if (isOffEarth(latitude, MOST_LATITUDE) || isOffEarth(longitude, MOST_LONGITUDE)) {
            refuse(context, "IMPLAUSIBLE", "latitude, longitude", from + 8, offEarth(latitude, longitude));
            latitude = 0;
            longitude = 0;
            quality |= Quality.NO_FIX | Quality.DEVICE_DOUBT;
        } else if (WireFormat.shifted(protocol) && quality == 0) {
            Gcj02.Degrees wgs84 = Gcj02.toWgs84(latitude / 1e6, longitude / 1e6);
            latitude = (int) Math.round(wgs84.latitude() * 1e6);
            longitude = (int) Math.round(wgs84.longitude() * 1e6);
        }
        long time = time(bytes, from, context);
        context.fix(
                time,
                latitude,
                longitude,
                (short) LocationView.altitudeMetres(bytes, from),
                LocationView.speedDecikmh(bytes, from),
                direction(bytes, from, context),
                status & 0xFFFF_FFFFL,
                LocationView.alarmBits(bytes, from) & 0xFFFF_FFFFL,
                quality);
        if (to - from > LocationView.FIXED_BYTES) {
            extras(bytes, from + LocationView.FIXED_BYTES, to, time, WireFormat.shifted(protocol), context);
        }
    }

    private static void extras(byte[] bytes, int from, int to, long time, boolean shifted, DecodeContext context) {
        var items = new LocationView.Extras().over(bytes, from, to);
        while (items.next()) {
            int at = items.offset();
            int length = items.length();
            switch (items.id()) {
                case 0x01 -> number(context, ODOMETER, bytes, at, length, 4, 0.1, time);
                case 0x02 -> number(context, FUEL, bytes, at, length, 2, 0.1, time);
                case 0x03 -> number(context, RECORDER_SPEED, bytes, at, length, 2, 0.1, time);
                case 0x06 -> cabinTemperature(context, bytes, at, length, time);
                case 0x64, 0x65, 0x66, 0x67 -> safety(context, items.id(), bytes, at, length, time, shifted);
                default -> {
                    // Kept with the frame in the log, where a better table can read it later.
                }
            }
        }
        if (items.truncated()) {
            refuse(context, "TRUNCATED", "extras", items.rest(), "the last extra item is cut off");
        }
    }

    private static void number(
            DecodeContext context,
            Channel channel,
            byte[] bytes,
            int at,
            int length,
            int expected,
            double step,
            long time) {
        if (length != expected) {
            wrongLength(context, channel.name(), at, length, expected);
            return;
        }
        long value = 0;
        for (int i = 0; i < expected; i++) {
            value = value << 8 | bytes[at + i] & 0xFF;
        }
        context.reading(channel, value * step, time, 0);
    }

    private static void cabinTemperature(DecodeContext context, byte[] bytes, int at, int length, long time) {
        if (length != 2) {
            wrongLength(context, CABIN_TEMPERATURE.name(), at, length, 2);
        } else {
            context.reading(CABIN_TEMPERATURE, (short) (bytes[at] << 8 | bytes[at + 1] & 0xFF), time, 0);
        }
    }

    private static void safety(
            DecodeContext context, int id, byte[] bytes, int at, int length, long time, boolean shifted) {
        LocationExtra extra = LocationExtras.decode(id, bytes, at, length);
        if (extra instanceof UnknownExtra) {
            refuse(
                    context,
                    "EXTRA_LENGTH",
                    "extra %02X".formatted(id),
                    at - 1,
                    length + " bytes fit no known alarm label");
        } else {
            SafetyEvents.report(extra, time, shifted, context);
        }
    }

    private static long time(byte[] bytes, int from, DecodeContext context) {
        long time = LocationView.epochMillis(bytes, from);
        if (time < 0) {
            refuse(context, "BAD_TIME", "time", from + 22, "the digits are not a time; the receive time stands in");
            return 0;
        }
        return time;
    }

    private static int direction(byte[] bytes, int from, DecodeContext context) {
        int direction = LocationView.directionDegrees(bytes, from);
        if (direction < 360) {
            return direction;
        }
        if (direction > 360) {
            refuse(context, "FIELD_VALUE", "directionDegrees", from + 20, direction + " is no direction");
        }
        return 0;
    }

    /** Magnitudes above 2³¹ arrive as negative numbers of the wrong sign, or as the smallest int, which has no opposite. */
    private static boolean isOffEarth(int microdegrees, int most) {
        return microdegrees > most || microdegrees < -most;
    }

    private static String offEarth(int latitude, int longitude) {
        return "latitude %.6f, longitude %.6f is not on earth".formatted(latitude / 1e6, longitude / 1e6);
    }

    private static void wrongLength(DecodeContext context, String field, int at, int length, int expected) {
        refuse(context, "EXTRA_LENGTH", field, at - 1, length + " bytes instead of " + expected);
    }

    /** Reports one refused item twice: to the engine, which counts it, and to the gateway, which keeps it for people. */
    static void refuse(DecodeContext context, String code, String field, int offset, String detail) {
        var rejection = new FrameRejection(code, field, offset, detail);
        context.itemRejected(rejection);
        context.message(new Uplink.ItemFault(rejection));
    }
}
