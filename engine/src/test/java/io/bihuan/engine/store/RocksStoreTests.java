package io.bihuan.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RocksStoreTests {

    private static final int VALUES = 64;
    private static final int VALUE_BYTES = 20_000;
    private static final int ALL_BYTES = VALUES * VALUE_BYTES;

    @TempDir
    Path directory;

    @Test
    void tellsWhatItHoldsInMemory() {
        try (RocksStore store = RocksStore.open(directory)) {
            assertThat(store.memory().tables()).as("tables of a new store").isZero();

            store.commit(values(), false);

            assertThat(store.memory().writeBuffers()).isGreaterThanOrEqualTo(ALL_BYTES);
        }
        try (RocksStore store = RocksStore.open(directory)) {
            for (int i = 0; i < VALUES; i++) {
                assertThat(store.get(Table.CHUNKS, new byte[] {(byte) i})).hasSize(VALUE_BYTES);
            }

            assertThat(store.memory().writeBuffers()).isLessThan(ALL_BYTES);
            assertThat(store.memory().tables()).isPositive();
            assertThat(store.memory().cache()).isGreaterThanOrEqualTo(ALL_BYTES);
        }
    }

    private static Batch values() {
        Random random = new Random(808);
        Batch batch = new Batch();
        for (int i = 0; i < VALUES; i++) {
            byte[] value = new byte[VALUE_BYTES];
            random.nextBytes(value);
            batch.put(Table.CHUNKS, new byte[] {(byte) i}, value);
        }
        return batch;
    }

    @Test
    void holdsNothingOnceClosed() {
        RocksStore store = RocksStore.open(directory);
        store.close();

        assertThat(store.memory()).isEqualTo(StoreMemory.NONE);
    }
}
