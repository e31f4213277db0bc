package io.bihuan.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bihuan.engine.observation.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AreaIndexTests {
    private static Position point(Random random) {
        return new Position(30_500_000 + random.nextInt(1_000_000), 120_500_000 + random.nextInt(1_000_000));
    }

    private static CompiledArea area(Random random, long id) {
        AreaShape shape = switch (random.nextInt(3)) {
            case 0 ->
                new AreaShape.Circle(point(random), 10 + random.nextInt(random.nextInt(20) == 0 ? 90_000 : 3_000));
            case 1 -> new AreaShape.Polygon(List.of(point(random), point(random), point(random)));
            default -> new AreaShape.Corridor(List.of(point(random), point(random)), 50 + random.nextInt(500));
        };
        return new CompiledArea(new Area(id, "a" + id, "", shape, Area.Rules.noEntry()));
    }

    @Test
    void findsWhatTryingEveryAreaFinds() {
        Random random = new Random(5);
        List<CompiledArea> areas = new ArrayList<>();
        for (int i = 1; i <= 500; i++) {
            areas.add(area(random, i));
        }
        AreaIndex index = new AreaIndex(areas);
        int hits = 0;
        for (int i = 0; i < 5_000; i++) {
            Position point = point(random);
            List<CompiledArea> found = new ArrayList<>();
            index.find(point.latitudeMicrodegrees(), point.longitudeMicrodegrees(), found);
            List<CompiledArea> expected = areas.stream()
                    .filter(a -> a.outline().contains(point.latitudeMicrodegrees(), point.longitudeMicrodegrees()))
                    .toList();
            assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
            hits += found.size();
        }
        assertThat(hits).isGreaterThan(5_000);
    }

    @Test
    void measuresACircleInMetres() {
        Outline circle = Outline.of(new AreaShape.Circle(new Position(31_000_000, 121_000_000), 1_000));
        // One kilometre is 0.008983 degrees of latitude, and at 31° north 0.010480 of longitude.
        assertThat(circle.contains(31_008_970, 121_000_000)).isTrue();
        assertThat(circle.contains(31_009_000, 121_000_000)).isFalse();
        assertThat(circle.contains(31_000_000, 121_010_470)).isTrue();
        assertThat(circle.contains(31_000_000, 121_010_500)).isFalse();
    }

    @Test
    void refusesShapesThatAreNone() {
        assertThatThrownBy(() -> new AreaShape.Polygon(List.of(new Position(0, 0), new Position(1, 1))))
                .hasMessageContaining("three corners");
        assertThatThrownBy(() -> new AreaShape.Circle(new Position(0, 0), 0)).hasMessageContaining("radius");
    }
}
