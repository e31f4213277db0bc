package io.bihuan.server.paper.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TrueTypeFont;

/** How wide characters are, and which font has them. One per document. */
final class Letters {

    static final int MISSING = '□';

    private record Face(TrueTypeFont font, CmapLookup glyphs, double unitsPerEm) {}

    /** A character in a font. */
    record Letter(int font, int codePoint, double emWidth) {}

    private final List<Face> faces = new ArrayList<>();
    private final Map<Integer, Letter> known = new HashMap<>();
    private final Set<String> missing = new TreeSet<>();

    Letters(List<TrueTypeFont> fonts) {
        try {
            for (TrueTypeFont font : fonts) {
                faces.add(new Face(font, font.getUnicodeCmapLookup(), font.getUnitsPerEm()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Letter letter(int codePoint) {
        Letter found = known.get(codePoint);
        if (found == null) {
            found = find(codePoint);
            known.put(codePoint, found);
        }
        return found;
    }

    private Letter find(int codePoint) {
        int shown = codePoint == 0x00A0 || codePoint == '\t' ? ' ' : codePoint;
        try {
            for (int i = 0; i < faces.size(); i++) {
                Face face = faces.get(i);
                int glyph = face.glyphs().getGlyphId(shown);
                if (glyph > 0) {
                    return new Letter(i, shown, face.font().getAdvanceWidth(glyph) / face.unitsPerEm());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        missing.add(Character.toString(codePoint));
        return codePoint == MISSING ? new Letter(0, ' ', 1) : letter(MISSING);
    }

    double width(String text, double size) {
        return text.codePoints().mapToDouble(point -> letter(point).emWidth()).sum() * size;
    }

    /** Characters no font had; they are printed as empty boxes. */
    Set<String> missing() {
        return missing;
    }
}
