package io.bihuan.server.paper.form;

import java.util.Optional;
import org.w3c.dom.Element;

/** Reads the pictures of a Word document. */
final class Drawings {

    private static final double EMU_PER_POINT = 12_700;
    private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private Drawings() {}

    static Optional<Block.Image> read(Element drawing, Docx docx, String part) {
        var blips = drawing.getElementsByTagNameNS("*", "blip");
        var extents = drawing.getElementsByTagNameNS("*", "extent");
        if (blips.getLength() == 0 || extents.getLength() == 0) {
            return Optional.empty();
        }
        byte[] content = docx.related(part, ((Element) blips.item(0)).getAttributeNS(RELATIONSHIPS, "embed"));
        Element extent = (Element) extents.item(0);
        try {
            double width = Long.parseLong(extent.getAttribute("cx")) / EMU_PER_POINT;
            double height = Long.parseLong(extent.getAttribute("cy")) / EMU_PER_POINT;
            return content == null || width <= 0 || height <= 0
                    ? Optional.empty()
                    : Optional.of(new Block.Image(content, width, height));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
