package io.bihuan.server.gateway;

import io.bihuan.codec.jt808.DeviceTime;
import io.bihuan.codec.jt808.Jt808Message;
import io.bihuan.codec.jt808.LocationExtra;
import io.bihuan.codec.jt808.Parameter;
import io.bihuan.codec.jt808.TruncatedExtra;
import io.bihuan.codec.jt808.Unknown;
import io.bihuan.codec.jt808.UnknownExtra;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A decoded message as names and plain values: a record's components are the names, numbers and texts stay what they
 * are, bytes become hex, times ISO 8601 with the device's zone. What a table does not know is named "unknown".
 */
final class MessageFields {
    private static final HexFormat HEX = HexFormat.of();

    private MessageFields() {}

    /** The fields of a message, in the order of its components. */
    static Map<String, @Nullable Object> of(Jt808Message message) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        if (message instanceof Unknown) {
            fields.put("name", "unknown");
        }
        addComponents(fields, (Record) message);
        if (message instanceof Unknown || fields.containsKey("raw")) {
            fields.remove("id");
        }
        return fields;
    }

    private static void addComponents(Map<String, @Nullable Object> fields, Record record) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            String name = component.getName();
            Object value = valueOf(component, record);
            if (value instanceof DeviceTime time) {
                addTime(fields, name, time);
            } else if (name.equals("ackMessageId") && value instanceof Integer id) {
                fields.put(name, "%04X".formatted(id));
            } else {
                fields.put(name, plain(value));
            }
        }
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case byte[] bytes -> HEX.formatHex(bytes);
            case List<?> list -> plainList(list);
            case LocationExtra extra -> extra(extra);
            case Parameter parameter -> parameter(parameter);
            case Record record -> {
                Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                addComponents(fields, record);
                yield fields;
            }
            default -> value;
        };
    }

    private static List<@Nullable Object> plainList(List<?> list) {
        List<@Nullable Object> values = new ArrayList<>(list.size());
        for (Object item : list) {
            values.add(plain(item));
        }
        return values;
    }

    private static Map<String, @Nullable Object> extra(LocationExtra extra) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", "%02X".formatted(extra.id()));
        if (extra instanceof UnknownExtra) {
            fields.put("name", "unknown");
        } else if (extra instanceof TruncatedExtra) {
            fields.put("name", "truncated");
        }
        Map<String, @Nullable Object> components = new LinkedHashMap<>();
        addComponents(components, (Record) extra);
        components.remove("id");
        fields.putAll(components);
        return fields;
    }

    private static Map<String, @Nullable Object> parameter(Parameter parameter) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("parameterId", "%04X".formatted(parameter.parameterId()));
        switch (parameter.value()) {
            case Parameter.Numeric numeric -> fields.put("value", numeric.number());
            case Parameter.Text text -> fields.put("value", text.text());
            case Parameter.Bytes bytes -> fields.put("raw", HEX.formatHex(bytes.raw()));
        }
        return fields;
    }

    /** A time that is none is null, and its digits stand beside it. */
    private static void addTime(Map<String, @Nullable Object> fields, String name, DeviceTime time) {
        OffsetDateTime at = time.at();
        fields.put(name, at == null ? null : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at));
        if (at == null) {
            fields.put(name + "Raw", time.digits());
        }
    }

    private static @Nullable Object valueOf(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("component " + component + " of a codec record cannot be read", e);
        }
    }
}
