package io.bihuan.server.paper.form;

import java.util.ArrayList;
import java.util.List;

/** One page with everything at its place; {@code y} counts from the top. */
final class Sheet {

    /** A line of text. */
    record Text(double x, double y, Line line) {}

    /** A coloured rectangle. */
    record Fill(double x, double y, double width, double height, int rgb) {}

    /** A thin rule. */
    record Rule(double x1, double y1, double x2, double y2) {}

    final List<Text> texts = new ArrayList<>();
    final List<Fill> fills = new ArrayList<>();
    final List<Rule> rules = new ArrayList<>();
}
