package io.bihuan.server.paper.form;

import io.bihuan.server.paper.form.Block.Align;
import io.bihuan.server.paper.form.Block.Look;
import io.bihuan.server.paper.form.Block.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** How letters and paragraphs look: defaults, then styles from the base up, then what is said on the spot. */
final class DocxStyles {

    private static final int DEEPEST = 20;
    private static final Look USUAL = new Look(10.5, false, false, false, 0);

    private final Map<String, Element> byId = new HashMap<>();
    private String usualParagraph = "";
    private Optional<Element> runDefaults = Optional.empty();
    private Optional<Element> paragraphDefaults = Optional.empty();

    DocxStyles(@Nullable Document styles) {
        if (styles == null) {
            return;
        }
        Element root = styles.getDocumentElement();
        for (Element style : Xml.elements(root, "style")) {
            String id = Xml.attribute(style, "styleId");
            byId.put(id, style);
            if (Xml.attribute(style, "type").equals("paragraph")
                    && Xml.attribute(style, "default").equals("1")) {
                usualParagraph = id;
            }
        }
        Optional<Element> defaults = Xml.child(root, "docDefaults");
        runDefaults =
                defaults.flatMap(found -> Xml.child(found, "rPrDefault")).flatMap(found -> Xml.child(found, "rPr"));
        paragraphDefaults =
                defaults.flatMap(found -> Xml.child(found, "pPrDefault")).flatMap(found -> Xml.child(found, "pPr"));
    }

    /** A style and what it is based on, the base first. */
    List<Element> chain(String id) {
        var chain = new ArrayList<Element>();
        @Nullable Element style = byId.get(id.isEmpty() ? usualParagraph : id);
        while (style != null && chain.size() < DEEPEST) {
            chain.addFirst(style);
            style = byId.get(Xml.value(style, "basedOn"));
        }
        return chain;
    }

    Look look(String paragraphStyle) {
        Look look = runDefaults.map(found -> over(USUAL, found)).orElse(USUAL);
        for (Element style : chain(paragraphStyle)) {
            Look below = look;
            look = Xml.child(style, "rPr")
                    .map(found -> DocxStyles.plain(below, found))
                    .orElse(below);
        }
        return look;
    }

    /** What a run says over a look, its character style first. */
    Look overWithStyle(Look look, Element properties) {
        String id = Xml.value(properties, "rStyle");
        Look styled = look;
        if (!id.isEmpty()) {
            for (Element style : chain(id)) {
                Look below = styled;
                styled = Xml.child(style, "rPr")
                        .map(found -> plain(below, found))
                        .orElse(below);
            }
        }
        return plain(styled, properties);
    }

    static Look over(Look look, Element properties) {
        return plain(look, properties);
    }

    private static Look plain(Look look, Element properties) {
        String size = Xml.value(properties, "sz");
        String colour = Xml.value(properties, "color");
        return new Look(
                size.matches("\\d{1,4}") ? Math.clamp(Double.parseDouble(size) / 2, 1, 200) : look.size(),
                Xml.toggle(properties, "b").orElse(look.bold()),
                Xml.toggle(properties, "i").orElse(look.italic()),
                Xml.toggle(properties, "u").orElse(look.underline()),
                colour.matches("[0-9A-Fa-f]{6}") ? Integer.parseInt(colour, 16) : look.rgb());
    }

    Shape shape(String style, Optional<Element> own, double size) {
        var layers = new ArrayList<Element>();
        paragraphDefaults.ifPresent(layers::add);
        chain(style).forEach(one -> Xml.child(one, "pPr").ifPresent(layers::add));
        own.ifPresent(layers::add);
        var shape = new Shape(Align.LEFT, 0, 0, 0, 0, 0, 1, false, false);
        for (Element layer : layers) {
            shape = over(shape, layer, size);
        }
        return shape;
    }

    private static Shape over(Shape under, Element layer, double size) {
        Optional<Element> indent = Xml.child(layer, "ind");
        Optional<Element> spacing = Xml.child(layer, "spacing");
        String align = Xml.value(layer, "jc");
        double left = DocxReader.twips(indent, "left", DocxReader.twips(indent, "start", under.left()));
        double right = DocxReader.twips(indent, "right", DocxReader.twips(indent, "end", under.right()));
        return new Shape(
                align.isEmpty() ? under.align() : DocxReader.align(align),
                left,
                right,
                first(indent, under.first(), size),
                DocxReader.twips(spacing, "before", under.before()),
                DocxReader.twips(spacing, "after", under.after()),
                line(spacing, under.line()),
                Xml.toggle(layer, "pageBreakBefore").orElse(under.newPage()),
                Xml.toggle(layer, "keepNext").orElse(under.withNext()));
    }

    /** The first line's indent; Word keeps it in hundredths of a letter too, which rule where they stand. */
    private static double first(Optional<Element> indent, double under, double size) {
        String letters =
                indent.map(found -> Xml.attribute(found, "firstLineChars")).orElse("");
        if (letters.matches("\\d{1,5}") && !letters.equals("0")) {
            return Double.parseDouble(letters) / 100 * size;
        }
        double hanging = DocxReader.twips(indent, "hanging", 0);
        return hanging > 0 ? -hanging : DocxReader.twips(indent, "firstLine", under);
    }

    private static double line(Optional<Element> spacing, double under) {
        String line = spacing.map(found -> Xml.attribute(found, "line")).orElse("");
        if (!line.matches("\\d{1,6}")) {
            return under;
        }
        String rule = spacing.map(found -> Xml.attribute(found, "lineRule")).orElse("");
        double value = Double.parseDouble(line);
        return rule.equals("exact") || rule.equals("atLeast") ? -value / 20 : Math.clamp(value / 240, 0.1, 10);
    }
}
