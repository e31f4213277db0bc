package io.bihuan.server.paper.form;

import io.bihuan.server.http.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A Word document as its parts. What comes from people is bounded, and refused when it could run or fetch anything. */
final class Docx {

    static final long LARGEST = 10L << 20;
    static final String DOCUMENT = "word/document.xml";
    static final String STYLES = "word/styles.xml";

    private static final long MOST_UNPACKED = 80L << 20;
    private static final int MOST_PARTS = 500;
    private static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final LocalDateTime ANY_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private final Map<String, byte[]> parts;

    Docx(Map<String, byte[]> parts) {
        this.parts = new LinkedHashMap<>(parts);
    }

    /**
     * Reads a document.
     *
     * @throws Problem 413 {@code form-template-large}; 422 {@code form-template-unreadable}, {@code form-template-active}
     */
    static Docx read(byte[] file) {
        if (file.length > LARGEST) {
            throw tooLarge();
        }
        var parts = new LinkedHashMap<String, byte[]>();
        long left = MOST_UNPACKED;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] content = zip.readNBytes((int) left + 1);
                left -= content.length;
                if (left < 0 || parts.size() > MOST_PARTS) {
                    throw tooLarge();
                }
                parts.put(entry.getName(), content);
            }
        } catch (IOException | IllegalArgumentException e) {
            // It is all in memory: whatever goes wrong is the file's fault, an entry's name included.
            throw Problem.invalid("form-template-unreadable");
        }
        if (!parts.containsKey(DOCUMENT) || !parts.containsKey(CONTENT_TYPES)) {
            throw Problem.invalid("form-template-unreadable");
        }
        var docx = new Docx(parts);
        docx.refuseActive();
        return docx;
    }

    private static Problem tooLarge() {
        return Problem.of(HttpStatus.CONTENT_TOO_LARGE, "form-template-large", LARGEST >> 20);
    }

    /** Macros, embedded objects and templates fetched from elsewhere have no place in a form. */
    private void refuseActive() {
        for (var part : parts.entrySet()) {
            String name = part.getKey();
            if (name.endsWith("vbaProject.bin") || name.contains("/embeddings/") || name.contains("/activeX/")) {
                throw Problem.invalid("form-template-active", name);
            }
            if (name.endsWith(".rels")) {
                for (Element rel : Xml.elements(Xml.parse(part.getValue()).getDocumentElement(), "Relationship")) {
                    boolean link = rel.getAttribute("Type").endsWith("/hyperlink");
                    if (rel.getAttribute("TargetMode").equals("External") && !link) {
                        throw Problem.invalid("form-template-active", rel.getAttribute("Target"));
                    }
                }
            }
        }
    }

    byte[] write() {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (var part : parts.entrySet()) {
                var entry = new ZipEntry(part.getKey());
                entry.setTimeLocal(ANY_TIME);
                zip.putNextEntry(entry);
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    Docx copy() {
        return new Docx(parts);
    }

    byte @Nullable [] part(String name) {
        return parts.get(name);
    }

    @Nullable
    Document xml(String name) {
        byte[] part = parts.get(name);
        return part == null ? null : Xml.parse(part);
    }

    void put(String name, Document document) {
        parts.put(name, Xml.write(document));
    }

    /** The parts with text that is filled in: the document, its headers and footers. */
    List<String> textParts() {
        var names = new ArrayList<String>();
        for (String name : parts.keySet()) {
            if (name.equals(DOCUMENT) || name.matches("word/(header|footer)\\d*\\.xml")) {
                names.add(name);
            }
        }
        return names;
    }

    private static String relationsOf(String part) {
        int slash = part.lastIndexOf('/');
        return part.substring(0, slash + 1) + "_rels/" + part.substring(slash + 1) + ".rels";
    }

    /** Adds a picture to a part and gives the id by which the part names it. */
    String addPicture(String part, byte[] content, String extension) {
        int number = 1;
        while (parts.containsKey("word/media/form" + number + "." + extension)) {
            number++;
        }
        String name = "form" + number + "." + extension;
        parts.put("word/media/" + name, content);
        declare(extension);
        String rels = relationsOf(part);
        Document document = parts.containsKey(rels)
                ? Xml.parse(parts.getOrDefault(rels, new byte[0]))
                : Xml.parse(("<Relationships xmlns=\"" + RELATIONSHIPS + "\"/>").getBytes(StandardCharsets.UTF_8));
        Element rel = document.createElementNS(RELATIONSHIPS, "Relationship");
        String id = "rIdForm" + number + extension;
        rel.setAttribute("Id", id);
        rel.setAttribute("Type", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image");
        rel.setAttribute("Target", "media/" + name);
        document.getDocumentElement().appendChild(rel);
        parts.put(rels, Xml.write(document));
        return id;
    }

    private void declare(String extension) {
        Document types = Xml.parse(parts.getOrDefault(CONTENT_TYPES, new byte[0]));
        for (Element known : Xml.elements(types.getDocumentElement(), "Default")) {
            if (known.getAttribute("Extension").equalsIgnoreCase(extension)) {
                return;
            }
        }
        Element added = types.createElementNS(types.getDocumentElement().getNamespaceURI(), "Default");
        added.setAttribute("Extension", extension);
        added.setAttribute("ContentType", extension.equals("png") ? "image/png" : "image/jpeg");
        types.getDocumentElement()
                .insertBefore(added, types.getDocumentElement().getFirstChild());
        parts.put(CONTENT_TYPES, Xml.write(types));
    }

    /** The bytes a part names by a relationship id; null when there are none inside the document. */
    byte @Nullable [] related(String part, String id) {
        String target = target(part, id);
        return target == null ? null : parts.get(target);
    }

    /** The name of the part that a part names by a relationship id. */
    @Nullable
    String target(String part, String id) {
        Document rels = xml(relationsOf(part));
        if (rels == null) {
            return null;
        }
        for (Element rel : Xml.elements(rels.getDocumentElement(), "Relationship")) {
            if (rel.getAttribute("Id").equals(id)) {
                String target = rel.getAttribute("Target");
                return target.startsWith("/")
                        ? target.substring(1)
                        : part.substring(0, part.lastIndexOf('/') + 1) + target;
            }
        }
        return null;
    }
}
