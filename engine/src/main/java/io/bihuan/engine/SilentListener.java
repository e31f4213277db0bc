package io.bihuan.engine;

import java.util.List;

/** Hears nothing worth telling: of an engine that is only read. */
enum SilentListener implements EngineListener {
    INSTANCE;

    @Override
    public void committed(int partition, List<CommittedFrame> frames) {}

    @Override
    public void fragmentsMissing(long assetId, long setKey, int firstSerial, int[] missingIndexes) {}

    @Override
    public void spaceAvailable(int partition) {}

    @Override
    public void storeFailed(int partition, Exception cause) {}

    @Override
    public void storeRecovered(int partition) {}
}
