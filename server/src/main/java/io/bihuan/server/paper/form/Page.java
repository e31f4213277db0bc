package io.bihuan.server.paper.form;

/** A sheet of paper, in points. */
record Page(
        double width,
        double height,
        double top,
        double right,
        double bottom,
        double left,
        double header,
        double footer) {

    /** A4 upright with the margins of Word. */
    static final Page A4 = new Page(595.3, 841.9, 72, 90, 72, 90, 42.5, 49.6);

    double textWidth() {
        return Math.max(50, width - left - right);
    }
}
