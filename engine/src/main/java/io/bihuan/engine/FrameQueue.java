package io.bihuan.engine;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** A bounded queue from many threads to one. Neither side ever waits; a full queue says no. */
final class FrameQueue {
    private final AtomicReferenceArray<@Nullable InboundFrame> slots;
    private final int mask;
    private final AtomicLong tail = new AtomicLong();
    private final AtomicLong head = new AtomicLong();
    private volatile boolean refused;

    FrameQueue(int capacity) {
        slots = new AtomicReferenceArray<>(capacity);
        mask = capacity - 1;
    }

    /** From any thread; false when full. */
    boolean offer(InboundFrame frame) {
        long at = tail.get();
        while (at - head.get() <= mask) {
            if (tail.compareAndSet(at, at + 1)) {
                slots.setRelease((int) at & mask, frame);
                return true;
            }
            at = tail.get();
        }
        refused = true;
        return false;
    }

    /** From the reader's thread; null when there is nothing yet. */
    @Nullable
    InboundFrame poll() {
        long at = head.getPlain();
        InboundFrame frame = slots.getAcquire((int) at & mask);
        if (frame != null) {
            slots.setPlain((int) at & mask, null);
            head.setRelease(at + 1);
        }
        return frame;
    }

    int depth() {
        return (int) Math.max(0, tail.get() - head.get());
    }

    int capacity() {
        return mask + 1;
    }

    /** From the reader's thread: whether somebody was refused and there is room now; true once per such time. */
    boolean takeRelief() {
        if (refused && depth() <= capacity() / 2) {
            refused = false;
            return true;
        }
        return false;
    }
}
