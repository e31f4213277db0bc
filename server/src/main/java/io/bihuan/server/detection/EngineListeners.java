package io.bihuan.server.detection;

import io.bihuan.engine.CommittedFrame;
import io.bihuan.engine.EngineListener;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes what the engine says to every listener in their order; one that fails does not keep it from the next. */
final class EngineListeners implements EngineListener {

    private static final Logger LOG = LoggerFactory.getLogger(EngineListeners.class);

    private final EngineListener[] listeners;

    EngineListeners(List<EngineListener> listeners) {
        this.listeners = listeners.toArray(EngineListener[]::new);
    }

    @Override
    public void committed(int partition, List<CommittedFrame> frames) {
        each(listener -> listener.committed(partition, frames));
    }

    @Override
    public void fragmentsMissing(long assetId, long setKey, int firstSerial, int[] missingIndexes) {
        each(listener -> listener.fragmentsMissing(assetId, setKey, firstSerial, missingIndexes));
    }

    @Override
    public void spaceAvailable(int partition) {
        each(listener -> listener.spaceAvailable(partition));
    }

    @Override
    public void storeFailed(int partition, Exception cause) {
        each(listener -> listener.storeFailed(partition, cause));
    }

    @Override
    public void storeRecovered(int partition) {
        each(listener -> listener.storeRecovered(partition));
    }

    private void each(Consumer<EngineListener> call) {
        for (EngineListener listener : listeners) {
            try {
                call.accept(listener);
            } catch (RuntimeException e) {
                LOG.error("A listener of the engine failed", e);
            }
        }
    }
}
