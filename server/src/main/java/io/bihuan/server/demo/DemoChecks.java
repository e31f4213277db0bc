package io.bihuan.server.demo;

import io.bihuan.server.check.Checks;
import io.bihuan.server.check.Checks.Place;
import io.bihuan.server.check.Checks.Spot;
import io.bihuan.server.check.Checks.Wanted;
import io.bihuan.server.database.DataScope;
import io.bihuan.server.database.DataScopes;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.Grid;
import io.bihuan.server.identity.Organisation;
import io.bihuan.server.identity.OrganisationKind;
import io.bihuan.server.identity.People;
import io.bihuan.server.identity.Person;
import io.bihuan.server.identity.Role;
import io.bihuan.server.identity.Viewer;
import io.bihuan.server.ledger.evidence.EvidenceFiles;
import io.bihuan.server.ledger.evidence.StoredFile;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Gives the demo city its rounds: plans of two weeks, most of their tasks done in time, some late, some missed, a few with
 * failed items. Only where there is no plan yet.
 */
@Component
final class DemoChecks {

    /** A check that a body of a certain kind has to do. */
    private record Duty(String title, String checklist, String rule, String within) {}

    /** By what a body's name says it is. */
    private static final Map<String, List<Duty>> DUTIES = Map.of(
            "医院",
            List.of(
                    new Duty("三级查房督查", "hospital-ward-rounds", "FREQ=DAILY;BYHOUR=8", "9h"),
                    new Duty("VTE 风险评估抽查", "hospital-vte-caprini", "FREQ=WEEKLY;BYDAY=MO,TH;BYHOUR=10", "1d"),
                    new Duty("合理用药点评", "hospital-rational-drug-use", "FREQ=WEEKLY;BYDAY=WE;BYHOUR=9", "2d"),
                    new Duty("术前评估抽查", "hospital-preoperative-assessment", "FREQ=WEEKLY;BYDAY=FR;BYHOUR=9", "1d")),
            "建",
            List.of(
                    new Duty("扬尘“七个百分之百”", "dust-seven-hundred-percent", "FREQ=DAILY;BYHOUR=7", "10h"),
                    new Duty("扬尘“两个禁止”", "dust-two-bans", "FREQ=WEEKLY;BYDAY=MO;BYHOUR=8", "1d")),
            "化工",
            List.of(new Duty("重大隐患判定自查", "chemical-major-hazards", "FREQ=WEEKLY;BYDAY=MO;BYHOUR=8", "2d")));

    private static final Logger LOG = LoggerFactory.getLogger(DemoChecks.class);
    private static final int DAYS = 14;
    private static final int ENTERPRISES = 4;

    private final Checks checks;
    private final Directory directory;
    private final People people;
    private final EvidenceFiles files;
    private final Clock clock;

    DemoChecks(Checks checks, Directory directory, People people, EvidenceFiles files, Clock clock) {
        this.checks = checks;
        this.directory = directory;
        this.people = people;
        this.files = files;
        this.clock = clock;
    }

    /** Writes plans, tasks and results; returns how many results. */
    int write(DemoCity city) {
        Optional<Person> chief = first(city, Role.CITY_SUPERVISOR);
        if (chief.isEmpty() || checks.hasPlans()) {
            return 0;
        }
        List<Course> courses = new ArrayList<>();
        Viewer planner = directory.viewerOf(chief.get());
        patrols(city, planner, courses);
        enterprises(city, planner, courses);
        bodies(planner, courses);
        checks.makeTasks();
        int done = 0;
        for (Course course : courses) {
            done += walk(course);
        }
        LOG.info("Demo city {}: {} check results written", city.name(), done);
        return done;
    }

    /** Who does the tasks of a plan. */
    private record Course(long plan, Viewer who, int number) {}

    /** Each inspector walks the streets of a district. */
    private void patrols(DemoCity city, Viewer planner, List<Course> courses) {
        for (DemoCity.Person demo : city.people()) {
            Optional<Person> found =
                    demo.role() == Role.INSPECTOR ? people.findByLoginName(demo.loginName()) : Optional.empty();
            Long gridId = found.map(Person::gridId).orElse(null);
            if (found.isEmpty() || gridId == null) {
                continue;
            }
            Person person = found.get();
            Grid grid = directory.grid(gridId).orElseThrow();
            var place = new Place(grid.name() + "主街", person.organisationId(), gridId, grid.name(), points(grid));
            add(
                    planner,
                    courses,
                    person,
                    wanted(
                            "街面巡查（" + grid.name() + "）",
                            "street-patrol",
                            person,
                            "FREQ=DAILY;BYHOUR=9",
                            "8h",
                            false,
                            place));
        }
    }

    private static List<Spot> points(Grid grid) {
        Double longitude = grid.centreLongitude();
        Double latitude = grid.centreLatitude();
        if (longitude == null || latitude == null) {
            return List.of();
        }
        return List.of(
                new Spot("东口", longitude + 0.004, latitude),
                new Spot("中段", longitude, latitude + 0.001),
                new Spot("西口", longitude - 0.004, latitude));
    }

    /** Departments check companies every week, and once without notice; companies check themselves every day. */
    private void enterprises(DemoCity city, Viewer planner, List<Course> courses) {
        int count = 0;
        for (DemoCity.Person demo : city.people()) {
            Optional<Person> manager = demo.role() == Role.ENTERPRISE_SAFETY_MANAGER
                    ? people.findByLoginName(demo.loginName())
                    : Optional.empty();
            if (manager.isEmpty() || count++ >= ENTERPRISES) {
                continue;
            }
            Person self = manager.get();
            String name = directory.organisationRef(self.organisationId()).name();
            var own = new Place("厂区", self.organisationId(), null, "厂区", List.of());
            add(
                    planner,
                    courses,
                    self,
                    wanted(
                            "企业日常自查",
                            "enterprise-safety",
                            self,
                            "FREQ=DAILY;BYDAY=MO,WE,FR;BYHOUR=8",
                            "10h",
                            false,
                            own));
            Optional<Person> supervisor = directory
                    .nearest(self.organisationId(), OrganisationKind.DEPARTMENT)
                    .flatMap(department -> person(city, Role.DEPARTMENT_SUPERVISOR, department.id()));
            if (supervisor.isPresent() && count <= 2) {
                Person checker = supervisor.get();
                add(
                        planner,
                        courses,
                        checker,
                        wanted(
                                "安全生产监督检查",
                                "enterprise-safety",
                                checker,
                                "FREQ=WEEKLY;BYDAY=TU;BYHOUR=9",
                                "2d",
                                false,
                                own));
                add(
                        planner,
                        courses,
                        checker,
                        wanted(
                                "暗访（" + name + "）",
                                "covert-check",
                                checker,
                                "FREQ=WEEKLY;BYDAY=TH;BYHOUR=14",
                                "1d",
                                true,
                                own));
            }
        }
    }

    /** Hospitals, plants and building sites, where the city has them. */
    private void bodies(Viewer planner, List<Course> courses) {
        for (Organisation body : directory.organisations(DataScope.SYSTEM)) {
            handlerOf(body)
                    .ifPresent(person -> List.of("医院", "建", "化工").stream()
                            .filter(body.name()::contains)
                            .findFirst()
                            .ifPresent(kind -> duties(planner, courses, person, body, kind)));
        }
    }

    private void duties(Viewer planner, List<Course> courses, Person person, Organisation body, String kind) {
        Place place = kind.equals("医院")
                ? new Place("骨科病区", body.id(), null, "住院部 6 楼", List.of())
                : new Place(body.name(), body.id(), null, null, List.of());
        for (Duty duty : DUTIES.getOrDefault(kind, List.of())) {
            add(
                    planner,
                    courses,
                    person,
                    wanted(duty.title(), duty.checklist(), person, duty.rule(), duty.within(), false, place));
        }
    }

    private Optional<Person> handlerOf(Organisation body) {
        return people.list(null, new io.bihuan.server.http.PageQuery(0, 200, null)).items().stream()
                .filter(person -> person.organisationId() == body.id() && person.active())
                .filter(person -> person.role() == Role.UNIT_HANDLER || person.role() == Role.ENTERPRISE_SAFETY_MANAGER)
                .findFirst();
    }

    private Wanted wanted(
            String name, String list, Person person, String rhythm, String within, boolean covert, Place place) {
        LocalDate since = LocalDate.ofInstant(clock.instant(), clock.getZone()).minusDays(DAYS);
        return new Wanted(
                name, list, person.id(), person.organisationId(), null, rhythm, within, since, covert, List.of(place));
    }

    private void add(Viewer planner, List<Course> courses, Person person, Wanted wanted) {
        courses.add(
                new Course(checks.plan(wanted, clock.getZone(), planner), directory.viewerOf(person), courses.size()));
    }

    /** Most in time, one in twelve late, one in ten not at all; the newest is left for whoever tries the demo. */
    private int walk(Course course) {
        var random = new SplittableRandom(20_261 + course.number());
        Instant now = clock.instant();
        List<Checks.Due> due =
                DataScopes.call(course.who().scope(), () -> checks.tasks(course.plan(), now, course.who()));
        int done = 0;
        for (Checks.Due task : due.subList(0, Math.max(0, due.size() - 1))) {
            int fate = random.nextInt(120);
            Duration span = Duration.between(task.opensAt(), task.dueAt());
            Instant at = fate < 10
                    ? task.dueAt().plusSeconds(1800 + random.nextInt(7200))
                    : task.opensAt().plusSeconds(600 + random.nextLong(Math.max(1, span.toSeconds() - 900)));
            if (fate >= 108 || at.plusSeconds(120).isAfter(now)) {
                continue;
            }
            Set<Integer> failing = random.nextInt(100) < 12 ? Set.of(random.nextInt(task.items())) : Set.of();
            DataScopes.run(
                    course.who().scope(),
                    () -> checks.handIn(
                            task.id(), failing, text -> "现场拍照留存，已当场告知", picture(at, random), course.who(), at));
            done++;
        }
        return done;
    }

    private StoredFile picture(Instant at, SplittableRandom random) {
        String day = LocalDate.ofInstant(at, clock.getZone()).toString();
        return files.store(new ByteArrayInputStream(DemoPicture.draw(true, "检查  " + day, random)));
    }

    private Optional<Person> first(DemoCity city, Role role) {
        return city.people().stream()
                .filter(demo -> demo.role() == role)
                .findFirst()
                .flatMap(demo -> people.findByLoginName(demo.loginName()));
    }

    private Optional<Person> person(DemoCity city, Role role, @Nullable Long organisationId) {
        return city.people().stream()
                .filter(demo -> demo.role() == role)
                .flatMap(demo -> people.findByLoginName(demo.loginName()).stream())
                .filter(person -> Long.valueOf(person.organisationId()).equals(organisationId))
                .findFirst();
    }
}
