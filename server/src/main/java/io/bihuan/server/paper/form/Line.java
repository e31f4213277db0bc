package io.bihuan.server.paper.form;

import io.bihuan.server.paper.form.Block.Look;
import java.util.List;

/**
 * A line as it will stand on paper.
 *
 * @param height with the room below it
 * @param baseline where letters stand, from the top
 */
record Line(double height, double baseline, List<Placed> pieces, boolean newPageBefore) {

    /** Something at a place in the line, {@code x} from the left of the text. */
    sealed interface Placed {
        double x();
    }

    /** Words in one look. */
    record Glyphs(double x, String text, Look look) implements Placed {}

    /** A picture, whose bottom stands on the baseline. */
    record Shown(double x, byte[] content, double width, double height) implements Placed {}

    /** A page number, written when all pages are known. */
    record Number(double x, boolean total, Look look) implements Placed {}

    static Line gap(double height) {
        return new Line(height, height, List.of(), false);
    }
}
