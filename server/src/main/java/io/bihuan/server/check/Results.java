package io.bihuan.server.check;

import io.bihuan.server.check.CheckTask.State;
import io.bihuan.server.check.PhotoRows.Photo;
import io.bihuan.server.check.Plan.Point;
import io.bihuan.server.check.Verdict.Answer;
import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes the results of checks. A result is written once and never changed; its hash covers the questions' version, every
 * answer, every photo's content and the places passed. The phone numbers what it sends, so that a second sending gets the
 * answer to the first.
 */
@Component
class Results {

    private final JdbcClient jdbc;
    private final TaskRows tasks;
    private final Checklists checklists;
    private final PhotoRows photos;
    private final FindingDesk findings;
    private final Plans.PlanClock clock;

    Results(
            JdbcClient jdbc,
            TaskRows tasks,
            Checklists checklists,
            PhotoRows photos,
            FindingDesk findings,
            Plans.PlanClock clock) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.checklists = checklists;
        this.photos = photos;
        this.findings = findings;
        this.clock = clock;
    }

    /** Where somebody was when they said they had reached a point of a patrol. */
    record Visit(String point, Instant at, double longitudeDegrees, double latitudeDegrees) {}

    /** A visit as it counts. */
    record CountedVisit(
            String point,
            String name,
            Instant at,
            double longitudeDegrees,
            double latitudeDegrees,
            int distanceMetres,
            boolean inside) {}

    /** What a phone hands in. */
    record Handed(
            UUID clientId,
            Instant startedAt,
            Instant finishedAt,
            @Nullable Double longitudeDegrees,
            @Nullable Double latitudeDegrees,
            @Nullable String remark,
            Map<String, Answer> answers,
            List<Visit> visits) {

        Handed {
            answers = Map.copyOf(answers);
            visits = List.copyOf(visits);
        }
    }

    /** What is kept and hashed. */
    record Content(
            long task,
            String checklist,
            int version,
            UUID clientId,
            long person,
            Instant startedAt,
            Instant finishedAt,
            @Nullable Double longitudeDegrees,
            @Nullable Double latitudeDegrees,
            @Nullable String remark,
            Map<String, Answer> answers,
            List<CountedVisit> visits,
            Map<String, String> photos) {}

    /** A result as it is kept. */
    record Kept(
            long id,
            long taskId,
            UUID clientId,
            long personId,
            String personName,
            Instant receivedAt,
            Content content,
            String hash,
            boolean intact) {}

    Optional<Kept> ofTask(long taskId) {
        return jdbc.sql("select * from check_result where task_id = :task")
                .param("task", taskId)
                .query(Results::kept)
                .optional();
    }

    private Optional<Kept> ofClient(UUID clientId) {
        return jdbc.sql("select * from check_result where client_id = :client")
                .param("client", clientId)
                .query(Results::kept)
                .optional();
    }

    /**
     * Takes a result.
     *
     * @return the result; the one taken before where it is sent again
     * @throws Problem 404 {@code check-task-unknown}; 409 {@code check-task-done}, {@code check-task-cancelled},
     *     {@code check-number-taken}; 403 {@code check-task-not-yours}; 422 {@code check-point-missed} where neither the point nor a remark is given,
     *     or with the answers that are missing or wrong
     */
    @Transactional
    public Kept take(long taskId, Handed handed, Viewer viewer) {
        return take(taskId, handed, viewer, clock.now());
    }

    /** As above, received at a moment of the past, so that history can be brought in. */
    @Transactional
    public Kept take(long taskId, Handed handed, Viewer viewer, Instant receivedAt) {
        CheckTask task = tasks.lock(taskId).orElseThrow(() -> Problem.notFound("check-task-unknown", taskId));
        Optional<Kept> before = ofClient(handed.clientId());
        if (before.isPresent()) {
            if (before.get().taskId() != taskId || before.get().personId() != viewer.personId()) {
                throw Problem.conflict("check-number-taken");
            }
            return before.get();
        }
        refuse(task, viewer);
        Checklists.Kept list = checklists.byIds(List.of(task.listId())).getFirst();
        Verdict verdict = Verdict.of(list.list(), handed.answers());
        var faults = new ArrayList<>(verdict.faults());
        faults.addAll(findings.faults(verdict, handed.answers()));
        if (!faults.isEmpty()) {
            throw Problem.invalidFields(faults);
        }
        Instant now = receivedAt.truncatedTo(ChronoUnit.MICROS);
        Instant finished = handed.finishedAt().isAfter(now) ? now : handed.finishedAt();
        Content content = content(task, list, handed, finished, viewer);
        boolean reached = task.points().stream().allMatch(point -> isReached(point, content.visits()));
        String text = CheckJson.write(content);
        insert(task, handed, finished, viewer, text, now);
        tasks.done(task, viewer, finished, verdict, reached);
        CheckTask done = tasks.find(taskId).orElse(task);
        for (Checklist.Item item : verdict.failed()) {
            Answer answer = Objects.requireNonNull(handed.answers().get(item.key()));
            findings.take(done, item, answer, viewer, now);
        }
        return ofTask(taskId).orElseThrow();
    }

    private static void refuse(CheckTask task, Viewer viewer) {
        if (task.state() == State.DONE) {
            throw Problem.conflict("check-task-done", String.valueOf(task.doneByName()));
        }
        if (task.state() == State.CANCELLED) {
            throw Problem.conflict("check-task-cancelled", task.title());
        }
        if (!isFor(task, viewer)) {
            throw Problem.forbidden("check-task-not-yours", task.title());
        }
    }

    /** Whether somebody is meant to do a task. */
    static boolean isFor(CheckTask task, Viewer viewer) {
        Long person = task.assignee().personId();
        if (person != null) {
            return person == viewer.personId();
        }
        return task.assignee().organisationId() == viewer.organisationId()
                && (task.assignee().role() == null || task.assignee().role() == viewer.role());
    }

    private void insert(CheckTask task, Handed handed, Instant finished, Viewer viewer, String text, Instant now) {
        jdbc.sql("""
                        insert into check_result (task_id, client_id, list_id, person_id, person_name, started_at,
                          finished_at, received_at, longitude_degrees, latitude_degrees, content, hash)
                        values (:task, :client, :list, :person, :name, :started, :finished, :now, :longitude, :latitude,
                          :content, :hash)""")
                .param("task", task.id())
                .param("client", handed.clientId())
                .param("list", task.listId())
                .param("person", viewer.personId())
                .param("name", viewer.displayName())
                .param("started", earlier(handed.startedAt(), finished).atOffset(ZoneOffset.UTC))
                .param("finished", finished.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("longitude", handed.longitudeDegrees())
                .param("latitude", handed.latitudeDegrees())
                .param("content", text)
                .param("hash", CheckJson.hash(text))
                .update();
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private Content content(CheckTask task, Checklists.Kept list, Handed handed, Instant finished, Viewer viewer) {
        var wanted = handed.answers().values().stream()
                .flatMap(answer -> answer.pictures().stream())
                .distinct()
                .toList();
        Map<String, String> found = new TreeMap<>();
        for (Photo photo : wanted.isEmpty() ? List.<Photo>of() : photos.byClientIds(wanted)) {
            if (photo.personId() == viewer.personId()) {
                found.put(photo.clientId().toString(), photo.sha256());
            }
        }
        wanted.stream()
                .filter(id -> !found.containsKey(id.toString()))
                .findFirst()
                .ifPresent(missing -> {
                    throw Problem.invalid("check-photo-not-there", missing);
                });
        return new Content(
                task.id(),
                list.list().key(),
                list.version(),
                handed.clientId(),
                viewer.personId(),
                earlier(handed.startedAt(), finished),
                finished,
                handed.longitudeDegrees(),
                handed.latitudeDegrees(),
                handed.remark(),
                handed.answers(),
                visits(task, handed),
                found);
    }

    private static boolean isReached(Point point, List<CountedVisit> visits) {
        return visits.stream().anyMatch(visit -> visit.inside() && visit.point().equals(point.key()));
    }

    /** Measures the visits. A point may be left out, because a road can be closed, but not in silence. */
    private static List<CountedVisit> visits(CheckTask task, Handed handed) {
        var counted = new ArrayList<CountedVisit>();
        for (Visit visit : handed.visits()) {
            Point point = task.points().stream()
                    .filter(candidate -> candidate.key().equals(visit.point()))
                    .findFirst()
                    .orElseThrow(() -> Problem.invalid("check-point-unknown", visit.point()));
            int distance = (int) Math.round(metres(
                    point.longitudeDegrees(),
                    point.latitudeDegrees(),
                    visit.longitudeDegrees(),
                    visit.latitudeDegrees()));
            counted.add(new CountedVisit(
                    point.key(),
                    point.name(),
                    visit.at(),
                    visit.longitudeDegrees(),
                    visit.latitudeDegrees(),
                    distance,
                    distance <= point.radiusMetres()));
        }
        boolean silent = handed.remark() == null || handed.remark().isBlank();
        for (Point point : task.points()) {
            if (silent && !isReached(point, counted)) {
                throw Problem.invalid("check-point-missed", point.name(), point.radiusMetres());
            }
        }
        return counted;
    }

    /** Metres between two places, on a sphere. */
    static double metres(double longitudeA, double latitudeA, double longitudeB, double latitudeB) {
        double halfLatitude = Math.toRadians(latitudeB - latitudeA) / 2;
        double halfLongitude = Math.toRadians(longitudeB - longitudeA) / 2;
        double a = Math.pow(Math.sin(halfLatitude), 2)
                + Math.cos(Math.toRadians(latitudeA))
                        * Math.cos(Math.toRadians(latitudeB))
                        * Math.pow(Math.sin(halfLongitude), 2);
        return 2 * 6_371_008.8 * Math.asin(Math.min(1, Math.sqrt(a)));
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        String text = row.getString("content");
        String hash = row.getString("hash");
        return new Kept(
                row.getLong("id"),
                row.getLong("task_id"),
                row.getObject("client_id", UUID.class),
                row.getLong("person_id"),
                row.getString("person_name"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                CheckJson.read(text, Content.class),
                hash,
                CheckJson.hash(text).equals(hash));
    }
}
