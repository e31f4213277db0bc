package io.bihuan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.engine.packed.ByteReader;
import io.bihuan.engine.packed.ByteWriter;
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

    @Test
    void keepsTwoUnfinishedMessagesOfOneKindApart() {
        Fragments fragments = new Fragments();
        fragments.add(7, 3, 2, 101, new byte[] {2}, 0, 1000);
        fragments.add(7, 3, 3, 102, new byte[] {3}, 0, 1000);
        // The first part of the first message got lost; the next message of its kind and size begins.
        assertThat(fragments.add(7, 3, 1, 103, new byte[] {11}, 1, 1000).whole())
                .isNull();
        assertThat(fragments.add(7, 3, 2, 104, new byte[] {12}, 1, 1000).whole())
                .isNull();
        // What was lost is sent again, with the number it had.
        assertThat(fragments.add(7, 3, 1, 100, new byte[] {1}, 2, 1000).whole()).containsExactly(1, 2, 3);
        assertThat(fragments.add(7, 3, 3, 105, new byte[] {13}, 2, 1000).whole())
                .containsExactly(11, 12, 13);
        assertThat(fragments.isEmpty()).isTrue();
    }

    @Test
    void joinsPartsWithOtherMessagesBetweenAndAcrossTheWrapOfSerialNumbers() {
        Fragments fragments = new Fragments();
        fragments.add(7, 3, 1, 65_530, new byte[] {1}, 0, 1000);
        fragments.add(7, 3, 2, 65_535, new byte[] {2}, 0, 1000);
        assertThat(fragments.add(7, 3, 3, 8, new byte[] {3}, 0, 1000).whole()).containsExactly(1, 2, 3);
    }

    @Test
    void joinsPartsThatAllBearTheSameSerialNumber() {
        Fragments fragments = new Fragments();
        fragments.add(7, 2, 1, 50, new byte[] {1}, 0, 1000);
        assertThat(fragments.add(7, 2, 2, 50, new byte[] {2}, 0, 1000).whole()).containsExactly(1, 2);
    }

    @Test
    void asksForMissingPartsByTheFirstPartsSerialNumber() {
        Fragments fragments = new Fragments();
        fragments.add(7, 4, 3, 12, new byte[1], 0, 1000);
        fragments.add(7, 4, 2, 11, new byte[1], 0, 1000);
        fragments.tick(30_000, 120_000, (key, serial, indexes) -> {
            assertThat(key).isEqualTo(7);
            assertThat(serial).isEqualTo(10);
            assertThat(indexes).containsExactly(1, 4);
        });
    }

    @Test
    void isTheSameAfterBeingSavedAndReadsWhatVersion1Saved() {
        Fragments fragments = new Fragments();
        fragments.add(7, 3, 1, 100, new byte[] {1}, 5, 1000);
        fragments.add(9, 2, 2, 65_535, new byte[] {2}, 6, 1000);
        ByteWriter saved = new ByteWriter(64);
        fragments.save(saved);
        ByteWriter again = new ByteWriter(64);
        Fragments.load(new ByteReader(saved.toBytes())).save(again);
        assertThat(again.toBytes()).isEqualTo(saved.toBytes());

        byte[] version1 = new ByteWriter(64)
                .varint(1)
                .signed(7)
                .varint(2)
                .signed(5)
                .signed(5)
                .varint(100)
                .varint(0)
                .varint(1)
                .varint(1)
                .block(new byte[] {2})
                .toBytes();
        Fragments old = Fragments.loadOfVersion1(new ByteReader(version1));
        assertThat(old.add(7, 2, 1, 100, new byte[] {1}, 7, 1000).whole()).containsExactly(1, 2);
    }
}
