package io.bihuan.server.paper.form;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A form that ships: a small XML file, so that a change can be read as a difference, from which the Word template is
 * made. {@code title}, {@code center}, {@code right}, {@code p} (first line indented), {@code line} (not indented),
 * {@code h}, {@code table widths="20 80"} with {@code tr}, {@code th}, {@code td span align}; {@code br} breaks a line;
 * {@code when test} and {@code each of} enclose paragraphs, {@code tr each} repeats a row; {@code image of width}.
 *
 * @param key stable name
 * @param word what stands before 字 in the official number
 * @param list whether it is about the cases of a list instead of one case
 */
record FormSource(String key, String name, String nameEn, String word, boolean list, Document document) {

    private static final String HEADER = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private static final String NAMESPACE = "xmlns:w=\"" + Xml.W + "\"";
    private static final String GAP = "<w:p><w:pPr><w:spacing w:line=\"120\" w:lineRule=\"exact\"/></w:pPr></w:p>";
    private static final String LOOSE =
            "<w:spacing w:before=\"40\" w:after=\"60\" w:line=\"300\" w:lineRule=\"auto\"/>";
    private static final int TEXT_WIDTH_TWIPS = 9_070;

    static FormSource read(byte[] file) {
        Document document = Xml.parse(file);
        Element form = document.getDocumentElement();
        return new FormSource(
                form.getAttribute("key"),
                form.getAttribute("name"),
                form.getAttribute("nameEn"),
                form.getAttribute("word"),
                form.getAttribute("about").equals("list"),
                document);
    }

    /** The Word template. */
    Docx docx() {
        var body = new StringBuilder();
        Element form = document.getDocumentElement();
        Xml.children(form).forEach(child -> block(body, child));
        boolean landscape = form.getAttribute("page").equals("landscape");
        String size = landscape ? "w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"" : "w:w=\"11906\" w:h=\"16838\"";
        body.append(
                        "<w:sectPr><w:footerReference xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
                                + " w:type=\"default\" r:id=\"rId2\"/><w:pgSz ")
                .append(size)
                .append("/><w:pgMar w:top=\"1418\" w:right=\"1418\" w:bottom=\"1418\" w:left=\"1418\" w:header=\"851\""
                        + " w:footer=\"992\" w:gutter=\"0\"/></w:sectPr>");
        var parts = new LinkedHashMap<String, String>();
        parts.put("[Content_Types].xml", CONTENT_TYPES);
        parts.put("_rels/.rels", ROOT_RELATIONS);
        parts.put("word/_rels/document.xml.rels", RELATIONS);
        parts.put("word/styles.xml", STYLES);
        parts.put("word/footer1.xml", FOOTER);
        parts.put(
                "word/document.xml",
                HEADER + "<w:document " + NAMESPACE + "><w:body>" + body + "</w:body></w:document>");
        var bytes = new LinkedHashMap<String, byte[]>();
        parts.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return new Docx(bytes);
    }

    private static void block(StringBuilder out, Element element) {
        switch (element.getLocalName()) {
            case "title" ->
                paragraph(out, element, "<w:jc w:val=\"center\"/><w:spacing w:before=\"120\" w:after=\"240\"/>", "b44");
            case "center" -> paragraph(out, element, LOOSE + "<w:jc w:val=\"center\"/>", "24");
            case "right" -> paragraph(out, element, LOOSE + "<w:jc w:val=\"right\"/>", "24");
            case "h" -> paragraph(out, element, "<w:keepNext/><w:spacing w:before=\"160\" w:after=\"60\"/>", "b26");
            case "line" -> paragraph(out, element, "<w:spacing w:line=\"400\" w:lineRule=\"auto\"/>", "24");
            case "image" -> image(out, element, element.getAttribute("align"));
            case "when" -> {
                String test = element.getAttribute("test");
                boolean not = test.startsWith("!");
                enclosed(out, element, not ? "^" : "?", not ? test.substring(1) : test);
            }
            case "each" -> enclosed(out, element, "#", element.getAttribute("of"));
            case "table" -> table(out, element);
            default ->
                paragraph(
                        out,
                        element,
                        "<w:spacing w:line=\"400\" w:lineRule=\"auto\"/><w:ind w:firstLine=\"480\"/><w:jc w:val=\"both\"/>",
                        "24");
        }
    }

    private static void image(StringBuilder out, Element element, String align) {
        out.append("<w:p><w:pPr><w:keepNext/><w:jc w:val=\"")
                .append(align.isEmpty() ? "left" : align)
                .append("\"/></w:pPr>");
        run(out, "{{image:" + element.getAttribute("of") + " " + element.getAttribute("width") + "}}", "24");
        out.append("</w:p>");
    }

    private static void enclosed(StringBuilder out, Element element, String kind, String name) {
        mark(out, "{{" + kind + name + "}}");
        Xml.children(element).forEach(child -> block(out, child));
        mark(out, "{{/" + name + "}}");
    }

    private static void mark(StringBuilder out, String text) {
        out.append("<w:p>");
        run(out, text, "18");
        out.append("</w:p>");
    }

    private static void paragraph(StringBuilder out, Element element, String properties, String size) {
        out.append("<w:p><w:pPr>").append(properties).append("</w:pPr>");
        runs(out, element, size);
        out.append("</w:p>");
    }

    /** A size such as {@code b24}: bold, in half points. */
    private static void runs(StringBuilder out, Element element, String size) {
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child && child.getLocalName().equals("br")) {
                out.append("<w:r><w:br/></w:r>");
            } else if (node instanceof Element child && child.getLocalName().equals("b")) {
                run(out, text(child), size.startsWith("b") ? size : "b" + size);
            } else if (!(node instanceof Element)) {
                String text = text(node);
                if (!text.isEmpty()) {
                    run(out, text, size);
                }
            }
        }
    }

    private static String text(Node node) {
        String text = node.getTextContent().replaceAll("\\s*\n\\s*", "");
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static void run(StringBuilder out, String text, String size) {
        boolean bold = size.startsWith("b");
        String half = bold ? size.substring(1) : size;
        out.append("<w:r><w:rPr>")
                .append(bold ? "<w:b/>" : "")
                .append("<w:sz w:val=\"")
                .append(half);
        out.append("\"/></w:rPr><w:t xml:space=\"preserve\">").append(text).append("</w:t></w:r>");
    }

    private static void table(StringBuilder out, Element table) {
        List<Integer> widths = new ArrayList<>();
        for (String share : table.getAttribute("widths").strip().split("\\s+")) {
            widths.add(Integer.parseInt(share) * TEXT_WIDTH_TWIPS / 100);
        }
        out.append(GAP)
                .append("<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblW w:w=\"")
                .append(TEXT_WIDTH_TWIPS);
        out.append("\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
        widths.forEach(width -> out.append("<w:gridCol w:w=\"").append(width).append("\"/>"));
        out.append("</w:tblGrid>");
        Xml.elements(table, "tr").forEach(row -> row(out, row, widths));
        out.append("</w:tbl>").append(GAP);
    }

    private static void row(StringBuilder out, Element row, List<Integer> widths) {
        List<Element> cells = Xml.children(row);
        boolean heads = cells.stream().allMatch(cell -> cell.getLocalName().equals("th"));
        String height = row.getAttribute("height");
        out.append("<w:tr><w:trPr>").append(heads && cells.size() > 1 ? "<w:tblHeader/>" : "");
        if (!height.isEmpty()) {
            out.append("<w:trHeight w:val=\"")
                    .append(Integer.parseInt(height) * 567 / 10)
                    .append("\"/>");
        }
        out.append("</w:trPr>");
        int column = 0;
        String each = row.getAttribute("each");
        for (int i = 0; i < cells.size(); i++) {
            Element cell = cells.get(i);
            int span = cell.getAttribute("span").isEmpty() ? 1 : Integer.parseInt(cell.getAttribute("span"));
            int width = widths.subList(column, column + span).stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            column += span;
            String before = i == 0 && !each.isEmpty() ? "{{#" + each + "}}" : "";
            String after = i == cells.size() - 1 && !each.isEmpty() ? "{{/" + each + "}}" : "";
            cell(out, cell, width, Map.entry(before, after), span);
        }
        out.append("</w:tr>");
    }

    private static void cell(StringBuilder out, Element cell, int width, Map.Entry<String, String> marks, int span) {
        boolean head = cell.getLocalName().equals("th");
        String align = cell.getAttribute("align").isEmpty() ? (head ? "center" : "left") : cell.getAttribute("align");
        out.append("<w:tc><w:tcPr><w:tcW w:w=\"").append(width).append("\" w:type=\"dxa\"/>");
        out.append(span > 1 ? "<w:gridSpan w:val=\"" + span + "\"/>" : "");
        out.append(head ? "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F2F2F2\"/>" : "");
        out.append("<w:vAlign w:val=\"center\"/></w:tcPr>");
        List<Element> pictures = Xml.elements(cell, "image");
        pictures.forEach(picture -> image(out, picture, align));
        if (pictures.isEmpty()) {
            out.append("<w:p><w:pPr><w:spacing w:before=\"60\" w:after=\"60\"/><w:jc w:val=\"")
                    .append(align);
            out.append("\"/></w:pPr>");
            String size = head ? "b21" : "21";
            if (!marks.getKey().isEmpty()) {
                run(out, marks.getKey(), size);
            }
            runs(out, cell, size);
            if (!marks.getValue().isEmpty()) {
                run(out, marks.getValue(), size);
            }
            out.append("</w:p>");
        }
        out.append("</w:tc>");
    }

    private static final String CONTENT_TYPES = HEADER
            + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument"
            + ".wordprocessingml.document.main+xml\"/>"
            + "<Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument"
            + ".wordprocessingml.styles+xml\"/>"
            + "<Override PartName=\"/word/footer1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument"
            + ".wordprocessingml.footer+xml\"/></Types>";
    private static final String ROOT_RELATIONS = HEADER
            + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
            + "officeDocument\" Target=\"word/document.xml\"/></Relationships>";
    private static final String RELATIONS = HEADER
            + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
            + "styles\" Target=\"styles.xml\"/>"
            + "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
            + "footer\" Target=\"footer1.xml\"/></Relationships>";
    private static final String STYLES = HEADER + "<w:styles " + NAMESPACE + "><w:docDefaults><w:rPrDefault><w:rPr>"
            + "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"宋体\"/><w:sz w:val=\"24\"/>"
            + "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
            + "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>"
            + "<w:style w:type=\"table\" w:styleId=\"Grid\"><w:name w:val=\"Table Grid\"/><w:tblPr><w:tblBorders>"
            + "<w:top w:val=\"single\" w:sz=\"4\"/><w:left w:val=\"single\" w:sz=\"4\"/><w:bottom w:val=\"single\""
            + " w:sz=\"4\"/><w:right w:val=\"single\" w:sz=\"4\"/><w:insideH w:val=\"single\" w:sz=\"4\"/><w:insideV"
            + " w:val=\"single\" w:sz=\"4\"/></w:tblBorders></w:tblPr></w:style></w:styles>";
    private static final String FOOTER =
            HEADER + "<w:ftr " + NAMESPACE + "><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>"
                    + "<w:r><w:rPr><w:sz w:val=\"18\"/></w:rPr><w:t xml:space=\"preserve\">第 </w:t></w:r>"
                    + "<w:fldSimple w:instr=\" PAGE \"><w:r><w:rPr><w:sz w:val=\"18\"/></w:rPr><w:t>1</w:t></w:r></w:fldSimple>"
                    + "<w:r><w:rPr><w:sz w:val=\"18\"/></w:rPr><w:t xml:space=\"preserve\"> 页　共 </w:t></w:r>"
                    + "<w:fldSimple w:instr=\" NUMPAGES \"><w:r><w:rPr><w:sz w:val=\"18\"/></w:rPr><w:t>1</w:t></w:r></w:fldSimple>"
                    + "<w:r><w:rPr><w:sz w:val=\"18\"/></w:rPr><w:t xml:space=\"preserve\"> 页</w:t></w:r></w:p></w:ftr>";
}
