package io.bihuan.engine.detector;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the areas a point lies in. The ground is cut into cells of a hundredth of a degree; each cell lists the areas whose
 * bounding box touches it, so that a point is tested against a handful of areas however many there are. Areas of more than
 * {@value #MAX_CELLS} cells are kept in a list of their own, tested by bounding box first.
 */
final class AreaIndex {
    private static final int CELL = 10_000;
    private static final int MAX_CELLS = 4_096;

    private final Map<Long, CompiledArea[]> cells = new HashMap<>();
    private final CompiledArea[] large;

    AreaIndex(List<CompiledArea> areas) {
        Map<Long, List<CompiledArea>> collected = new HashMap<>();
        List<CompiledArea> wide = new ArrayList<>();
        for (CompiledArea area : areas) {
            Outline outline = area.outline();
            int fromX = Math.floorDiv(outline.west(), CELL);
            int toX = Math.floorDiv(outline.east(), CELL);
            int fromY = Math.floorDiv(outline.south(), CELL);
            int toY = Math.floorDiv(outline.north(), CELL);
            if ((long) (toX - fromX + 1) * (toY - fromY + 1) > MAX_CELLS) {
                wide.add(area);
                continue;
            }
            for (int x = fromX; x <= toX; x++) {
                for (int y = fromY; y <= toY; y++) {
                    collected
                            .computeIfAbsent(cell(x, y), _ -> new ArrayList<>())
                            .add(area);
                }
            }
        }
        collected.forEach((cell, list) -> cells.put(cell, list.toArray(CompiledArea[]::new)));
        large = wide.toArray(CompiledArea[]::new);
    }

    private static long cell(int x, int y) {
        return (long) x << 32 | (y & 0xFFFFFFFFL);
    }

    /** Adds the areas a point lies in to a list. */
    void find(int latitude, int longitude, List<CompiledArea> found) {
        if (!cells.isEmpty()) {
            CompiledArea[] candidates = cells.get(cell(Math.floorDiv(longitude, CELL), Math.floorDiv(latitude, CELL)));
            if (candidates != null) {
                test(candidates, latitude, longitude, found);
            }
        }
        test(large, latitude, longitude, found);
    }

    private static void test(CompiledArea[] candidates, int latitude, int longitude, List<CompiledArea> found) {
        for (CompiledArea area : candidates) {
            if (area.outline().contains(latitude, longitude)) {
                found.add(area);
            }
        }
    }
}
