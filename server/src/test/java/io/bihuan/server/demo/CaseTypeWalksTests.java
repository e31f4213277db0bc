package io.bihuan.server.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bihuan.server.calendar.Calendars;
import io.bihuan.server.database.DataScopes;
import io.bihuan.server.database.ServerTest;
import io.bihuan.server.http.Problem;
import io.bihuan.server.ledger.Actor;
import io.bihuan.server.ledger.Cases;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseTypes;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Every shipped type's sample goes its whole way through the ledger, each step as the person it names and no other. */
@ServerTest(fresh = true)
class CaseTypeWalksTests {

    private static final CaseTypes SHIPPED =
            CaseTypes.load(Path.of("none"), Calendars.load(Path.of("none"), ZoneId.of("Asia/Shanghai")));

    /** What somebody hears whom the type does not let do a step. */
    private static final Set<String> NOT_YOU = Set.of("case-action-role", "case-action-handler", "case-unknown");

    /** One of every role, none of whom handles anything in the samples. */
    private static final List<String> BYSTANDERS = List.of("lingdao", "xiaofang", "baiwei", "shiqiao", "xunjian");

    private final Walker walker;
    private final SampleCast cast;
    private final SampleRows samples;
    private final Cases cases;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;

    @Autowired
    CaseTypeWalksTests(
            Walker walker,
            SampleCast cast,
            SampleRows samples,
            Cases cases,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Clock clock) {
        this.walker = walker;
        this.cast = cast;
        this.samples = samples;
        this.cases = cases;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    @BeforeEach
    void bringTheCastIn() {
        DataScopes.runAsSystem("sample cast", () -> cast.bringIn("a-Long-Password-1"));
    }

    static Stream<String> types() {
        return SHIPPED.all().stream().map(CaseType::key);
    }

    private boolean closed(long caseId) {
        return DataScopes.callAsSystem(
                "test",
                () -> Optional.ofNullable(
                                transactions.execute(status -> jdbc.sql("select closed from ledger_case where id = :id")
                                        .param("id", caseId)
                                        .query(Boolean.class)
                                        .single()))
                        .orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("types")
    void goesItsWholeWay(String key) {
        CaseType type = SHIPPED.find(key).orElseThrow();
        Walk walk = Walk.shipped(key);
        assertThat(walk.type()).isEqualTo(key);
        Instant at = clock.instant().minus(Duration.ofDays(120));
        long caseId = file(key, walk.file(), at);
        var lastBy = new HashMap<String, String>();
        for (Walk.Step step : walk.steps()) {
            at = at.plus(step.after());
            if (!step.onChild()) {
                CaseType.Action action = type.action(step.action())
                        .orElseThrow(() -> new AssertionError(key + " has no action " + step.action()));
                refusesOthers(caseId, step, action, lastBy, at);
            }
            step(caseId, step, null, at);
            lastBy.put(step.action(), step.as());
        }
        assertThat(closed(caseId)).as("%s is closed in the end", key).isTrue();
        assertThat(walk.lookBack() == null)
                .as("%s is looked back at", key)
                .isEqualTo(type.loop().lookBack() == null);
        if (walk.lookBack() != null) {
            Instant later = at.plus(Duration.ofDays(400));
            assertThat(walker.lookBack(caseId, walk.lookBack(), later)).isTrue();
            assertThat(closed(caseId)).as("%s held", key).isTrue();
        }
    }

    private long file(String type, Walk.Opening opening, Instant at) {
        try {
            return walker.file(type, opening, at);
        } catch (Problem e) {
            throw new AssertionError(type + " " + opening.title() + told(e), e);
        }
    }

    private void step(long caseId, Walk.Step step, @Nullable String to, Instant at) {
        try {
            walker.step(caseId, step, to, at);
        } catch (Problem e) {
            throw new AssertionError("case " + caseId + " " + step.as() + " " + step.action() + told(e), e);
        }
    }

    private static String told(Problem e) {
        return ": " + e.code() + " " + List.of(e.arguments()) + " " + e.fieldErrors();
    }

    private void refusesOthers(
            long caseId, Walk.Step step, CaseType.Action action, Map<String, String> lastBy, Instant at) {
        for (String login : BYSTANDERS) {
            Actor actor = cast.actor(login);
            if (actor.role() != null && !action.roles().contains(actor.role())) {
                assertThat(refusal(caseId, step, actor, at))
                        .as("%s must not do %s", login, step.action())
                        .isIn(NOT_YOU);
            }
        }
        for (String other : action.otherThan()) {
            String login = lastBy.get(other);
            if (login != null) {
                Actor actor = cast.actor(login);
                String code = refusal(caseId, step, actor, at);
                assertThat(code)
                        .as("%s, who did %s, must not do %s", login, other, step.action())
                        .isIn("case-action-other", "case-action-role", "case-action-handler");
            }
        }
    }

    private String refusal(long caseId, Walk.Step step, Actor actor, Instant at) {
        Problem problem = catchThrowableOfType(
                Problem.class,
                () -> DataScopes.run(
                        actor.scope(), () -> cases.act(walker.asked(caseId, step, null, List.of(), at), actor, at)));
        return problem == null ? "nothing" : problem.code();
    }

    @Test
    void everyEffectAShippedTypeUsesIsDoneInSomeSample() {
        var used = new HashSet<String>();
        var done = new HashSet<String>();
        for (CaseType type : SHIPPED.all()) {
            Walk walk = Walk.shipped(type.key());
            for (CaseType.Action action : type.actions()) {
                if (action.effect() != null) {
                    used.add(String.valueOf(action.effect()));
                    walk.steps().stream()
                            .filter(step -> step.action().equals(action.key()))
                            .forEach(step -> done.add(String.valueOf(action.effect())));
                }
            }
        }
        used.removeAll(done);
        assertThat(used.size()).as("effects no sample does: %s", used).isLessThanOrEqualTo(14);
    }

    @Test
    void othersOfTheKindCanBeFiledAndGoAsFarAsTheySay() {
        var faults = new ArrayList<String>();
        for (CaseType type : SHIPPED.all()) {
            Walk walk = Walk.shipped(type.key());
            assertThat(walk.others()).as(type.key()).isNotEmpty();
            for (Walk.Other other : walk.others()) {
                try {
                    go(walk, other, clock.instant().minus(Duration.ofDays(other.daysAgo() + 60L)));
                } catch (AssertionError e) {
                    faults.add(type.key() + " " + other.opening().title() + " " + e.getMessage());
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void everyTypeThatIsLookedBackAtHasACaseWhoseTurnHasCome() {
        for (CaseType type : SHIPPED.all()) {
            Walk walk = Walk.shipped(type.key());
            List<Walk.Other> waiting =
                    walk.others().stream().filter(Walk.Other::lookBackWaits).toList();
            assertThat(waiting.isEmpty()).as(type.key()).isEqualTo(walk.lookBack() == null);
            for (Walk.Other other : waiting) {
                assertThat(other.steps())
                        .as(type.key())
                        .isGreaterThanOrEqualTo(walk.steps().size());
                long caseId = go(walk, other, clock.instant().minus(other.age()));
                assertThat(samples.lookBack(caseId).orElseThrow().from())
                        .as("%s %s", type.key(), other.opening().title())
                        .isBetween(clock.instant().minus(Duration.ofDays(5)), clock.instant());
            }
        }
    }

    /** In one transaction, as the demo does: a sweep between two steps of the past would put what follows into the present. */
    private long go(Walk walk, Walk.Other other, Instant filedAt) {
        return DataScopes.callAsSystem(
                "a past",
                () -> Objects.requireNonNull(transactions.execute(status -> goThrough(walk, other, filedAt))));
    }

    private long goThrough(Walk walk, Walk.Other other, Instant filedAt) {
        Instant at = filedAt;
        long caseId = file(walk.type(), other.opening(), at);
        for (Walk.Step step : walk.stepsOf(other)) {
            at = at.plus(step.after());
            step(caseId, step, other.to(), at);
        }
        return caseId;
    }
}
