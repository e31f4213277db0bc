package io.bihuan.server.gateway;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One row of the frame collection and what it says the frame means, in its own vocabulary. The table below pairs its
 * words with the names our messages use.
 */
final class RecordedRow {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Plain values that only have another name. */
    private static final Map<String, List<String>> NAMES = Map.ofEntries(
            entry("prov", List.of("provinceId")),
            entry("city", List.of("cityId")),
            entry("maker", List.of("makerId")),
            entry("model", List.of("model")),
            entry("dev", List.of("terminalId")),
            entry("color", List.of("plateColour")),
            entry("plate", List.of("plate")),
            entry("ack_sn", List.of("ackSerial")),
            entry("ack_id", List.of("ackMessageId")),
            entry("result", List.of("result")),
            entry("token", List.of("authCode")),
            entry("imei", List.of("imei")),
            entry("sw", List.of("softwareVersion")),
            entry("iccid", List.of("iccid")),
            entry("hw", List.of("hardwareVersion")),
            entry("fw", List.of("firmwareVersion")),
            entry("gnss", List.of("gnssBits")),
            entry("comm", List.of("communicationBits")),
            entry("lat", List.of("latitudeDegrees")),
            entry("lon", List.of("longitudeDegrees")),
            entry("alt", List.of("altitudeMetres")),
            entry("kmh", List.of("speedKmh")),
            entry("dir", List.of("directionDegrees")),
            entry("media", List.of("mediaId")),
            entry("fmt", List.of("format")),
            entry("ch", List.of("channel")),
            entry("event", List.of("event", "eventId")),
            entry("cert", List.of("certificate")),
            entry("org", List.of("issuer")),
            entry("valid", List.of("validUntilDigits")),
            entry("idno", List.of("idCard")),
            entry("ic", List.of("cardResult")),
            entry("status", List.of("status")),
            entry("name", List.of("name", "fileName")),
            entry("text", List.of("text")),
            entry("tel", List.of("phoneNumber")),
            entry("cmd", List.of("command")),
            entry("arg", List.of("arguments")),
            entry("answer", List.of("answerId")),
            entry("orig_sn", List.of("originalSerial")),
            entry("interval", List.of("intervalSeconds")),
            entry("valid_s", List.of("validitySeconds")),
            entry("alarm_sn", List.of("alarmSerial")),
            entry("action", List.of("action")),
            entry("alarm_no", List.of("alarmNumber")),
            entry("tcp", List.of("tcpPort")),
            entry("udp", List.of("udpPort")),
            entry("ip", List.of("host")),
            entry("ver", List.of("version")),
            entry("q", List.of("question", "quality")),
            entry("e", List.of("exponent")),
            entry("secs", List.of("seconds")),
            entry("rate", List.of("sampling")),
            entry("save", List.of("save")),
            entry("delete", List.of("delete")),
            entry("res", List.of("resolution")),
            entry("bri", List.of("brightness")),
            entry("con", List.of("contrast")),
            entry("sat", List.of("saturation")),
            entry("hue", List.of("chroma")));

    private final String[] columns;

    RecordedRow(String[] columns) {
        this.columns = columns;
    }

    /** Adds a sentence to {@code faults} for everything in which the answer differs from the row. */
    void compare(JsonNode answer, List<String> faults) {
        String who = columns[0] + " " + columns[1] + " " + columns[3].substring(0, Math.min(40, columns[3].length()));
        if (!columns[2].startsWith("valid")) {
            String code = columns[2].contains("xor") ? "CHECKSUM" : "BODY_LENGTH";
            expect(who, "code", code, answer.path("code").asString(""), faults);
            return;
        }
        String json = columns[4].substring(0, columns[4].lastIndexOf('}') + 1);
        JsonNode described = MAPPER.readTree(json);
        expect(who, "ok", "true", answer.path("ok").asString(""), faults);
        expect(
                who,
                "messageId",
                columns[1].substring(2, 6),
                answer.path("messageId").asString(""),
                faults);
        if (described.has("phone")) {
            expect(
                    who,
                    "phone",
                    described.path("phone").asString(""),
                    answer.path("phone").asString(""),
                    faults);
            expect(
                    who,
                    "serial",
                    described.path("sn").asString(""),
                    answer.path("serial").asString(""),
                    faults);
        }
        if (described.has("pkg")) {
            JsonNode fragment = answer.path("fragment");
            String packet = fragment.path("index").asString("") + "/"
                    + fragment.path("total").asString("");
            expect(who, "fragment", described.path("pkg").asString(""), packet, faults);
            return;
        }
        compareBody(who, described, answer.path("body"), faults);
    }

    private static void compareBody(String who, JsonNode described, JsonNode body, List<String> faults) {
        JsonNode position = body.has("location") ? body.get("location") : body;
        for (Map.Entry<String, JsonNode> field : described.properties()) {
            List<String> names = NAMES.getOrDefault(field.getKey(), List.of());
            boolean bits = field.getKey().equals("status") && field.getValue().isString();
            for (String name : bits ? List.<String>of() : names) {
                JsonNode found = body.has(name) ? body.get(name) : position.path(name);
                if (!found.isMissingNode() && field.getValue().isValueNode()) {
                    expectSame(who, name, field.getValue(), found, faults);
                }
            }
        }
        if (described.has("alarm") && position.has("alarmBits")) {
            expect(who, "alarmBits", described.path("alarm").asString(""), bits(position, "alarmBits"), faults);
            expect(who, "statusBits", described.path("status").asString(""), bits(position, "statusBits"), faults);
        }
        if (described.has("time") && position.has("time")) {
            String time = described.path("time").asString("").replace(' ', 'T') + "+08:00";
            expect(who, "time", time, position.get("time").asString(""), faults);
        }
        compareExtras(who, described.path("extra"), position.path("extras"), faults);
        compareParameters(who, described.path("params"), body.path("parameters"), faults);
        compareLists(who, described, body, faults);
    }

    private static void compareExtras(String who, JsonNode described, JsonNode found, List<String> faults) {
        for (int i = 0; i < described.size(); i++) {
            JsonNode item = described.get(i);
            JsonNode extra = found.path(i);
            String name = who + " extra " + item.path("id").asString("");
            expect(name, "id", item.path("id").asString(""), extra.path("id").asString(""), faults);
            for (Map.Entry<String, String> pair : EXTRA_NAMES.entrySet()) {
                if (item.has(pair.getKey())
                        && extra.has(pair.getValue())
                        && item.get(pair.getKey()).isNumber()) {
                    expectSame(name, pair.getValue(), item.get(pair.getKey()), extra.get(pair.getValue()), faults);
                }
            }
            JsonNode label = item.path("label");
            boolean wheelsUnread =
                    item.has("itemlen"); // the collection took a wide label without wheels for a narrow one
            if (label.has("dev") && !wheelsUnread) {
                expect(
                        name,
                        "label",
                        label.path("dev").asString(""),
                        extra.at("/label/terminalId").asString(""),
                        faults);
                expectSame(name, "files", label.path("files"), extra.at("/label/fileCount"), faults);
                expectSame(name, "scene.latitude", item.path("lat"), extra.at("/scene/latitudeDegrees"), faults);
                expectSame(name, "scene.longitude", item.path("lon"), extra.at("/scene/longitudeDegrees"), faults);
                expectSame(name, "scene.speed", item.path("kmh"), extra.at("/scene/speedKmh"), faults);
            }
        }
        if (!described.isMissingNode()) {
            expect(who, "extras", "" + described.size(), "" + found.size(), faults);
        }
    }

    private static final Map<String, String> EXTRA_NAMES = Map.ofEntries(
            entry("odo_km", "odometerKm"),
            entry("fuel_L", "fuelLitres"),
            entry("recorder_kmh", "recorderSpeedKmh"),
            entry("ack_event", "eventId"),
            entry("loc_type", "placeType"),
            entry("area", "areaId"),
            entry("dir", "direction"),
            entry("seg", "segmentId"),
            entry("secs", "travelSeconds"),
            entry("result", "result"),
            entry("ad0", "analog0"),
            entry("ad1", "analog1"),
            entry("csq", "signalStrength"),
            entry("sats", "satellites"),
            entry("alarm", "alarmId"),
            entry("state", "state"),
            entry("type", "type"),
            entry("level", "level"),
            entry("fatigue", "fatigueDegree"),
            entry("front_kmh", "aheadSpeedKmh"),
            entry("deviate", "departureSide"),
            entry("sign", "signKind"),
            entry("sign_val", "signValue"));

    private static void compareParameters(String who, JsonNode described, JsonNode found, List<String> faults) {
        for (int i = 0; i < described.size(); i++) {
            JsonNode pair = described.get(i);
            if (pair.isArray()) {
                JsonNode parameter = found.path(i);
                expect(
                        who,
                        "parameterId",
                        pair.get(0).asString(),
                        parameter.path("parameterId").asString(""),
                        faults);
                JsonNode value = parameter.has("raw") ? parameter.get("raw") : parameter.path("value");
                expect(who, "parameter " + pair.get(0).asString(), pair.get(1).asString(), value.asString(""), faults);
            }
        }
    }

    /** Lists of ids or points are compared by length and, where they are numbers, one by one. */
    private static void compareLists(String who, JsonNode described, JsonNode body, List<String> faults) {
        JsonNode ids = described.path("ids");
        for (String name : List.of("packetIndexes", "missingPackets", "mediaIds", "areaIds", "parameterIds")) {
            if (ids.isArray() && body.has(name)) {
                expect(who, name, "" + ids.size(), "" + body.get(name).size(), faults);
                if (!name.equals("parameterIds")) {
                    expect(who, name, ids.toString(), body.get(name).toString(), faults);
                }
            }
        }
        JsonNode items = described.has("items") ? described.get("items") : described.path("pts");
        for (String name :
                List.of("circles", "rectangles", "points", "events", "contacts", "items", "frames", "gaps", "files")) {
            if (items.isArray() && body.has(name)) {
                expect(who, name, "" + items.size(), "" + body.get(name).size(), faults);
            }
        }
        if (described.has("parsed")) {
            expect(
                    who,
                    "locations",
                    described.path("parsed").asString(""),
                    "" + body.path("locations").size(),
                    faults);
        }
    }

    private static String bits(JsonNode position, String name) {
        return "%08X".formatted(position.get(name).asLong());
    }

    private static void expectSame(String who, String name, JsonNode expected, JsonNode found, List<String> faults) {
        if (expected.isNumber()) {
            double difference = Math.abs(expected.asDouble() - found.asDouble(Double.NaN));
            if (!(difference < 1e-9)) {
                faults.add(who + ": " + name + " is " + found + ", described as " + expected);
            }
        } else {
            expect(who, name, expected.asString(), found.asString(""), faults);
        }
    }

    private static void expect(String who, String name, String expected, String found, List<String> faults) {
        if (!expected.equals(found)) {
            faults.add(who + ": " + name + " is '" + found + "', described as '" + expected + "'");
        }
    }
}
