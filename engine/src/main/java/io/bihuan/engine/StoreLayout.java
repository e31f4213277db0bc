package io.bihuan.engine;

import io.bihuan.engine.packed.ByteReader;
import io.bihuan.engine.packed.ByteWriter;
import io.bihuan.engine.store.Batch;
import io.bihuan.engine.store.Keys;
import io.bihuan.engine.store.Store;
import io.bihuan.engine.store.Table;
import java.nio.file.Path;

/** What a store says about itself: its format and its number of partitions, neither of which may change under its data. */
final class StoreLayout {
    /** Greater than every key. */
    static final byte[] END = {
        (byte) 0xFF,
        (byte) 0xFF,
        (byte) 0xFF,
        (byte) 0xFF,
        (byte) 0xFF,
        (byte) 0xFF,
        (byte) 0xFF,
        (byte) 0xFF,
        (byte) 0xFF,
        (byte) 0xFF
    };

    private static final int FORMAT = 1;
    private static final byte[] KEY = Keys.meta("layout");

    private StoreLayout() {}

    /** Marks an empty store, or checks that a used one fits the settings. Gives the settings with its partitions. */
    static EngineSettings claim(Store store, EngineSettings settings) {
        byte[] found = store.get(Table.META, KEY);
        if (found == null) {
            int chosen = settings.newPartitions();
            byte[] layout = new ByteWriter(4).varint(FORMAT).varint(chosen).toBytes();
            store.commit(new Batch().put(Table.META, KEY, layout), true);
            return settings.withPartitions(chosen);
        }
        int partitions = read(found, settings.directory());
        if (settings.partitions() > 0 && partitions != settings.partitions()) {
            throw new EngineException(
                    EngineException.Code.STORE_UNAVAILABLE,
                    "The observation store in " + settings.directory() + " has " + partitions
                            + " partitions, the settings say " + settings.partitions() + ": set it back to "
                            + partitions + ", or to 0");
        }
        return settings.withPartitions(partitions);
    }

    /** How many partitions a used store has. */
    static int partitions(Store store, Path directory) {
        byte[] found = store.get(Table.META, KEY);
        if (found == null) {
            throw new EngineException(
                    EngineException.Code.STORE_UNAVAILABLE, "There are no observations in " + directory);
        }
        return read(found, directory);
    }

    private static int read(byte[] layout, Path directory) {
        ByteReader in = new ByteReader(layout);
        long format = in.varint();
        if (format != FORMAT) {
            throw new EngineException(
                    EngineException.Code.STORE_CORRUPT,
                    "The observation store in " + directory + " has format " + format + "; this program reads "
                            + FORMAT);
        }
        return (int) in.varint();
    }
}
