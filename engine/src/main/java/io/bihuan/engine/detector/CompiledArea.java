package io.bihuan.engine.detector;

import java.util.Map;

/** An area with what is needed to judge by it quickly. */
final class CompiledArea {
    private final Area area;
    private final Outline outline;
    private final Map<String, String> attributes;

    CompiledArea(Area area) {
        this.area = area;
        this.outline = Outline.of(area.shape());
        this.attributes = Map.of("area", Long.toString(area.id()), "areaName", area.name(), "areaKind", area.kind());
    }

    long id() {
        return area.id();
    }

    Area.Rules rules() {
        return area.rules();
    }

    Outline outline() {
        return outline;
    }

    Map<String, String> attributes() {
        return attributes;
    }
}
