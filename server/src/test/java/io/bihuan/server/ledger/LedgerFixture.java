package io.bihuan.server.ledger;

import io.bihuan.server.calendar.Calendars;
import io.bihuan.server.database.DataScope;
import io.bihuan.server.database.TestDatabase;
import io.bihuan.server.detection.AlarmView;
import io.bihuan.server.detection.Remeasurements.Remeasurement;
import io.bihuan.server.http.Messages;
import io.bihuan.server.identity.Role;
import io.bihuan.server.ledger.evidence.Evidence;
import io.bihuan.server.ledger.evidence.EvidenceFiles;
import io.bihuan.server.ledger.evidence.StoredFile;
import io.bihuan.server.ledger.history.CaseEvent;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.history.LedgerClock;
import io.bihuan.server.ledger.proof.Verification;
import io.bihuan.server.ledger.type.CaseTypes;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger wired by hand over a real database, with a clock that stands still until it is moved. */
public final class LedgerFixture implements AutoCloseable {

    public static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    public static final long OWNER = 41;
    static final long STRANGER = 42;
    static final long DEPARTMENT = 4;
    static final DataScope CITY = new DataScope(true, 1, Set.of(), null);

    public static final Actor SUPERVISOR = new Actor(1L, "王督", Role.CITY_SUPERVISOR, CITY);
    public static final Actor SECOND_SUPERVISOR =
            new Actor(5L, "周核", Role.CITY_SUPERVISOR, new DataScope(true, 5, Set.of(), null));
    static final Actor LEADER = new Actor(6L, "陈看", Role.LEADER, new DataScope(true, 6, Set.of(), null));
    public static final Actor HANDLER = enterprise(2, "李安", OWNER);
    static final Actor OTHER_ENTERPRISE = enterprise(3, "赵外", STRANGER);

    /** Organisations 1 … 99 and people 1 … 99. */
    private static final Subjects SUBJECTS = new Subjects() {
        @Override
        public Optional<String> organisation(long id) {
            return id > 0 && id < 100 ? Optional.of("单位" + id) : Optional.empty();
        }

        @Override
        public Optional<String> person(long id) {
            return id > 0 && id < 100 ? Optional.of("人员" + id) : Optional.empty();
        }

        @Override
        public Optional<DataScope> scope(long person) {
            return Optional.of(
                    switch ((int) person) {
                        case 2 -> HANDLER.scope();
                        case 3 -> OTHER_ENTERPRISE.scope();
                        default -> new DataScope(true, person, Set.of(), null);
                    });
        }
    };

    public final TestDatabase database = TestDatabase.fresh();
    final List<Object> published = new ArrayList<>();
    final Calendars calendars;
    final CaseTypes types;
    final CaseStore store = new CaseStore(database.jdbc());
    final EvidenceRegister register = new EvidenceRegister(database.jdbc());
    final CaseAlarms alarms = new CaseAlarms(database.jdbc());
    public final LedgerClock clock = new LedgerClock(this::now, BEIJING);
    final CaseNumbers numbers = new CaseNumbers(database.jdbc(), store, clock);
    public final EvidenceFiles files;
    final Cases cases;
    final AlarmPolicy policy;
    public final Verification verification;
    final DueSweep sweep;
    final DueTimes dueTimes;
    final LookBackRows lookBackRows;
    final LookBacks lookBacks;
    /** What the sensor reads when it is asked; cases have no alarm unless a test says so. */
    final ScriptedSensor sensor = new ScriptedSensor();

    final Ladders ladders;
    final DueRecount recount;
    final Map<Long, String> workplaces = new HashMap<>();
    private Instant now = at("2026-03-02 09:00");

    public LedgerFixture(Path directory) {
        calendars = Calendars.load(directory.resolve("calendars"), BEIJING);
        types = CaseTypes.load(directory.resolve("case-types"), calendars);
        files = new EvidenceFiles(directory.resolve("evidence"), 1 << 20);
        var limits = new Limits(calendars, id -> workplaces.getOrDefault(id, Calendars.DEFAULT));
        var pauseEnds = new PauseEnds(database.jdbc());
        var transactions = new TransactionTemplate(database.transactionManager());
        var journal = new Journal(store, this::publish, clock, new Rungs(types, calendars));
        var filing = new Filing(store, numbers, types, limits, journal, new FilingGround(database.jdbc(), SUBJECTS));
        var effects = new Effects(effects(limits, filing, journal, pauseEnds));
        var papers = new StepPapers(types, register, effects, new InputCheck(SUBJECTS, store));
        var judge = new Judge(effects, new Gates(store, limits, register, sensor));
        lookBackRows = new LookBackRows(database.jdbc(), clock);
        var lookBackWork = new LookBackWork(lookBackRows, limits, register, journal, sensor);
        var reactions = new Reactions(new Offspring(types, filing), published::add);
        var consequences = new Consequences(
                types,
                new Recurrences(database.jdbc(), store, journal, reactions, limits),
                new Reports(journal),
                lookBackRows,
                lookBackWork);
        var acting = new Acting(store, limits, judge, journal, papers, consequences);
        lookBacks = new LookBacks(lookBackRows, store, types, acting, lookBackWork);
        cases = new Cases(store, register, journal, filing, acting, consequences);
        policy = new AlarmPolicy(types, cases, store, alarms, limits, clock);
        verification = Verification.over(database.jdbc(), transactions, database.dataSource(), files, clock);
        var pauses = new PauseSweep(store, types, pauseEnds, limits, cases);
        sweep = new DueSweep(store, cases, pauses, clock, transactions);
        recount = new DueRecount(
                store,
                limits,
                journal,
                clock,
                transactions,
                new DueRecount.Counted(calendars, directory.resolve("calendars.counted")));
        ladders = new Ladders(store, new Rungs(types, calendars), reactions, journal);
        dueTimes = new DueTimes(store, limits, calendars, new Messages());
    }

    private List<Effect> effects(Limits limits, Filing filing, Journal journal, PauseEnds pauseEnds) {
        var offspring = new Offspring(types, filing);
        return List.of(
                new TransferEffect(),
                new AssistEffect(SUBJECTS),
                new UnassistEffect(SUBJECTS),
                new SplitEffect(offspring),
                new FollowUpEffect(offspring),
                new NameSignersEffect(SUBJECTS),
                new SignEffect(),
                new UrgeEffect(),
                new ReplyUrgeEffect(),
                new InstructEffect(),
                new ListEffect(clock),
                new DelistEffect(),
                new NameReadersEffect(SUBJECTS),
                new SeverityEffect(),
                new JoinEffect(store, new Reports(journal)),
                new PauseEffect(limits, pauseEnds),
                new ResumeEffect(),
                new SuspendEffect(),
                new RestoreEffect(),
                new RequestExtensionEffect(limits),
                new ApproveExtensionEffect(limits),
                new RefuseExtensionEffect(),
                new UrgencyEffect(),
                new AppealEffect(limits),
                new ReviewAppealEffect());
    }

    private String brokenOn = "";

    /** Lets the step of this name fail after it was written. */
    void breakOn(String step) {
        brokenOn = step;
    }

    private void publish(Object event) {
        published.add(event);
        if (event instanceof CaseChanged changed && changed.action().equals(brokenOn)) {
            throw new IllegalStateException("broken on " + brokenOn);
        }
    }

    /** A sensor that reads what a test wrote down for it. */
    static final class ScriptedSensor implements Remeasuring {

        final List<Remeasurement> readings = new ArrayList<>();
        boolean raisedTheCase;

        @Override
        public Optional<Reading> measure(CaseState state, Instant from, Instant to) {
            if (!raisedTheCase) {
                return Optional.empty();
            }
            Remeasurement none = new Remeasurement("tyre", from, from, 0, null, null, 10.0, true);
            return Optional.of(new Reading(readings.stream()
                    .filter(reading ->
                            !reading.first().isBefore(from) && !reading.last().isAfter(to))
                    .findFirst()
                    .orElse(none)));
        }
    }

    /** Gives the database's connections back: each test has its own database. */
    @Override
    public void close() {
        database.close();
    }

    static Actor enterprise(long personId, String name, long organisation) {
        return new Actor(
                personId,
                name,
                Role.ENTERPRISE_SAFETY_MANAGER,
                new DataScope(false, personId, Set.of(organisation), null));
    }

    public static Instant at(String text) {
        return LocalDateTime.parse(text.replace(' ', 'T')).atZone(BEIJING).toInstant();
    }

    Instant now() {
        return now;
    }

    public void setNow(String text) {
        now = at(text);
    }

    public void pass(Duration duration) {
        now = now.plus(duration);
    }

    CaseRef file(long organisation) {
        return database.inScope(CITY, () -> cases.file(draft(organisation), SUPERVISOR, now));
    }

    static FileCase draft(long organisation) {
        return new FileCase(
                "vehicle-safety", "夜间超速", 3, null, "冀J12345", organisation, null, null, 117.5, 38.9, Map.of(), null);
    }

    public CaseRef act(long caseId, String action, Actor actor) {
        return act(caseId, action, actor, null, Map.of());
    }

    public CaseRef act(long caseId, String action, Actor actor, @Nullable String reason, Map<String, String> fields) {
        return database.inScope(
                actor.scope(),
                () -> cases.act(new CaseStep(caseId, action, null, reason, fields, List.of(), null), actor, now));
    }

    /** Does something with inputs. */
    CaseRef effect(long caseId, String action, Actor actor, Map<String, String> inputs) {
        var step = new CaseStep(caseId, action, null, "因为", Map.of(), List.of(), null, inputs);
        return database.inScope(actor.scope(), () -> cases.act(step, actor, now));
    }

    /** Whether somebody sees a case, by the database alone. */
    boolean sees(Actor actor, long caseId) {
        return database.inScope(actor.scope(), () -> store.find(caseId).isPresent());
    }

    /** The whole history of a case agrees with itself and with its row. */
    void assertIntact(long caseId) {
        var report = database.asSystem(() -> verification.ofCase(caseId).orElseThrow());
        org.assertj.core.api.Assertions.assertThat(report.faults()).isEmpty();
    }

    public Evidence photo(long caseId, Actor actor) {
        StoredFile file = files.store(new ByteArrayInputStream(jpeg("photo " + caseId)));
        return database.inScope(actor.scope(), () -> cases.addEvidence(caseId, file, "现场.jpg", actor, now));
    }

    /** Bytes that begin as a JPEG does. */
    public static byte[] jpeg(String rest) {
        byte[] text = rest.getBytes(StandardCharsets.UTF_8);
        var bytes = new byte[text.length + 20];
        byte[] head = {
            (byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0
        };
        System.arraycopy(head, 0, bytes, 0, head.length);
        System.arraycopy(text, 0, bytes, head.length, text.length);
        return bytes;
    }

    /** Walks a case to the stage in which its handler works. */
    public CaseRef dispatched(long organisation) {
        CaseRef ref = file(organisation);
        act(ref.id(), "accept", SUPERVISOR);
        act(ref.id(), "dispatch", SUPERVISOR);
        return ref;
    }

    public static final Map<String, String> HANDED_IN = Map.of("cause", "driver", "measure", "约谈驾驶员并培训");

    public CaseState state(long caseId) {
        return database.asSystem(() -> store.find(caseId).orElseThrow());
    }

    public List<CaseEvent> events(long caseId) {
        return database.asSystem(() -> store.events(caseId));
    }

    /** The ids of the files that the last step of a case carries. */
    List<Long> carried(long caseId) {
        Object files = CaseState.read(events(caseId).getLast().payload()).get("evidence");
        var ids = new ArrayList<Long>();
        if (files instanceof List<?> list) {
            for (Object file : list) {
                if (file instanceof Map<?, ?> map && map.get("id") instanceof Number id) {
                    ids.add(id.longValue());
                }
            }
        }
        return ids;
    }

    List<String> steps(long caseId) {
        return events(caseId).stream().map(CaseEvent::action).toList();
    }

    AlarmView alarm(String id, String kind, int severity, long asset, double longitude) {
        return new AlarmView(
                id,
                kind,
                "超速行驶",
                "overspeed",
                severity,
                AlarmView.State.UNACKNOWLEDGED,
                asset,
                "TOUR_COACH",
                "冀J" + asset,
                OWNER,
                null,
                now,
                null,
                112.0,
                100.0,
                "km/h",
                now,
                longitude,
                38.9,
                "p0-17",
                Map.of());
    }
}
