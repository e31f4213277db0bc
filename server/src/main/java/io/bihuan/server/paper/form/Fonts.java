package io.bihuan.server.paper.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Finds the letters of printed forms: first the font an operator names, then the one that ships, which has every
 * character of GBK, then what the computer has, for the rarest names.
 */
@Component
class Fonts {

    private static final Logger LOG = LoggerFactory.getLogger(Fonts.class);
    private static final String SHIPPED = "/fonts/NotoSerifSC-GBK.ttf";
    private static final List<String> USUAL_PLACES = List.of(
            "/usr/share/fonts/truetype/arphic/uming.ttc",
            "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
            "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
            "C:/Windows/Fonts/simsun.ttc",
            "C:/Windows/Fonts/simsunb.ttf",
            "/System/Library/Fonts/Supplemental/Songti.ttc");

    private final String own;

    Fonts(@Value("${bihuan.paper.font:}") String own) {
        this.own = own;
    }

    /** Opens the fonts for one document, in the order in which they are asked for a character. */
    List<TrueTypeFont> open() {
        var fonts = new ArrayList<TrueTypeFont>();
        try {
            if (!own.isBlank()) {
                file(Path.of(own), fonts);
            }
            try (InputStream shipped = Fonts.class.getResourceAsStream(SHIPPED)) {
                if (shipped != null) {
                    fonts.add(new TTFParser(true).parse(new RandomAccessReadBuffer(shipped)));
                }
            }
            for (String place : USUAL_PLACES) {
                file(Path.of(place), fonts);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return fonts;
    }

    /** A font that cannot be read or embedded, because its outlines are not TrueType, is left out and named in the log. */
    private void file(Path path, List<TrueTypeFont> fonts) {
        if (!Files.isRegularFile(path)) {
            if (path.toString().equals(own)) {
                LOG.warn("There is no font file {}; forms use the font that ships", path);
            }
            return;
        }
        try {
            if (path.toString().toLowerCase(java.util.Locale.ROOT).endsWith(".ttc")) {
                int before = fonts.size();
                new TrueTypeCollection(path.toFile()).processAllFonts(font -> {
                    if (fonts.size() == before && usable(font)) {
                        fonts.add(font);
                    }
                });
            } else {
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBufferedFile(path.toFile()));
                if (usable(font)) {
                    fonts.add(font);
                }
            }
        } catch (IOException e) {
            LOG.warn("The font {} cannot be used for forms: {}", path, e.getMessage());
        }
    }

    private static boolean usable(TrueTypeFont font) throws IOException {
        return font.getTableMap().containsKey("glyf") && font.getTableMap().containsKey("cmap");
    }
}
