package io.bihuan.server.demo;

import io.bihuan.server.citizen.CitizenReports;
import io.bihuan.server.citizen.CitizenReports.Source;
import io.bihuan.server.citizen.CitizenServices;
import io.bihuan.server.citizen.NewReport;
import io.bihuan.server.database.DataScopes;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.OrganisationKind;
import io.bihuan.server.identity.People;
import io.bihuan.server.identity.Person;
import io.bihuan.server.identity.Role;
import io.bihuan.server.notice.Duties;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Puts the supervisors of the demo city's departments on a week's roster and lets some citizens report, each through the
 * public door. Runs after the city was brought in; where a roster stands already, nothing is done.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
final class DemoNotices implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoNotices.class);
    private static final int DAYS = 7;
    private static final Duration SHIFT = Duration.ofHours(24);

    /** Service, description, address, and how far from the city's centre in degrees. */
    private record Told(String service, String description, String address, double east, double north) {}

    private static final List<Told> TOLD = List.of(
            new Told("manhole", "非机动车道井盖缺失，晚上看不清，已经有人差点摔倒", "海滨路与朝阳街口东北角", 0.012, 0.006),
            new Told("streetlight", "小区北门外一排路灯三天不亮", "朝阳街 112 号门前", -0.008, 0.011),
            new Told("vehicle", "一辆罐车长时间停在学校门口，驾驶员不在车上", "实验小学南门", 0.004, -0.009),
            new Told("dust", "夜里十一点多工地还在倒土，没有喷淋", "新港东路在建工地", 0.021, -0.004),
            new Told("water", "下水口堵了，污水漫到人行道", "幸福里菜市场西侧", -0.015, -0.006));

    private final Duties duties;
    private final CitizenReports reports;
    private final CitizenServices services;
    private final Cast cast;
    private final String folder;
    private final Clock clock;

    DemoNotices(
            Duties duties,
            CitizenReports reports,
            CitizenServices services,
            Cast cast,
            @Value("${bihuan.demo:}") String folder,
            Clock clock) {
        this.duties = duties;
        this.reports = reports;
        this.services = services;
        this.cast = cast;
        this.folder = folder;
        this.clock = clock;
    }

    /** Who there is. */
    @Component
    record Cast(Directory directory, People people) {

        /** Supervisors by department, who take turns. */
        List<List<Person>> shifts() {
            return directory.organisations(io.bihuan.server.database.DataScope.SYSTEM).stream()
                    .filter(node -> node.kind() == OrganisationKind.DEPARTMENT)
                    .map(node -> people.ofOrganisation(node.id()).stream()
                            .filter(person -> person.role() == Role.DEPARTMENT_SUPERVISOR)
                            .toList())
                    .filter(shift -> !shift.isEmpty())
                    .toList();
        }
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!folder.isBlank()) {
            DataScopes.runAsSystem("demo rosters and reports", () -> bringIn(DemoCity.read(Path.of(folder))));
        }
    }

    private void bringIn(DemoCity city) {
        Instant now = clock.instant();
        LocalDate today = now.atZone(clock.getZone()).toLocalDate();
        if (reports.list(new io.bihuan.server.citizen.ReportQuery(
                                Set.of(), Set.of(), null, Instant.EPOCH, now.plusSeconds(1)))
                        .size()
                > 0) {
            return;
        }
        for (List<Person> shift : cast.shifts()) {
            for (int day = -1; day < DAYS; day++) {
                Person person = shift.get(Math.floorMod(day, shift.size()));
                Instant from = today.plusDays(day)
                        .atTime(LocalTime.of(8, 30))
                        .atZone(clock.getZone())
                        .toInstant();
                duties.add(person.organisationId(), person.id(), from, from.plus(SHIFT), "全天值班");
            }
        }
        city.grids().stream()
                .map(DemoCity.Grid::centre)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(centre -> TOLD.stream()
                        .filter(told -> services.find(told.service()).isPresent())
                        .forEach(told -> report(told, Objects.requireNonNull(centre))));
        LOG.info("Demo city {}: rosters and citizens' reports brought in", city.name());
    }

    private void report(Told told, double[] centre) {
        reports.file(
                new NewReport(
                        told.service(),
                        told.description(),
                        told.address(),
                        centre[0] + told.east(),
                        centre[1] + told.north(),
                        "1380000" + (1000 + TOLD.indexOf(told)),
                        "热心市民",
                        "",
                        List.of(),
                        Map.of()),
                Source.PAGE);
    }
}
