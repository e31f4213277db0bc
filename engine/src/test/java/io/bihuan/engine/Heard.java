package io.bihuan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A listener that keeps what it hears. */
final class Heard implements EngineListener {
    private final LinkedBlockingQueue<CommittedFrame> committed = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<String> other = new LinkedBlockingQueue<>();

    @Override
    public void committed(int partition, List<CommittedFrame> frames) {
        committed.addAll(frames);
    }

    @Override
    public void fragmentsMissing(long assetId, long setKey, int firstSerial, int[] missingIndexes) {
        other.add("missing " + assetId + " " + setKey + " " + firstSerial + " "
                + java.util.Arrays.toString(missingIndexes));
    }

    @Override
    public void spaceAvailable(int partition) {
        other.add("space " + partition);
    }

    @Override
    public void storeFailed(int partition, Exception cause) {
        other.add("failed");
    }

    @Override
    public void storeRecovered(int partition) {
        other.add("recovered");
    }

    List<CommittedFrame> await(int count) throws InterruptedException {
        List<CommittedFrame> frames = new ArrayList<>();
        while (frames.size() < count) {
            CommittedFrame frame = committed.poll(20, TimeUnit.SECONDS);
            assertThat(frame).as("commit %d of %d", frames.size() + 1, count).isNotNull();
            if (frame != null) {
                frames.add(frame);
            }
        }
        return frames;
    }

    CommittedFrame await() throws InterruptedException {
        return await(1).getFirst();
    }

    List<CommittedFrame> committedSoFar() {
        List<CommittedFrame> frames = new ArrayList<>();
        committed.drainTo(frames);
        return frames;
    }

    @Nullable
    String awaitOther() throws InterruptedException {
        return other.poll(20, TimeUnit.SECONDS);
    }
}
