package io.bihuan.server.paper.form;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The text of a paragraph, which Word scatters over runs as it pleases. */
final class Runs {

    private static final Pattern MARK = Pattern.compile(
            "\\{\\{[#^?]\\s*([^{}]+?)\\s*}}(?:(?!\\{\\{[#^?/]).)*\\{\\{/\\s*\\1\\s*}}|\\{\\{[^{}]*}}", Pattern.DOTALL);

    private Runs() {}

    static String text(Element paragraph) {
        var text = new StringBuilder();
        Xml.below(paragraph, "t").forEach(one -> text.append(one.getTextContent()));
        return text.toString();
    }

    /** Brings every placeholder together into the run in which it begins. */
    static void gather(Element paragraph) {
        List<Element> texts = Xml.below(paragraph, "t");
        if (texts.size() < 2 || !text(paragraph).contains("{{")) {
            return;
        }
        Matcher mark = MARK.matcher(text(paragraph));
        while (mark.find()) {
            int start = 0;
            Element first = null;
            int from = 0;
            for (Element one : texts) {
                String content = one.getTextContent();
                int end = start + content.length();
                if (first == null && mark.start() < end) {
                    first = one;
                    from = mark.start() - start;
                    if (mark.end() <= end) {
                        break;
                    }
                    set(one, content.substring(0, from) + mark.group());
                } else if (first != null && start < mark.end()) {
                    set(one, content.substring(Math.min(content.length(), mark.end() - start)));
                }
                start = end;
            }
        }
    }

    /** Takes the first (or last) occurrence of a mark out of a paragraph, and the paragraph's text around it stays. */
    static void strip(Element paragraph, Pattern mark, boolean first) {
        List<Element> texts = Xml.below(paragraph, "t");
        List<Element> order = first ? texts : texts.reversed();
        for (Element one : order) {
            Matcher found = mark.matcher(one.getTextContent());
            int start = -1;
            int end = -1;
            while (found.find()) {
                start = found.start();
                end = found.end();
                if (first) {
                    break;
                }
            }
            if (start >= 0) {
                String content = one.getTextContent();
                set(one, content.substring(0, start) + content.substring(end));
                return;
            }
        }
    }

    private static void set(Element text, String content) {
        text.setTextContent(content);
        text.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
    }

    /** Writes text with line breaks into a text element's run. */
    static void write(Element text, String content) {
        String[] lines = clean(content).split("\n", -1);
        set(text, lines[0]);
        Node run = text.getParentNode();
        Node before = text.getNextSibling();
        for (int i = 1; i < lines.length; i++) {
            run.insertBefore(Xml.make(text.getOwnerDocument(), "br"), before);
            Element next = Xml.make(text.getOwnerDocument(), "t");
            set(next, lines[i]);
            run.insertBefore(next, before);
        }
    }

    /** Text as XML takes it. */
    private static String clean(String text) {
        var clean = new StringBuilder(text.length());
        text.replace("\r\n", "\n")
                .codePoints()
                .filter(point -> point == '\n' || point == '\t' || point >= 0x20)
                .filter(point -> !(point >= 0xD800 && point <= 0xDFFF) && point != 0xFFFE && point != 0xFFFF)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
