package io.bihuan.server.live;

import io.bihuan.server.database.DataScope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What one screen has not read yet: the newest message per topic and key, bounded. A publisher only ever takes the
 * lock for a map insertion; the reader writes to its socket outside it.
 */
final class Subscriber {

    /** More unread objects than this, and the screen is told to load its lists again instead. */
    static final int CAPACITY = 30_000;

    private final long personId;
    private final Set<LiveTopic> topics;
    private final DataScope scope;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Map<Slot, Envelope> unread = new LinkedHashMap<>();
    private boolean overflowed;
    private boolean closed;

    private record Slot(LiveTopic topic, String key) {}

    /** What a reader takes at once. {@code overflowed} tells that messages before these were dropped. */
    record Bunch(List<Envelope> envelopes, boolean overflowed, boolean closed) {}

    Subscriber(long personId, Set<LiveTopic> topics, DataScope scope) {
        this.personId = personId;
        this.topics = topics;
        this.scope = scope;
    }

    long personId() {
        return personId;
    }

    boolean watches(LiveTopic topic) {
        return topics.contains(topic);
    }

    void offer(Envelope envelope) {
        LiveMessage message = envelope.message();
        if (!topics.contains(message.topic()) || !concerns(message)) {
            return;
        }
        lock.lock();
        try {
            var slot = new Slot(message.topic(), message.key());
            unread.remove(slot);
            if (unread.size() >= CAPACITY) {
                unread.clear();
                overflowed = true;
            }
            unread.put(slot, envelope);
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    private boolean concerns(LiveMessage message) {
        Long only = message.personId();
        return only == null ? scope.sees(message.organisationId(), message.gridId()) : only == personId;
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something arrived, at most so long, and takes everything. */
    Bunch take(long timeoutMillis) throws InterruptedException {
        lock.lock();
        try {
            long nanos = TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
            while (unread.isEmpty() && !closed && nanos > 0) {
                nanos = arrived.awaitNanos(nanos);
            }
            var bunch = new Bunch(new ArrayList<>(unread.values()), overflowed, closed);
            unread.clear();
            overflowed = false;
            return bunch;
        } finally {
            lock.unlock();
        }
    }

    /** Waits out the rest of a pause between flushes; returns at once when closed. */
    void pause(long millis) throws InterruptedException {
        lock.lock();
        try {
            long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
            while (!closed && nanos > 0) {
                nanos = arrived.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }
}
