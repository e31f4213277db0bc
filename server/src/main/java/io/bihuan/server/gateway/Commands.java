package io.bihuan.server.gateway;

import io.bihuan.server.asset.Asset;
import io.bihuan.server.asset.Assets;
import io.bihuan.server.audit.Audit;
import io.bihuan.server.http.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What people and rules send down to terminals: queued until the terminal is there, sent, confirmed by its answer or
 * expired. Works in the scope of the caller.
 */
@Service
public class Commands {

    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Duration SHORTEST = Duration.ofSeconds(10);

    private final CommandRows rows;
    private final CommandNews news;
    private final CommandDispatch dispatch;
    private final Assets assets;
    private final Audit audit;

    Commands(CommandRows rows, CommandNews news, CommandDispatch dispatch, Assets assets, Audit audit) {
        this.rows = rows;
        this.news = news;
        this.dispatch = dispatch;
        this.assets = assets;
        this.audit = audit;
    }

    /**
     * Queues a command; it leaves at once if the terminal is connected.
     *
     * @throws Problem 404 {@code asset-unknown}; 422 {@code command-text}, {@code command-parameters},
     *     {@code command-parameter}, {@code command-channel}, {@code command-expiry}
     */
    @Transactional
    public CommandView send(SendCommand command) {
        if (command.expires().compareTo(SHORTEST) < 0 || command.expires().compareTo(LONGEST) > 0) {
            throw Problem.invalid("command-expiry", SHORTEST.toSeconds(), LONGEST.toSeconds());
        }
        Asset asset = assets.require(command.assetId());
        CommandMessages.check(command.kind(), command.payload());
        CommandRow row = rows.insert(command, asset);
        audit.record(
                "command.send",
                "asset:" + asset.id(),
                Map.of("command", row.id(), "kind", row.kind().name(), "plate", asset.plate()));
        news.tell(row);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                dispatch.wake(asset.id());
            }
        });
        return news.view(row);
    }

    /**
     * Takes a command back that was not sent yet.
     *
     * @throws Problem 404 {@code command-unknown}; 409 {@code command-not-queued}
     */
    @Transactional
    public CommandView cancel(long id) {
        CommandRow row = rows.byId(id).orElseThrow(() -> Problem.notFound("command-unknown", id));
        if (row.state() != CommandState.QUEUED) {
            throw Problem.conflict("command-not-queued", row.state().name());
        }
        CommandRow cancelled = rows.finish(id, CommandState.CANCELLED, null, null);
        audit.record("command.cancel", "asset:" + row.assetId(), Map.of("command", id));
        news.tell(cancelled);
        return news.view(cancelled);
    }

    /** The newest commands of an asset, newest first, at most 200. */
    @Transactional(readOnly = true)
    public List<CommandView> ofAsset(long assetId) {
        assets.require(assetId);
        return rows.ofAsset(assetId).stream().map(news::view).toList();
    }

    /** The commands sent for a case, newest first. */
    @Transactional(readOnly = true)
    public List<CommandView> ofCase(long caseId) {
        return rows.ofCase(caseId).stream().map(news::view).toList();
    }
}
