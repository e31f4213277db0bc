package io.bihuan.server.gateway;

import io.bihuan.server.asset.Asset;
import io.bihuan.server.asset.AssetDraft;
import io.bihuan.server.asset.AssetKind;
import io.bihuan.server.asset.Assets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Decides about terminals where the database has to be asked: registrations, strangers, and the admission of unknown
 * terminals where that is allowed. One thread, many requests per transaction; while it decides, the connection pauses. If
 * the database is away the requests wait with their connections and are decided when it is back.
 */
@Component
final class Admissions implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Admissions.class);
    private static final int MOST_PER_TRANSACTION = 256;
    private static final int MOST_WAITING = 200_000;
    private static final long RETRY_MILLIS = 1_000;
    private static final int LONGEST_PLATE = 20;

    private final TerminalRows rows;
    private final TerminalRegister register;
    private final Assets assets;
    private final GatewaySettings settings;
    private volatile CountDownLatch stopping = new CountDownLatch(1);
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>(MOST_WAITING);

    Admissions(TerminalRows rows, TerminalRegister register, Assets assets, GatewaySettings settings) {
        this.rows = rows;
        this.register = register;
        this.assets = assets;
        this.settings = settings;
    }

    /**
     * A wish to be known.
     *
     * @param registration whether it came as 0x0100, which asks for a code
     * @param admit whether the terminal may be admitted without an operator
     * @param then hears the outcome, on the session's event loop
     */
    record Request(
            Session session,
            String phone,
            TerminalIdentity identity,
            boolean registration,
            boolean admit,
            Consumer<Outcome> then) {}

    /**
     * What was decided.
     *
     * @param terminal as it is now, null when there is no room for another stranger
     * @param authCode the code to hand out, null when the terminal is not approved
     */
    record Outcome(@Nullable Terminal terminal, @Nullable String authCode) {

        static final Outcome NO_ROOM = new Outcome(null, null);
    }

    void submit(Request request) {
        if (!requests.offer(request)) {
            request.session().drop("TOO_MANY_WAITING", null);
        }
    }

    /** Makes ready for {@link #run}, which may have ended before. */
    void open() {
        stopping = new CountDownLatch(1);
    }

    /** Ends {@link #run}; what waits is forgotten, the terminals will ask again. */
    void stop() {
        stopping.countDown();
    }

    @Override
    public void run() {
        List<Request> batch = new ArrayList<>();
        while (stopping.getCount() > 0) {
            try {
                batch.clear();
                Request first = requests.poll(RETRY_MILLIS, TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                batch.add(first);
                requests.drainTo(batch, MOST_PER_TRANSACTION - 1);
                batch.removeIf(request -> !request.session().channel.isActive());
                decideUntilDone(batch);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void decideUntilDone(List<Request> batch) throws InterruptedException {
        int size = batch.size();
        for (int from = 0; from < batch.size(); ) {
            List<Request> some = batch.subList(from, Math.min(batch.size(), from + size));
            try {
                decide(some);
                from += some.size();
            } catch (RuntimeException e) {
                if (size > 1) {
                    // One of them spoils the transaction of all: go on one by one.
                    size = 1;
                    continue;
                }
                LOG.warn(
                        "Cannot decide about terminal {} now: {}",
                        some.getFirst().phone(),
                        e.getMessage());
                if (!some.getFirst().session().channel.isActive()) {
                    from++;
                } else {
                    if (stopping.await(RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
                        return;
                    }
                }
            }
        }
    }

    private void decide(List<Request> some) {
        record Decision(
                Request request,
                @Nullable TerminalRow row,
                @Nullable String code) {}
        List<Decision> decisions = new ArrayList<>();
        rows.asSystem("admit terminals", () -> {
            decisions.clear();
            for (Request request : some) {
                TerminalRow row = decide(request);
                String code = null;
                if (row != null && request.registration() && row.state() == TerminalState.APPROVED) {
                    code = AuthCodes.fresh();
                    row = rows.registered(row.id(), request.identity(), AuthCodes.hash(row.phone(), code));
                }
                decisions.add(new Decision(request, row, code));
            }
            return decisions;
        });
        for (Decision decision : decisions) {
            TerminalRow row = decision.row();
            Outcome outcome = row == null ? Outcome.NO_ROOM : new Outcome(register.apply(row), decision.code());
            decision.request()
                    .session()
                    .channel
                    .eventLoop()
                    .execute(() -> decision.request().then().accept(outcome));
        }
    }

    /** The terminal's row, created where there was none; null when quarantine is full. */
    private @Nullable TerminalRow decide(Request request) {
        Optional<TerminalRow> known = rows.byPhone(request.phone());
        String remote = request.session().remoteAddress;
        if (known.isEmpty()) {
            if (!request.admit() && register.waiting() >= settings.maxQuarantined()) {
                return null;
            }
            Asset asset = request.admit() ? assetFor(request) : null;
            return rows.insert(request.phone(), request.identity(), asset, register.unassignedOrganisationId(), remote);
        }
        TerminalRow row = known.get();
        if (row.state() == TerminalState.QUARANTINED && request.admit()) {
            return rows.approve(row.id(), assetFor(request));
        }
        if (row.state() != TerminalState.APPROVED) {
            rows.knocked(row.id());
            return request.registration() && row.state() == TerminalState.QUARANTINED
                    ? rows.registered(row.id(), request.identity(), null)
                    : row;
        }
        return row;
    }

    /** The vehicle with the plate the terminal names, if no other terminal serves it; otherwise a new one. */
    private Asset assetFor(Request request) {
        String plate = request.identity().plate();
        Integer colour = request.identity().plateColour();
        if (plate != null && !plate.isBlank() && plate.length() <= LONGEST_PLATE && colour != null) {
            Optional<Asset> standing = assets.byPlate(plate, colour);
            if (standing.isEmpty()) {
                return assets.create(draft(plate, colour));
            }
            if (rows.byAsset(standing.get().id()).isEmpty()) {
                return standing.get();
            }
        }
        String number = request.phone();
        return assets.byPlate(number, 0)
                .filter(asset -> rows.byAsset(asset.id()).isEmpty())
                .orElseGet(() -> assets.create(draft(number, 0)));
    }

    private AssetDraft draft(String plate, int colour) {
        return new AssetDraft(
                plate,
                colour,
                AssetKind.OTHER,
                register.unassignedOrganisationId(),
                null,
                null,
                null,
                null,
                Map.of("admitted", "unknown"));
    }
}
