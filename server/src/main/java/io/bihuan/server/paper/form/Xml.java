package io.bihuan.server.paper.form;

import io.bihuan.server.http.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** XML without document types or anything fetched, and a few ways to walk WordprocessingML. */
final class Xml {

    /** Namespace of WordprocessingML (ISO/IEC 29500-1, transitional). */
    static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private Xml() {}

    static Document parse(byte[] bytes) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(bytes));
        } catch (SAXException | IOException e) {
            throw Problem.invalid("form-template-unreadable");
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] write(Document document) {
        try {
            var factory = TransformerFactory.newInstance();
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
            document.setXmlStandalone(true);
            var out = new ByteArrayOutputStream();
            factory.newTransformer().transform(new DOMSource(document), new StreamResult(out));
            return out.toByteArray();
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Child elements, in order. */
    static List<Element> children(Element parent) {
        var found = new ArrayList<Element>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    /** Child elements of a local name, in order. */
    static List<Element> elements(Element parent, String name) {
        return children(parent).stream().filter(child -> is(child, name)).toList();
    }

    /** The first child of a local name. */
    static Optional<Element> child(Element parent, String name) {
        return children(parent).stream().filter(child -> is(child, name)).findFirst();
    }

    /** All elements below of a local name in the namespace of WordprocessingML, in order. */
    static List<Element> below(Element parent, String name) {
        var found = new ArrayList<Element>();
        var nodes = parent.getElementsByTagNameNS(W, name);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    static boolean is(Element element, String name) {
        return element.getLocalName().equals(name);
    }

    /** An attribute of WordprocessingML, empty when absent. */
    static String attribute(Element element, String name) {
        return element.getAttributeNS(W, name);
    }

    /** The {@code w:val} of a child, empty when there is none. */
    static String value(Element parent, String child) {
        return child(parent, child).map(found -> attribute(found, "val")).orElse("");
    }

    /** Whether a child switches something on: there, and not set to off. */
    static Optional<Boolean> toggle(Element parent, String child) {
        return child(parent, child).map(found -> {
            String value = attribute(found, "val");
            return !(value.equals("0") || value.equals("false") || value.equals("none"));
        });
    }

    /** A new element of WordprocessingML. */
    static Element make(Document document, String name) {
        return document.createElementNS(W, "w:" + name);
    }
}
