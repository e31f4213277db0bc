package io.bihuan.server.paper.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a document consists of, as far as it can be seen on paper. Lengths in points. */
sealed interface Block {

    /** How letters look. */
    record Look(double size, boolean bold, boolean italic, boolean underline, int rgb) {}

    /** Something within a paragraph. */
    sealed interface Piece {}

    /** Words. */
    record Words(String text, Look look) implements Piece {}

    /** The end of a line; of the page when {@code page}. */
    record Break(boolean page) implements Piece {}

    /** The number of the page, or how many there are. */
    record PageNumber(boolean total, Look look) implements Piece {}

    /** A picture. */
    record Image(byte[] content, double width, double height) implements Piece {}

    /** Where the lines of a paragraph stand. */
    enum Align {
        LEFT,
        CENTRE,
        RIGHT,
        BOTH
    }

    /**
     * The shape of a paragraph.
     *
     * @param line factor of the usual line height, or when negative the exact height in points
     * @param withNext whether it must not be parted from what follows
     */
    record Shape(
            Align align,
            double left,
            double right,
            double first,
            double before,
            double after,
            double line,
            boolean newPage,
            boolean withNext) {}

    /** A paragraph; {@code empty} says how high an empty one is. */
    record Paragraph(Shape shape, List<Piece> pieces, Look empty) implements Block {}

    /**
     * A cell.
     *
     * @param span columns it covers
     * @param below whether it goes on what the cell above began
     * @param fill background, null for none
     * @param place 0 at the top, 1 in the middle, 2 at the bottom
     */
    record Cell(
            List<Block> blocks,
            int span,
            boolean below,
            @Nullable Integer fill,
            int place) {}

    /**
     * A row.
     *
     * @param least its least height
     * @param head whether it is repeated on every page
     */
    record Row(List<Cell> cells, double least, boolean head) {}

    /** A table. {@code inset} is the room left and right inside a cell. */
    record Table(List<Double> widths, List<Row> rows, boolean lines, double inset) implements Block {}
}
