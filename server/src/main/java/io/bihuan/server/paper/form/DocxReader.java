package io.bihuan.server.paper.form;

import io.bihuan.server.paper.form.Block.Align;
import io.bihuan.server.paper.form.Block.Break;
import io.bihuan.server.paper.form.Block.Look;
import io.bihuan.server.paper.form.Block.PageNumber;
import io.bihuan.server.paper.form.Block.Paragraph;
import io.bihuan.server.paper.form.Block.Piece;
import io.bihuan.server.paper.form.Block.Shape;
import io.bihuan.server.paper.form.Block.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Reads what of a Word document can be seen on paper: text, tables, pictures, page numbers, headers and footers. */
final class DocxReader {

    private final Docx docx;
    private final DocxStyles styles;
    private final DocxTables tables;
    private String part = Docx.DOCUMENT;

    private DocxReader(Docx docx) {
        this.docx = docx;
        this.styles = new DocxStyles(docx.xml(Docx.STYLES));
        this.tables = new DocxTables(styles, this::blocks);
    }

    /** A document ready to be laid out. */
    record Content(Page page, List<Block> body, List<Block> header, List<Block> footer) {}

    static Content read(Docx docx) {
        return new DocxReader(docx).content();
    }

    private Content content() {
        Document document = docx.xml(Docx.DOCUMENT);
        if (document == null) {
            return new Content(Page.A4, List.of(), List.of(), List.of());
        }
        Element body = Xml.child(document.getDocumentElement(), "body").orElseThrow();
        Optional<Element> section = Xml.child(body, "sectPr");
        return new Content(
                section.map(DocxReader::page).orElse(Page.A4),
                blocks(body),
                section.map(found -> edge(found, "headerReference")).orElse(List.of()),
                section.map(found -> edge(found, "footerReference")).orElse(List.of()));
    }

    private static Page page(Element section) {
        Optional<Element> size = Xml.child(section, "pgSz");
        Optional<Element> margin = Xml.child(section, "pgMar");
        return new Page(
                Math.clamp(twips(size, "w", Page.A4.width()), 100, 4_000),
                Math.clamp(twips(size, "h", Page.A4.height()), 100, 4_000),
                Math.abs(twips(margin, "top", Page.A4.top())),
                twips(margin, "right", Page.A4.right()),
                Math.abs(twips(margin, "bottom", Page.A4.bottom())),
                twips(margin, "left", Page.A4.left()),
                twips(margin, "header", Page.A4.header()),
                twips(margin, "footer", Page.A4.footer()));
    }

    static double twips(Optional<Element> element, String attribute, double otherwise) {
        String text = element.map(found -> Xml.attribute(found, attribute)).orElse("");
        try {
            return text.isEmpty() ? otherwise : Double.parseDouble(text) / 20;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private List<Block> edge(Element section, String name) {
        for (Element reference : Xml.elements(section, name)) {
            if (Xml.attribute(reference, "type").equals("default")) {
                String id = reference.getAttributeNS(
                        "http://schemas.openxmlformats.org/officeDocument/2006/relationships", "id");
                String target = docx.target(Docx.DOCUMENT, id);
                Document document = target == null ? null : docx.xml(target);
                if (document != null && target != null) {
                    part = target;
                    List<Block> blocks = blocks(document.getDocumentElement());
                    part = Docx.DOCUMENT;
                    return blocks;
                }
            }
        }
        return List.of();
    }

    private List<Block> blocks(Element container) {
        var blocks = new ArrayList<Block>();
        for (Element child : Xml.children(container)) {
            switch (child.getLocalName()) {
                case "p" -> blocks.add(paragraph(child));
                case "tbl" -> blocks.add(tables.table(child));
                case "sdt" -> Xml.child(child, "sdtContent").ifPresent(found -> blocks.addAll(blocks(found)));
                default -> {}
            }
        }
        return blocks;
    }

    private Paragraph paragraph(Element paragraph) {
        Optional<Element> properties = Xml.child(paragraph, "pPr");
        String style = properties.map(found -> Xml.value(found, "pStyle")).orElse("");
        Look look = styles.look(style);
        Shape shape = styles.shape(style, properties, look.size());
        Look mark = properties
                .flatMap(found -> Xml.child(found, "rPr"))
                .map(found -> DocxStyles.over(look, found))
                .orElse(look);
        var pieces = new ArrayList<Piece>();
        var fields = new Fields(look);
        inline(paragraph, look, pieces, fields);
        return new Paragraph(shape, pieces, mark);
    }

    /** Where one stands within a field such as a page number. */
    private static final class Fields {

        private final StringBuilder instruction = new StringBuilder();
        private Look look;
        private int depth;
        private boolean result;

        Fields(Look look) {
            this.look = look;
        }
    }

    private void inline(Element parent, Look look, List<Piece> pieces, Fields fields) {
        for (Element child : Xml.children(parent)) {
            switch (child.getLocalName()) {
                case "r" -> run(child, look, pieces, fields);
                case "fldSimple" -> {
                    Look inner = Xml.below(child, "rPr").stream()
                            .findFirst()
                            .map(found -> DocxStyles.over(look, found))
                            .orElse(look);
                    if (!number(Xml.attribute(child, "instr"), inner, pieces)) {
                        inline(child, look, pieces, fields);
                    }
                }
                case "hyperlink", "ins", "smartTag" -> inline(child, look, pieces, fields);
                case "sdt" -> Xml.child(child, "sdtContent").ifPresent(found -> inline(found, look, pieces, fields));
                default -> {}
            }
        }
    }

    private static boolean number(String instruction, Look look, List<Piece> pieces) {
        String word = instruction.strip().split("\\s+")[0].toUpperCase(Locale.ROOT);
        if (word.equals("PAGE") || word.equals("NUMPAGES") || word.equals("SECTIONPAGES")) {
            pieces.add(new PageNumber(!word.equals("PAGE"), look));
            return true;
        }
        return false;
    }

    private void run(Element run, Look paragraph, List<Piece> pieces, Fields fields) {
        Optional<Element> properties = Xml.child(run, "rPr");
        Look look =
                properties.map(found -> styles.overWithStyle(paragraph, found)).orElse(paragraph);
        if (properties.flatMap(found -> Xml.toggle(found, "vanish")).orElse(false)) {
            return;
        }
        for (Element child : Xml.children(run)) {
            if (fields.depth > 0 && !child.getLocalName().equals("fldChar")) {
                if (child.getLocalName().equals("instrText")) {
                    fields.instruction.append(child.getTextContent());
                    fields.look = look;
                }
                if (!fields.result || isPageNumber(fields)) {
                    continue;
                }
            }
            piece(child, look, pieces, fields);
        }
    }

    private static boolean isPageNumber(Fields fields) {
        return number(fields.instruction.toString(), fields.look, new ArrayList<>());
    }

    private void piece(Element child, Look look, List<Piece> pieces, Fields fields) {
        switch (child.getLocalName()) {
            case "t" -> pieces.add(new Words(child.getTextContent(), look));
            case "tab" -> pieces.add(new Words("    ", look));
            case "noBreakHyphen" -> pieces.add(new Words("-", look));
            case "sym" -> symbol(child, look, pieces);
            case "br", "cr" -> pieces.add(new Break(Xml.attribute(child, "type").equals("page")));
            case "drawing" -> Drawings.read(child, docx, part).ifPresent(pieces::add);
            case "fldChar" -> field(Xml.attribute(child, "fldCharType"), pieces, fields);
            default -> {}
        }
    }

    /** A letter of a symbol font; of those that forms use, the tick boxes of Wingdings. */
    private static void symbol(Element child, Look look, List<Piece> pieces) {
        String shown = switch (Xml.attribute(child, "char").toUpperCase(Locale.ROOT)) {
            case "F0FE", "00FE", "F052" -> "☑";
            case "F0A8", "00A8", "F0A3" -> "□";
            case "F0FC", "00FC" -> "√";
            default -> "□";
        };
        pieces.add(new Words(shown, look));
    }

    private static void field(String kind, List<Piece> pieces, Fields fields) {
        switch (kind) {
            case "begin" -> {
                fields.depth++;
                fields.result = false;
                fields.instruction.setLength(0);
            }
            case "separate" -> fields.result = true;
            case "end" -> {
                fields.depth = Math.max(0, fields.depth - 1);
                number(fields.instruction.toString(), fields.look, pieces);
                fields.instruction.setLength(0);
            }
            default -> {}
        }
    }

    static Align align(String value) {
        return switch (value) {
            case "center" -> Align.CENTRE;
            case "right", "end" -> Align.RIGHT;
            case "both", "distribute" -> Align.BOTH;
            default -> Align.LEFT;
        };
    }
}
