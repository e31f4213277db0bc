package io.bihuan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AssetTableTests {
    private static List<Long> within(AssetTable table, int west, int south, int east, int north) {
        List<Long> found = new ArrayList<>();
        table.inRectangle(west, south, east, north, asset -> found.add(asset.assetId));
        return found;
    }

    @Test
    void findsEveryAssetAgainThoughTheTableGrew() {
        AssetTable table = new AssetTable();
        for (long id = 0; id < 5_000; id++) {
            table.add(new AssetState(id * 1_024));
        }
        assertThat(table.size()).isEqualTo(5_000);
        for (long id = 0; id < 5_000; id++) {
            AssetState found = table.get(id * 1_024);
            assertThat(found).isNotNull().isSameAs(table.find(id * 1_024));
        }
        assertThat(table.get(1)).isNull();
        assertThat(table.find(1)).isNull();
        List<Long> all = new ArrayList<>();
        table.forEach(asset -> all.add(asset.assetId));
        assertThat(all).hasSize(5_000).doesNotHaveDuplicates();
    }

    @Test
    void findsWithinARectangleWhatComparingEveryAssetFinds() {
        Random random = new Random(17);
        AssetTable table = new AssetTable();
        int[][] places = new int[3_000][];
        for (int i = 0; i < places.length; i++) {
            AssetState asset = new AssetState(i);
            table.add(asset);
            places[i] = new int[] {random.nextInt(360_000_001) - 180_000_000, random.nextInt(180_000_001) - 90_000_000};
            table.moved(asset, places[i][1], places[i][0]);
        }
        int hits = 0;
        for (int q = 0; q < 200; q++) {
            int west = random.nextInt(360_000_001) - 180_000_000;
            int south = random.nextInt(180_000_001) - 90_000_000;
            int east = west + random.nextInt(180_000_001 - Math.max(0, west));
            int north = south + random.nextInt(90_000_001 - Math.max(0, south));
            List<Long> expected = new ArrayList<>();
            for (int i = 0; i < places.length; i++) {
                if (places[i][0] >= west && places[i][0] <= east && places[i][1] >= south && places[i][1] <= north) {
                    expected.add((long) i);
                }
            }
            hits += expected.size();
            assertThat(within(table, west, south, east, north))
                    .as("query %d", q)
                    .isEqualTo(expected);
        }
        assertThat(hits).isPositive();
    }

    @Test
    void countsTheRectanglesEdgesAsInsideAndForgetsWhereAnAssetWas() {
        AssetTable table = new AssetTable();
        AssetState asset = new AssetState(1);
        table.add(asset);
        table.add(new AssetState(2));
        assertThat(within(table, -180_000_000, -90_000_000, 180_000_000, 90_000_000))
                .as("neither was ever seen")
                .isEmpty();
        table.moved(asset, 31_000_000, 121_000_000);
        assertThat(within(table, 121_000_000, 31_000_000, 121_000_000, 31_000_000))
                .containsExactly(1L);
        assertThat(within(table, 121_000_001, 31_000_000, 122_000_000, 31_000_000))
                .isEmpty();
        table.moved(asset, -33_000_000, -70_000_000);
        assertThat(within(table, 121_000_000, 31_000_000, 121_000_000, 31_000_000))
                .isEmpty();
        assertThat(within(table, -71_000_000, -34_000_000, -69_000_000, -32_000_000))
                .containsExactly(1L);
    }
}
