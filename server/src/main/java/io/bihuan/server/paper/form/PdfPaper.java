package io.bihuan.server.paper.form;

import io.bihuan.server.paper.form.Block.Look;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Prints a Word document as PDF, with the letters that are used embedded. */
@Component
class PdfPaper {

    private static final Logger LOG = LoggerFactory.getLogger(PdfPaper.class);

    private final Fonts fonts;

    PdfPaper(Fonts fonts) {
        this.fonts = fonts;
    }

    /**
     * The document as PDF.
     *
     * @param title shown by readers
     * @param at when it was made, as the file says
     */
    byte[] print(Docx docx, String title, Instant at) {
        List<TrueTypeFont> opened = fonts.open();
        var letters = new Letters(opened);
        DocxReader.Content content = DocxReader.read(docx);
        List<Sheet> sheets = PageFlow.lay(content, new LineBreaker(letters));
        try (var document = new PDDocument()) {
            var info = document.getDocumentInformation();
            info.setTitle(title);
            info.setProducer("Bihuan");
            info.setCreationDate(GregorianCalendar.from(at.atZone(ZoneOffset.UTC)));
            document.getDocumentCatalog().setLanguage("zh-CN");
            new Printing(document, content.page(), letters, opened).pages(sheets);
            var out = new ByteArrayOutputStream();
            document.save(out);
            warn(title, letters.missing());
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            close(opened);
        }
    }

    private static void warn(String title, Set<String> missing) {
        if (!missing.isEmpty()) {
            LOG.warn(
                    "No font has the characters {} of the form {}; name one with the setting paper.font",
                    missing,
                    title);
        }
    }

    private static void close(List<TrueTypeFont> opened) {
        for (TrueTypeFont font : opened) {
            try {
                font.close();
            } catch (IOException e) {
                LOG.debug("A font was not closed", e);
            }
        }
    }

    /** One document while it is printed. */
    private static final class Printing {

        private final PDDocument document;
        private final Page page;
        private final Letters letters;
        private final List<TrueTypeFont> opened;
        private final Map<Integer, PDType0Font> embedded = new HashMap<>();
        private final Map<byte[], PDImageXObject> pictures = new java.util.IdentityHashMap<>();

        Printing(PDDocument document, Page page, Letters letters, List<TrueTypeFont> opened) {
            this.document = document;
            this.page = page;
            this.letters = letters;
            this.opened = opened;
        }

        void pages(List<Sheet> sheets) throws IOException {
            for (int i = 0; i < sheets.size(); i++) {
                var pdfPage = new PDPage(new PDRectangle((float) page.width(), (float) page.height()));
                document.addPage(pdfPage);
                try (var stream = new PDPageContentStream(document, pdfPage)) {
                    sheet(stream, sheets.get(i), i + 1, sheets.size());
                }
            }
        }

        private void sheet(PDPageContentStream stream, Sheet sheet, int number, int total) throws IOException {
            for (Sheet.Fill fill : sheet.fills) {
                colour(stream, fill.rgb());
                stream.addRect(
                        (float) fill.x(), up(fill.y() + fill.height()), (float) fill.width(), (float) fill.height());
                stream.fill();
            }
            for (Sheet.Text text : sheet.texts) {
                double baseline = text.y() + text.line().baseline();
                for (Line.Placed placed : text.line().pieces()) {
                    double x = text.x() + placed.x();
                    switch (placed) {
                        case Line.Glyphs glyphs -> words(stream, glyphs.text(), glyphs.look(), x, baseline);
                        case Line.Number page ->
                            words(stream, Integer.toString(page.total() ? total : number), page.look(), x, baseline);
                        case Line.Shown shown -> picture(stream, shown, x, baseline);
                    }
                }
            }
            stream.setLineWidth(0.5f);
            for (Sheet.Rule rule : sheet.rules) {
                stream.moveTo((float) rule.x1(), up(rule.y1()));
                stream.lineTo((float) rule.x2(), up(rule.y2()));
                stream.stroke();
            }
        }

        private float up(double y) {
            return (float) (page.height() - y);
        }

        private static void colour(PDPageContentStream stream, int rgb) throws IOException {
            float red = ((rgb >> 16) & 0xFF) / 255f;
            float green = ((rgb >> 8) & 0xFF) / 255f;
            float blue = (rgb & 0xFF) / 255f;
            stream.setNonStrokingColor(red, green, blue);
        }

        private void picture(PDPageContentStream stream, Line.Shown shown, double x, double baseline)
                throws IOException {
            PDImageXObject image = pictures.get(shown.content());
            if (image == null) {
                image = PDImageXObject.createFromByteArray(document, shown.content(), "picture");
                pictures.put(shown.content(), image);
            }
            stream.drawImage(image, (float) x, up(baseline), (float) shown.width(), (float) shown.height());
        }

        private void words(PDPageContentStream stream, String text, Look look, double x, double baseline)
                throws IOException {
            double at = x;
            for (Stretch stretch : stretches(text)) {
                stream.beginText();
                stream.setFont(font(stretch.font()), (float) look.size());
                colour(stream, look.rgb());
                stream.setRenderingMode(look.bold() ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
                if (look.bold()) {
                    stream.setLineWidth((float) (look.size() * 0.028));
                }
                stream.setTextMatrix(new Matrix(1, 0, look.italic() ? 0.2f : 0, 1, (float) at, up(baseline)));
                stream.showText(stretch.text());
                stream.endText();
                at += stretch.emWidth() * look.size();
            }
            stream.setLineWidth(0.5f);
            if (look.underline()) {
                stream.moveTo((float) x, up(baseline + look.size() * 0.15));
                stream.lineTo((float) at, up(baseline + look.size() * 0.15));
                stream.stroke();
            }
        }

        private record Stretch(int font, String text, double emWidth) {}

        private List<Stretch> stretches(String text) {
            var stretches = new ArrayList<Stretch>();
            text.codePoints().forEach(point -> {
                Letters.Letter letter = letters.letter(point);
                String one = Character.toString(letter.codePoint());
                boolean joins = !stretches.isEmpty() && stretches.getLast().font() == letter.font();
                Stretch last = joins ? stretches.removeLast() : new Stretch(letter.font(), "", 0);
                stretches.add(new Stretch(letter.font(), last.text() + one, last.emWidth() + letter.emWidth()));
            });
            return stretches;
        }

        private PDType0Font font(int number) throws IOException {
            PDType0Font font = embedded.get(number);
            if (font == null) {
                font = PDType0Font.load(document, opened.get(number), true);
                embedded.put(number, font);
            }
            return font;
        }
    }
}
