package io.bihuan.server.live;

import io.bihuan.server.http.Problem;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** All open streams. */
@Component
class Subscribers implements LiveHub {

    static final int PER_PERSON = 12;
    static final int IN_ALL = 2_000;

    private final List<Subscriber> open = new CopyOnWriteArrayList<>();

    Subscribers(MeterRegistry registry) {
        Gauge.builder("bihuan.live.streams", open, List::size)
                .description("Open live streams")
                .register(registry);
    }

    @Override
    public void publish(LiveMessage message) {
        if (open.isEmpty()) {
            return;
        }
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    send(message);
                }
            });
        } else {
            send(message);
        }
    }

    @Override
    public boolean anybodyWatches(LiveTopic topic) {
        for (Subscriber subscriber : open) {
            if (subscriber.watches(topic)) {
                return true;
            }
        }
        return false;
    }

    private void send(LiveMessage message) {
        var envelope = new Envelope(message, System.nanoTime());
        for (Subscriber subscriber : open) {
            subscriber.offer(envelope);
        }
    }

    /** @throws Problem {@code live-limited} when the person, or everybody together, has too many streams open */
    void add(Subscriber subscriber) {
        long own = open.stream()
                .filter(other -> other.personId() == subscriber.personId())
                .count();
        if (own >= PER_PERSON || open.size() >= IN_ALL) {
            throw Problem.tooMany("live-limited", Duration.ofSeconds(10), PER_PERSON);
        }
        open.add(subscriber);
    }

    void remove(Subscriber subscriber) {
        open.remove(subscriber);
    }

    int size() {
        return open.size();
    }

    /** Streams end before the web server waits for running requests. */
    @EventListener(ContextClosedEvent.class)
    void closeAll() {
        open.forEach(Subscriber::close);
    }
}
