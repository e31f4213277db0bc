package io.bihuan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FragmentsTests {
    @Test
    void joinsPartsInWhateverOrderTheyCome() {
        Fragments fragments = new Fragments();
        assertThat(fragments.add(1, 3, 3, 12, new byte[] {5}, 0, 1000).whole()).isNull();
        assertThat(fragments.add(1, 3, 1, 10, new byte[] {1, 2}, 0, 1000).whole())
                .isNull();
        assertThat(fragments.add(1, 3, 1, 10, new byte[] {9, 9}, 0, 1000).whole())
                .isNull();
        assertThat(fragments.add(1, 3, 2, 11, new byte[] {3, 4}, 0, 1000).whole())
                .containsExactly(1, 2, 3, 4, 5);
        assertThat(fragments.isEmpty()).isTrue();
    }

    @Test
    void refusesPartsThatCannotFit() {
        Fragments fragments = new Fragments();
        assertThat(fragments.add(1, 60_000, 1, 0, new byte[1], 0, 10_000).tooMuch())
                .isTrue();
        assertThat(fragments.add(1, 2, 3, 0, new byte[1], 0, 10_000).tooMuch()).isTrue();
        assertThat(fragments.add(1, 2, 1, 0, new byte[10_001], 0, 10_000).tooMuch())
                .isTrue();
        assertThat(fragments.isEmpty()).isTrue();
    }

    @Test
    void forgetsSetsThatHaveWaitedTooLong() {
        Fragments fragments = new Fragments();
        fragments.add(1, 2, 1, 0, new byte[1], 0, 1000);
        assertThat(fragments.tick(119_999, 120_000, (_, _, _) -> {})).isTrue();
        assertThat(fragments.isEmpty()).isFalse();
        assertThat(fragments.tick(120_000, 120_000, (_, _, _) -> {})).isTrue();
        assertThat(fragments.isEmpty()).isTrue();
    }

    @Test
    void staysWithinItsBoundsWhateverComes() {
        Fragments fragments = new Fragments();
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            fragments.add(
                    random.nextInt(50),
                    1 + random.nextInt(40),
                    1 + random.nextInt(40),
                    i,
                    new byte[random.nextInt(900)],
                    i,
                    8_000);
            assertThat(fragments.bytes()).isLessThanOrEqualTo(8_000);
        }
    }
}
