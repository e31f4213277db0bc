package io.bihuan.server.paper.form;

import java.nio.charset.StandardCharsets;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Puts pictures into runs as DrawingML (ISO/IEC 29500-1, 20.4). */
final class DrawingMaker {

    private static final double EMU_PER_MILLIMETRE = 36_000;
    private static final String PICTURE = """
            <w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
              xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
              xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
              xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"
              xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
            <wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%1$d" cy="%2$d"/>
            <wp:docPr id="%3$d" name="form%3$d"/><a:graphic>
            <a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>
            <pic:nvPicPr><pic:cNvPr id="%3$d" name="form%3$d"/><pic:cNvPicPr/></pic:nvPicPr>
            <pic:blipFill><a:blip r:embed="%4$s"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
            <pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%1$d" cy="%2$d"/></a:xfrm>
            <a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>
            </w:drawing>""";

    private final Docx docx;
    private int number = 9_000;

    DrawingMaker(Docx docx) {
        this.docx = docx;
    }

    void put(Element run, String part, Picture picture, double millimetres) {
        String id = docx.addPicture(part, picture.content(), picture.extension());
        long width = Math.round(millimetres * EMU_PER_MILLIMETRE);
        long height = Math.round(width * (double) picture.heightPixels() / Math.max(1, picture.widthPixels()));
        String xml = PICTURE.formatted(width, height, ++number, id);
        Document drawing = Xml.parse(xml.getBytes(StandardCharsets.UTF_8));
        run.appendChild(run.getOwnerDocument().importNode(drawing.getDocumentElement(), true));
    }
}
