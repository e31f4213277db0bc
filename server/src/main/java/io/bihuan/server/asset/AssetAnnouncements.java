package io.bihuan.server.asset;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Gathers what one transaction changed and tells it once, after the commit, when memory is up to date. */
@Component
class AssetAnnouncements {

    private final ApplicationEventPublisher events;

    AssetAnnouncements(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** Runs {@code refresh} after the commit of the current transaction, then publishes {@link AssetChanged}. */
    void afterCommit(long assetId, Runnable refresh) {
        for (TransactionSynchronization synchronization : TransactionSynchronizationManager.getSynchronizations()) {
            if (synchronization instanceof Gathered gathered) {
                gathered.add(assetId, refresh);
                return;
            }
        }
        var gathered = new Gathered();
        gathered.add(assetId, refresh);
        TransactionSynchronizationManager.registerSynchronization(gathered);
    }

    private final class Gathered implements TransactionSynchronization {

        private final Set<Long> assetIds = new LinkedHashSet<>();
        private final List<Runnable> refreshes = new ArrayList<>();

        void add(long assetId, Runnable refresh) {
            assetIds.add(assetId);
            refreshes.add(refresh);
        }

        @Override
        public void afterCommit() {
            refreshes.forEach(Runnable::run);
            events.publishEvent(new AssetChanged(assetIds));
        }
    }
}
