package io.bihuan.server.detection;

import io.bihuan.engine.AlarmAnswer;
import io.bihuan.engine.Engine;
import io.bihuan.engine.EngineException;
import io.bihuan.server.audit.Audit;
import io.bihuan.server.http.Page;
import io.bihuan.server.http.PageQuery;
import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.Viewers;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Alarms for people, in the scope of the current work. What a person wishes about an alarm goes through the engine's log
 * first and is written down after; it is audited.
 */
@Service
public class Alarms {

    /** The longest an alarm can be put aside: one day. */
    public static final int MAX_SHELVE_MINUTES = 1_440;

    private static final int MAX_NOTE = 500;
    private static final long ANSWER_SECONDS = 5;

    private final Engine engine;
    private final AlarmQueries queries;
    private final AlarmStore store;
    private final AlarmAnnouncer announcer;
    private final Audit audit;
    private final Clock clock;

    Alarms(Engine engine, AlarmQueries queries, AlarmStore store, AlarmAnnouncer announcer, Audit audit, Clock clock) {
        this.engine = engine;
        this.queries = queries;
        this.store = store;
        this.announcer = announcer;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Finds alarms; they can be sorted by startTime, endTime, severity, plate, kind and state.
     *
     * @throws Problem 422 {@code sort-unknown}
     */
    @Transactional(readOnly = true)
    public Page<AlarmRow> find(AlarmFilter filter, PageQuery page) {
        return queries.find(filter, page);
    }

    /** Alarms by id, those in scope, in no particular order. */
    @Transactional(readOnly = true)
    public List<AlarmRow> byIds(List<String> ids) {
        return queries.byIds(ids).stream().map(AlarmRecord::row).toList();
    }

    /**
     * One alarm.
     *
     * @throws Problem 404 {@code alarm-unknown}
     */
    @Transactional(readOnly = true)
    public AlarmRow require(String id) {
        return row(id);
    }

    /**
     * Takes note of an alarm.
     *
     * @throws Problem 404 {@code alarm-unknown}, 409 {@code alarm-not-allowed}, 422 {@code alarm-note-too-long}, 503
     *     {@code alarm-busy}
     */
    @Transactional
    public AlarmRow acknowledge(String id, @Nullable String note) {
        checkText(note);
        known(id);
        var viewer = Viewers.current();
        AlarmAnswer answer = await(engine.acknowledge(id, by()));
        store.acknowledged(id, answer, viewer.personId(), viewer.displayName(), note);
        audit.record("alarm.acknowledge", "alarm:" + id, note == null ? Map.of() : Map.of("note", note));
        announcer.announce(List.of(id));
        return row(id);
    }

    /**
     * Puts an active alarm, and its like of the same asset, aside for a while.
     *
     * @param minutes 1 to {@link #MAX_SHELVE_MINUTES}
     * @throws Problem as {@link #acknowledge}, and 422 {@code shelve-minutes}, {@code shelve-reason}
     */
    @Transactional
    public AlarmRow shelve(String id, int minutes, @Nullable String reason) {
        if (minutes < 1 || minutes > MAX_SHELVE_MINUTES) {
            throw Problem.invalid("shelve-minutes", MAX_SHELVE_MINUTES);
        }
        if (reason == null || reason.isBlank()) {
            throw Problem.invalid("shelve-reason");
        }
        checkText(reason);
        known(id);
        Instant until = clock.instant().plusSeconds(minutes * 60L);
        AlarmAnswer answer = await(engine.shelve(id, until.toEpochMilli(), by()));
        store.shelved(id, answer, until, reason);
        audit.record("alarm.shelve", "alarm:" + id, Map.of("minutes", minutes, "reason", reason));
        announcer.announce(List.of(id));
        return row(id);
    }

    /**
     * Ends a shelving.
     *
     * @throws Problem as {@link #acknowledge}
     */
    @Transactional
    public AlarmRow unshelve(String id) {
        known(id);
        AlarmAnswer answer = await(engine.unshelve(id, by()));
        store.shelved(id, answer, null, null);
        audit.record("alarm.unshelve", "alarm:" + id, Map.of());
        announcer.announce(List.of(id));
        return row(id);
    }

    private AlarmRow row(String id) {
        return known(id).row();
    }

    private AlarmRecord known(String id) {
        return queries.byId(id).orElseThrow(() -> Problem.notFound("alarm-unknown", id));
    }

    private static String by() {
        return "person:" + Viewers.current().personId();
    }

    private static void checkText(@Nullable String text) {
        if (text != null && text.length() > MAX_NOTE) {
            throw Problem.invalid("alarm-note-too-long", MAX_NOTE);
        }
    }

    private static AlarmAnswer await(CompletableFuture<AlarmAnswer> wish) {
        try {
            AlarmAnswer answer = wish.get(ANSWER_SECONDS, TimeUnit.SECONDS);
            return switch (answer.result()) {
                case DONE, UNCHANGED -> answer;
                case NOT_ALLOWED, UNKNOWN_ALARM -> throw Problem.conflict("alarm-not-allowed");
            };
        } catch (TimeoutException e) {
            throw Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "alarm-busy");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof EngineException) {
                throw Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "alarm-busy");
            }
            throw new IllegalStateException("The engine failed at an alarm", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "alarm-busy");
        }
    }
}
