package io.bihuan.server.paper.form;

import io.bihuan.server.http.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Fills a Word template. {@code {{name}}} gives text; {@code {{#name}}} … {@code {{/name}}} repeats for each item of a
 * list, or shows what is between only when the value holds; {@code {{?name}}} shows it once when there is anything,
 * {@code {{^name}}} when there is not. Alone in their paragraphs such marks enclose whole paragraphs and tables; at the two ends of a table row, the row; within one
 * paragraph, words. {@code {{image:name 60}}} puts pictures, so many millimetres wide.
 */
final class Filler {

    private static final Pattern BLOCK = Pattern.compile("\\{\\{([#^?])\\s*([^{}]+?)\\s*}}");
    private static final Pattern ROW =
            Pattern.compile("(?s)\\{\\{([#^?])\\s*([^{}]+?)\\s*}}(.*)\\{\\{/\\s*([^{}]+?)\\s*}}");
    private static final Pattern INLINE = Pattern.compile(
            "\\{\\{([#^?])\\s*([^{}]+?)\\s*}}((?:(?!\\{\\{[#^?/]).)*)\\{\\{/\\s*\\2\\s*}}", Pattern.DOTALL);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");
    private static final Pattern IMAGE = Pattern.compile("image:\\s*(\\S+)(?:\\s+(\\d{1,3}))?");

    private final Docx docx;
    private final Set<String> unknown = new LinkedHashSet<>();
    private final DrawingMaker drawings;
    private String part = "";

    private Filler(Docx docx) {
        this.docx = docx;
        this.drawings = new DrawingMaker(docx);
    }

    /**
     * The filled document; the template stays as it is.
     *
     * @throws Problem 422 {@code form-placeholder-unknown} naming them all, {@code form-section-open}
     */
    static Docx fill(Docx template, FormValues values) {
        var filler = new Filler(template.copy());
        for (String name : template.textParts()) {
            filler.fillPart(name, values);
        }
        if (!filler.unknown.isEmpty()) {
            throw Problem.invalid("form-placeholder-unknown", String.join("、", filler.unknown));
        }
        return filler.docx;
    }

    private void fillPart(String name, FormValues values) {
        part = name;
        Document document = docx.xml(name);
        if (document == null) {
            return;
        }
        Element root = document.getDocumentElement();
        Xml.below(root, "proofErr").forEach(node -> node.getParentNode().removeChild(node));
        Xml.below(root, "p").forEach(Runs::gather);
        Element container = Xml.child(root, "body").orElse(root);
        blocks(container, values);
        docx.put(name, document);
    }

    private void blocks(Element container, FormValues values) {
        List<Element> children = Xml.children(container);
        for (int i = 0; i < children.size(); i++) {
            Element child = children.get(i);
            Matcher open = Xml.is(child, "p") ? BLOCK.matcher(Runs.text(child).strip()) : null;
            if (open != null && open.matches()) {
                int end = close(children, i, open.group(2));
                section(container, children.subList(i, end + 1), open, values);
                i = end;
            } else {
                block(child, values);
            }
        }
    }

    private void block(Element child, FormValues values) {
        switch (child.getLocalName()) {
            case "p" -> paragraph(child, values);
            case "tbl" -> rows(child, values);
            case "sdt" -> Xml.child(child, "sdtContent").ifPresent(content -> blocks(content, values));
            default -> {}
        }
    }

    private static int close(List<Element> children, int from, String name) {
        int depth = 0;
        for (int i = from; i < children.size(); i++) {
            if (!Xml.is(children.get(i), "p")) {
                continue;
            }
            String text = Runs.text(children.get(i)).strip().replaceAll("\\s", "");
            if (text.equals("{{#" + name + "}}")
                    || text.equals("{{^" + name + "}}")
                    || text.equals("{{?" + name + "}}")) {
                depth++;
            } else if (text.equals("{{/" + name + "}}") && --depth == 0) {
                return i;
            }
        }
        throw Problem.invalid("form-section-open", name);
    }

    private void section(Element container, List<Element> enclosed, Matcher mark, FormValues values) {
        Node before = enclosed.getLast().getNextSibling();
        enclosed.forEach(container::removeChild);
        List<Element> content = enclosed.subList(1, enclosed.size() - 1);
        for (FormValues item : items(mark.group(1), mark.group(2), values)) {
            Element holder = Xml.make(container.getOwnerDocument(), "holder");
            content.forEach(element -> holder.appendChild(element.cloneNode(true)));
            blocks(holder, item);
            while (holder.getFirstChild() != null) {
                container.insertBefore(holder.getFirstChild(), before);
            }
        }
    }

    private List<FormValues> items(String mark, String name, FormValues values) {
        var found = values.find(name);
        if (found.isEmpty()) {
            unknown.add(name);
            return List.of();
        }
        Object value = found.get();
        if (mark.equals("^")) {
            return FormValues.holds(value) ? List.of() : List.of(values);
        }
        if (value instanceof List<?> list && mark.equals("#")) {
            var items = new ArrayList<FormValues>();
            for (Object item : list) {
                if (item instanceof Map<?, ?> map) {
                    items.add(values.within(named(map)));
                }
            }
            return items;
        }
        return FormValues.holds(value) ? List.of(values) : List.of();
    }

    private static Map<String, Object> named(Map<?, ?> map) {
        var named = new java.util.HashMap<String, Object>();
        map.forEach((key, value) -> named.put(String.valueOf(key), value));
        return named;
    }

    private void rows(Element table, FormValues values) {
        for (Element row : Xml.elements(table, "tr")) {
            List<Element> paragraphs = Xml.below(row, "p");
            var text = new StringBuilder();
            paragraphs.forEach(paragraph -> text.append(Runs.text(paragraph)));
            Matcher mark = ROW.matcher(text.toString().strip());
            if (mark.matches() && mark.group(2).equals(mark.group(4)) && paragraphs.size() > 1) {
                Runs.strip(paragraphs.getFirst(), BLOCK, true);
                Runs.strip(paragraphs.getLast(), Pattern.compile("\\{\\{/\\s*[^{}]+?\\s*}}"), false);
                for (FormValues item : items(mark.group(1), mark.group(2), values)) {
                    Element copy = (Element) row.cloneNode(true);
                    cells(copy, item);
                    table.insertBefore(copy, row);
                }
                table.removeChild(row);
            } else {
                cells(row, values);
            }
        }
    }

    private void cells(Element row, FormValues values) {
        Xml.elements(row, "tc").forEach(cell -> blocks(cell, values));
    }

    private void paragraph(Element paragraph, FormValues values) {
        for (Element text : Xml.below(paragraph, "t")) {
            String content = text.getTextContent();
            if (content.contains("{{")) {
                fillText(text, content, values);
            }
        }
    }

    private void fillText(Element text, String content, FormValues values) {
        Matcher placeholder = PLACEHOLDER.matcher(content.strip());
        Matcher image = placeholder.matches() ? IMAGE.matcher(placeholder.group(1)) : null;
        if (image != null && image.matches()) {
            images(text, image, values);
        } else {
            Runs.write(text, replace(content, values));
        }
    }

    private String replace(String content, FormValues values) {
        String shown = INLINE.matcher(content).replaceAll(mark -> {
            var each = new StringBuilder();
            for (FormValues item : items(mark.group(1), mark.group(2), values)) {
                each.append(replace(mark.group(3), item));
            }
            return Matcher.quoteReplacement(each.toString());
        });
        return PLACEHOLDER.matcher(shown).replaceAll(mark -> {
            String name = mark.group(1);
            var value = values.find(name).filter(found -> found instanceof String || found instanceof Boolean);
            if (value.isEmpty()) {
                unknown.add(name);
            }
            return Matcher.quoteReplacement(value.map(String::valueOf).orElse(""));
        });
    }

    private void images(Element text, Matcher image, FormValues values) {
        var found = values.find(image.group(1));
        if (found.isEmpty()) {
            unknown.add(image.group(1));
            return;
        }
        Element run = (Element) text.getParentNode();
        run.removeChild(text);
        double millimetres = image.group(2) == null ? 60 : Double.parseDouble(image.group(2));
        List<?> pictures = found.get() instanceof List<?> list ? list : List.of(found.get());
        for (Object picture : pictures) {
            if (picture instanceof Picture one) {
                drawings.put(run, part, one, millimetres);
            }
        }
    }
}
