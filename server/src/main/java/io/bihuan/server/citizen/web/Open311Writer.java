package io.bihuan.server.citizen.web;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes Open311 answers as JSON or XML from the same rows. In XML a list stands in a root element, each row in an element
 * of its own; in JSON the list stands alone.
 */
@Component
class Open311Writer {

    private static final MediaType XML = MediaType.parseMediaType("text/xml;charset=UTF-8");
    private static final MediaType JSON = MediaType.parseMediaType("application/json;charset=UTF-8");

    private final JsonMapper json;

    Open311Writer(JsonMapper json) {
        this.json = json;
    }

    /** A list of rows; anything but {@code json} is written as XML, the format that must be known. */
    ResponseEntity<String> list(
            HttpStatusCode status, String format, String root, String element, List<? extends Map<String, ?>> rows) {
        String body = format.equals("json") ? json.writeValueAsString(rows) : xml(root, element, rows);
        return answer(status, format, body);
    }

    /** One row that is the whole answer. */
    ResponseEntity<String> one(String format, String root, Map<String, ?> row) {
        if (format.equals("json")) {
            return answer(HttpStatusCode.valueOf(200), format, json.writeValueAsString(row));
        }
        return answer(HttpStatusCode.valueOf(200), format, document(writer -> element(writer, root, row)));
    }

    /** A refusal as the specification has it: a list with code and description. */
    ResponseEntity<String> error(HttpStatusCode status, String format, String description) {
        return list(
                status,
                format,
                "errors",
                "error",
                List.of(Map.of("code", Integer.toString(status.value()), "description", description)));
    }

    private static ResponseEntity<String> answer(HttpStatusCode status, String format, String body) {
        return ResponseEntity.status(status)
                .contentType(format.equals("json") ? JSON : XML)
                .header("Access-Control-Allow-Origin", "*")
                .header("Cache-Control", "no-store")
                .body(body);
    }

    private static String xml(String root, String element, List<? extends Map<String, ?>> rows) {
        return document(writer -> {
            writer.writeStartElement(root);
            for (Map<String, ?> row : rows) {
                element(writer, element, row);
            }
            writer.writeEndElement();
        });
    }

    private interface Content {
        void write(XMLStreamWriter writer) throws XMLStreamException;
    }

    private static String document(Content content) {
        var text = new StringWriter();
        try {
            XMLStreamWriter writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            writer.writeStartDocument("UTF-8", "1.0");
            content.write(writer);
            writer.writeEndDocument();
            writer.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Writing XML into memory cannot fail", e);
        }
        return text.toString();
    }

    private static void element(XMLStreamWriter writer, String name, @Nullable Object value) throws XMLStreamException {
        if (value == null || value.equals("")) {
            writer.writeEmptyElement(name);
            return;
        }
        writer.writeStartElement(name);
        switch (value) {
            case Map<?, ?> map -> {
                for (var entry : map.entrySet()) {
                    element(writer, String.valueOf(entry.getKey()), entry.getValue());
                }
            }
            case List<?> list -> {
                for (Object one : list) {
                    element(writer, singular(name), one);
                }
            }
            default -> writer.writeCharacters(clean(String.valueOf(value)));
        }
        writer.writeEndElement();
    }

    private static String singular(String plural) {
        return plural.endsWith("s") ? plural.substring(0, plural.length() - 1) : plural;
    }

    /** XML 1.0 has no way to write most control characters. */
    private static String clean(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "");
    }
}
